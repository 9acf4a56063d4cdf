"""Words that were sent and not taken: kept on every device, and carried to where the case goes on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.cases.queries.kept import FURTHER, words_kept
from jehat.core.verdict import Refused
from jehat.documents.actions import keep_draft
from jehat.documents.models import Draft
from jehat.documents.queries import drafts_of

TYPED = "the words that took an hour"
FIELDS = {"refer": "note", "refuse_referral": "note"}


@pytest.fixture
def sends(client):
    def sends(user, verb, case, **more):
        client.force_login(user)
        return client.post(reverse(f"cases:{verb}", args=[case.number]), {FIELDS.get(verb, "text"): TYPED} | more)

    return sends


@pytest.fixture
def merged(world, opened):
    """A second case of Sara's that Huda merged into the first while Noura had it."""
    case = actions.submit(by=world.sara, kind=world.kind, subject="The same again")
    if case.assignee != world.noura:
        actions.assign(by=world.huda.user, case=case, to=world.noura)
    actions.open_case(by=world.noura.user, case=Case.objects.get(pk=case.pk))
    return actions.merge(by=world.huda.user, case=case, into=opened)


@pytest.mark.parametrize("verb", ["comment", "ask", "complete"])
def test_of_a_closed_case_they_stand_on_its_page_again_after_a_reload(world, done, sends, client, verb):
    assert sends(world.noura.user, verb, done).status_code == 409
    page = client.get(reverse("cases:work", args=[done.number]))
    assert [text for _label, _place, text in page.context["left_over"]] == [TYPED]


@pytest.mark.parametrize("verb", ["comment", "note", "ask", "refer", "complete", "refuse_referral"])
def test_of_a_case_out_of_sight_they_wait_among_the_drafts(world, opened, sends, client, verb):
    actions.assign(by=world.huda.user, case=opened, to=world.faisal)
    answer = sends(world.noura.user, verb, opened, to=world.legal.pk)
    assert (answer.status_code, answer.context["is_kept"]) == (404, True)
    (draft,) = drafts_of(world.noura.user)
    assert draft.at.title == opened.number
    page = client.get(draft.at.url).content.decode()
    assert TYPED in page
    assert "A workshop" not in page
    client.post(reverse("documents:discard_draft", args=[draft.place]))
    assert not Draft.objects.exists()
    assert client.get(draft.at.url).status_code == 404


def test_a_draft_that_was_begun_before_goes_on_when_the_case_is_out_of_sight(world, opened, sends, client):
    place = f"case:{opened.number}:note"
    draft = keep_draft(by=world.noura.user, place=place, words={"text": "the words"})
    actions.assign(by=world.huda.user, case=opened, to=world.faisal)
    assert sends(world.noura.user, "note", opened).status_code == 404
    kept = Draft.objects.get()
    assert (kept.pk, kept.words["text"], kept.others) == (draft.pk, TYPED, [])
    assert TYPED in client.get(drafts_of(world.noura.user)[0].at.url).content.decode()


def test_other_words_that_were_kept_before_are_put_aside(world, done, sends):
    keep_draft(by=world.noura.user, place=f"case:{done.number}:comment", words={"text": "something else"})
    sends(world.noura.user, "comment", done)
    draft = Draft.objects.get()
    assert draft.words["text"] == TYPED
    assert [one["words"]["text"] for one in draft.others] == ["something else"]
    sends(world.noura.user, "comment", done)
    assert len(Draft.objects.get().others) == 1


def test_nothing_typed_is_no_draft_and_too_many_are_none(world, opened, sends, monkeypatch):
    actions.assign(by=world.huda.user, case=opened, to=world.faisal)
    assert sends(world.noura.user, "note", opened, text=" ").context["is_kept"] is False
    monkeypatch.setattr("jehat.documents.permissions.MOST_DRAFTS", 0)
    answer = sends(world.noura.user, "note", opened)
    assert answer.context["is_kept"] is False
    assert TYPED in answer.content.decode()
    assert not Draft.objects.exists()


def test_they_are_nobody_elses(world, opened, sends, client):
    actions.assign(by=world.huda.user, case=opened, to=world.faisal)
    sends(world.noura.user, "note", opened)
    client.force_login(world.faisal.user)
    assert client.get(reverse("cases:unsent", args=[opened.number, "note"])).status_code == 404
    assert words_kept(world.faisal.user, opened.number, "note") is None


def test_who_does_not_see_a_case_begins_no_draft_about_it(world, opened):
    for place in (f"case:{opened.number}:note", "unsent:x:nothing", "unsent:"):
        with pytest.raises(Refused):
            keep_draft(by=world.stranger.user, place=place, words={"text": TYPED})


@pytest.mark.parametrize("verb", ["comment", "complete"])
def test_a_merged_case_leads_on_with_the_words(world, opened, merged, sends, client, verb):
    page = sends(world.noura.user, verb, merged)
    assert (page.status_code, page.context["goes_on"]) == (409, opened)
    carry = reverse("cases:carry", args=[merged.number])
    place = f"case:{merged.number}:{verb}"
    assert carry in page.content.decode()
    answer = client.post(carry, {"place": place})
    assert answer["Location"].startswith(reverse("cases:work", args=[opened.number]))
    shown = client.get(answer["Location"]).context
    assert shown[f"{verb}_form"]["text"].value() == TYPED
    assert [one.place for one in Draft.objects.all()] == [f"case:{opened.number}:{verb}"]


def test_the_beneficiary_is_led_on_too(world, opened, merged, sends, client):
    page = sends(world.sara, "comment", merged)
    assert page.status_code == 409
    again = client.get(reverse("cases:case", args=[merged.number]))
    assert [text for _label, _place, text in again.context["left_over"]] == [TYPED]
    answer = client.post(reverse("cases:carry", args=[merged.number]), {"place": f"case:{merged.number}:comment"})
    assert answer["Location"] == reverse("cases:case", args=[opened.number]) + "#composer"
    assert client.get(answer["Location"]).context["comment_form"]["text"].value() == TYPED


def test_a_case_that_was_not_merged_leads_nowhere(world, opened, done, client):
    client.force_login(world.noura.user)
    carry = reverse("cases:carry", args=[done.number])
    assert client.post(carry, {"place": f"case:{done.number}:comment"}).status_code == 404
    assert queries.goes_on_in(done, world.noura.user) is None


def test_each_further_act_is_one():
    assert all(hasattr(actions, act) for act in FURTHER)


@pytest.mark.parametrize(
    ("act", "field"),
    [
        ("postpone", "reason"),
        ("refuse_postponement", "reason"),
        ("ask_reassignment", "text"),
        ("refuse_reassignment", "answer"),
        ("refer_out", "note"),
        ("merge", "text"),
    ],
)
def test_a_reason_for_a_case_that_is_gone_waits_too(world, opened, client, act, field):
    actions.assign(by=world.huda.user, case=opened, to=world.faisal)
    client.force_login(world.noura.user)
    assert client.post(reverse(f"cases:{act}", args=[opened.number]), {field: TYPED}).status_code == 404
    (draft,) = drafts_of(world.noura.user)
    assert (draft.place, TYPED in client.get(draft.at.url).content.decode()) == (f"unsent:{opened.number}:{act}", True)


def test_a_reason_that_is_refused_waits_with_the_page_that_says_why(world, opened, client):
    until = timezone.localdate() + timedelta(days=9)
    actions.postpone(by=world.noura.user, case=opened, until=until, reason="The road is closed")
    client.force_login(world.noura.user)
    again = client.post(reverse("cases:postpone", args=[opened.number]), {"until": until, "reason": TYPED})
    assert (again.status_code, TYPED in again.content.decode()) == (409, True)
    assert words_kept(world.noura.user, opened.number, "postpone").words["reason"] == TYPED


def test_a_withdrawal_that_comes_too_late_keeps_its_reason(world, done, client):
    client.force_login(world.sara)
    answer = client.post(reverse("cases:withdraw", args=[done.number]), {"text": TYPED})
    assert answer.status_code in (403, 409)
    assert words_kept(world.sara, done.number, "withdraw").words["text"] == TYPED
