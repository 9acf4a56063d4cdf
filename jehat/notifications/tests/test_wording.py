from dataclasses import replace

import pytest
from django.utils.translation import gettext_lazy

from jehat.notifications import wording
from jehat.notifications.segments import sms_segments
from jehat.notifications.tidings import NEWS
from jehat.notifications.wording import Saying

NUMBER = "WRM-1448-000123"
MARK = "\u200e"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_text_message_is_one_part_and_says_number_and_news_only(language):
    text = wording.sms(NUMBER, language)
    assert NUMBER in text
    assert "http" not in text and "/" not in text
    assert sms_segments(text) == 1
    assert sms_segments(wording.sms("N" * 24, language)) == 1


def test_arabic_speaks_arabic():
    assert "المعاملة" in wording.sms(NUMBER, "ar")
    assert "case" in wording.sms(NUMBER, "en")


def test_a_number_of_digits_is_not_turned_round_in_arabic():
    assert f"{MARK}1448-102233" in wording.sms("1448-102233", "ar")
    assert MARK not in wording.sms("1448-102233", "en")


@pytest.mark.parametrize(("language", "first"), [("ar", 0), ("en", 1)])
def test_a_letter_is_in_both_languages_the_readers_first(language, first):
    letter = wording.letter(
        Saying(replace(NEWS, title=gettext_lazy("Case %(number)s")), NUMBER, "https://jehat.test/cases/1"), language
    )
    parts = letter.body.split(wording.RULE)
    assert len(parts) == 2
    assert ["التفاصيل" in part for part in parts] == [first == 0, first == 1]
    assert all("https://jehat.test/cases/1" in part and NUMBER in part for part in parts)
    assert NUMBER in letter.subject
