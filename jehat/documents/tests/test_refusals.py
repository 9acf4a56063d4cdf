import pytest
from django.utils import translation

from jehat.documents import refusals
from jehat.documents.refusals import NotTaken, Refusal

CODES = ("unreadable", "silent", "too_long", "too_large")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_refusal_is_a_sentence_in_both_languages(language):
    kinds = ("too_large", "program", "empty", "stranger", "missing", "not_a_sound")
    with translation.override(language):
        given = [getattr(refusals, kind)() for kind in kinds] + [refusals.bad_sound(code) for code in CODES]
        sentences = [str(refusal.sentence) for refusal in given]
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") for sentence in sentences)
    assert {any("\u0600" < letter < "\u06ff" for letter in words) for words in sentences} == {language == "ar"}


def test_the_limits_are_named(settings):
    settings.MAX_UPLOAD_BYTES, settings.MAX_VOICE_SECONDS = 20 * 1024 * 1024, 240
    with translation.override("en"):
        assert "20 MB" in str(refusals.too_large().sentence)
        assert "4 minutes" in str(refusals.bad_sound("too_long").sentence)
    with translation.override("ar"):
        assert "20 MB" in str(refusals.too_large().sentence)
        assert "4 دقائق" in str(refusals.bad_sound("too_long").sentence)


def test_statuses():
    kinds = ("too_large", "program", "empty", "stranger", "missing", "not_a_sound")
    assert [getattr(refusals, kind)().status for kind in kinds] == [413, 415, 422, 401, 400, 415]
    assert {refusals.bad_sound(code).status for code in CODES} == {422}


def test_a_file_that_is_not_taken_carries_its_status():
    refused = NotTaken(Refusal(415, "no"))
    assert (refused.status, str(refused)) == (415, "no")
