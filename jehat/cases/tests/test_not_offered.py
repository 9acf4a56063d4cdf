"""Who was writing a case when its kind was retired is told so, and loses nothing of what he typed."""

import pytest
from django.utils import translation

from jehat.cases.models import Case
from jehat.catalogue.actions import retire_kind
from jehat.documents.actions import keep_draft
from jehat.documents.queries import drafts_of

FORM = "/cases/new/WRM-BPR/"
REASON = "This kind of case is not offered now."


@pytest.fixture
def sara(world, client):
    world.sara.language = "en"
    world.sara.save(update_fields=["language"])
    client.force_login(world.sara)
    with translation.override("en"):
        yield client


def test_the_draft_is_listed_and_shows_its_words_without_the_way_to_file_it(world, sara):
    keep_draft(by=world.sara, place="new:WRM-BPR", words={"subject": "سور الحديقة", "text": "طلب"})
    retire_kind(by=world.admin.user, kind=world.kind)
    (draft,) = drafts_of(world.sara)
    assert str(draft.at.label) == "Not filed, and not offered now"
    page = sara.get(draft.at.url).content.decode()
    assert REASON in page and "سور الحديقة" in page and "/cases/new/?entity=WRM" in page
    assert "File the case" not in page and "Save as draft" in page


def test_what_is_sent_too_late_comes_back_with_the_reason(world, sara):
    retire_kind(by=world.admin.user, kind=world.kind)
    sent = sara.post(FORM, {"subject": "سور الحديقة", "text": "تفاصيل", "priority": "normal"})
    page = sent.content.decode()
    assert sent.status_code == 422 and REASON in page and "سور الحديقة" in page and "تفاصيل" in page
    assert not Case.objects.exists()


def test_words_typed_after_it_was_retired_are_kept_too(world, sara):
    retire_kind(by=world.admin.user, kind=world.kind)
    keep_draft(by=world.sara, place="new:WRM-BPR", words={"subject": "سور الحديقة"})
    assert len(drafts_of(world.sara)) == 1


def test_without_a_draft_the_guide_says_it(world, sara):
    retire_kind(by=world.admin.user, kind=world.kind)
    answer = sara.get(FORM, follow=True)
    assert answer.redirect_chain == [("/guide/kinds/WRM-BPR/", 302)] and answer.status_code == 410
    assert REASON in answer.content.decode()


def test_what_never_was_published_is_not_there(world, sara):
    type(world.kind).objects.filter(pk=world.kind.pk).update(is_published=False, current=None)
    assert sara.get(FORM).status_code == 404
