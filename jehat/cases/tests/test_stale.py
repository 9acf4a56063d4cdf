"""Two people, one case: nothing typed is lost, and nobody acts on what he has not read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jehat.cases import actions, queries
from jehat.cases.actions.unchanged import Changed, if_unchanged
from jehat.cases.models import Case
from jehat.cases.states import Status
from jehat.documents.models import File

from .at_once import at_once
from .conftest import PNG

TYPED = "the words that took an hour"
WORDS = {
    "comment": {"text": TYPED},
    "note": {"text": TYPED},
    "ask": {"text": TYPED},
    "complete": {"text": TYPED},
    "reject": {"text": TYPED, "outcome": "not_competent"},
}


@pytest.fixture
def sends(client):
    """`sends(user, verb, case, seen)`: the form of a verb as a page that was read at `seen` sends it."""

    def sends(user, verb, case, seen, **more):
        client.force_login(user)
        data = WORDS.get(verb, {}) | {"seen": seen} | more
        return client.post(reverse(f"cases:{verb}", args=[case.number]), data)

    return sends


@pytest.mark.parametrize("verb", ["comment", "ask", "complete", "reject"])
def test_what_the_beneficiary_wrote_meanwhile_is_shown_before_anything_is_sent(world, opened, sends, verb):
    seen = queries.last_line(opened)
    actions.comment(by=world.sara, case=opened, text="I found the plan myself")
    answer = sends(world.noura.user, verb, opened, seen)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'id="changes"' in page
    assert "I found the plan myself" in page.split('id="changes"')[1].split("</section>")[0]
    assert TYPED in page
    assert opened.comments.count() == 2


@pytest.mark.parametrize("verb", ["comment", "ask", "complete", "reject"])
def test_sent_again_it_goes_all_the_same(world, opened, sends, verb):
    seen = queries.last_line(opened)
    actions.comment(by=world.sara, case=opened, text="I found the plan myself")
    context = sends(world.noura.user, verb, opened, seen).context
    answer = sends(world.noura.user, verb, opened, context["seen"])
    assert answer.status_code == 302
    assert opened.comments.last().text == TYPED


def test_ones_own_acts_in_another_window_are_no_conflict(world, opened, sends):
    seen = queries.last_line(opened)
    actions.comment(by=world.noura.user, case=opened, text="First")
    assert sends(world.noura.user, "comment", opened, seen).status_code == 302


def test_a_note_is_out_of_date_only_when_the_case_went_elsewhere(world, opened, sends):
    seen = queries.last_line(opened)
    actions.comment(by=world.sara, case=opened, text="Hello")
    assert sends(world.huda.user, "note", opened, seen).status_code == 302
    actions.assign(by=world.noura.user, case=opened, to=world.faisal)
    answer = sends(world.huda.user, "note", opened, seen)
    assert (answer.status_code, answer.context["composer_mode"]) == (409, "internal")
    assert TYPED in answer.content.decode()


def test_a_closed_case_shows_the_outcome_and_the_words(world, opened, sends):
    seen = queries.last_line(opened)
    actions.complete(by=world.huda.user, case=opened, text="It is done already")
    answer = sends(world.noura.user, "comment", opened, seen)
    page = answer.content.decode()
    assert answer.status_code == 409
    for shown in ("It is done already", TYPED):
        assert shown in page


@pytest.mark.parametrize("verb", ["comment", "note", "ask", "complete", "reject"])
def test_who_lost_the_case_while_he_wrote_keeps_his_words(world, opened, sends, verb):
    seen = queries.last_line(opened)
    actions.assign(by=world.huda.user, case=opened, to=world.faisal)
    answer = sends(world.noura.user, verb, opened, seen)
    assert answer.status_code == 404
    assert TYPED in answer.content.decode()
    assert opened.number not in answer.content.decode().split("<main")[1].split("</main>")[0]


def test_a_number_that_never_was_answers_the_same(world, opened, sends, client):
    def told(number):
        page = client.post(f"/cases/{number}/note/", WORDS["note"]).content.decode()
        return page.split("<main")[1].split("</main>")[0]

    client.force_login(world.stranger.user)
    assert told(opened.number) == told("WRM-1448-999999")


@pytest.mark.parametrize("seen", ["", "x", "-1", "٥", "9" * 30])
def test_a_mark_that_no_page_gave_is_no_obstacle(world, opened, sends, seen):
    assert sends(world.noura.user, "comment", opened, seen).status_code == 302


def test_files_come_back_with_the_form(world, opened, sends, hand_in):
    seen = queries.last_line(opened)
    earlier = hand_in(world.noura.user, "earlier.png")
    actions.comment(by=world.sara, case=opened, text="Wait")
    upload = SimpleUploadedFile("later.png", PNG, "image/png")
    answer = sends(world.noura.user, "complete", opened, seen, files=[str(earlier.pk)], attachments=upload)
    page = answer.content.decode()
    later = File.objects.exclude(pk=earlier.pk).get()
    for kept in (earlier, later):
        assert f'name="files" value="{kept.pk}"' in page
        assert kept.name in page


def test_assigning_and_referring_ask_again_too(world, opened, sends):
    seen = queries.last_line(opened)
    actions.note(by=world.huda.user, case=opened, text="Do not give it away")
    answer = sends(world.noura.user, "assign", opened, seen, to=world.faisal.pk)
    assert (answer.status_code, Case.objects.get(pk=opened.pk).assignee) == (409, world.noura)
    assert "Do not give it away" in answer.content.decode()
    answer = sends(world.noura.user, "refer", opened, seen, to=world.legal.pk, note=TYPED)
    assert answer.status_code == 409
    assert TYPED in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_complete_at_once_one_learns_of_the_other(world, opened):
    seen = queries.last_line(opened)

    def completes(person):
        return lambda: if_unchanged(
            actions.complete, by=person, case=opened, seen=seen, matters=queries.EVERYTHING, text="Done"
        )

    outcomes = at_once(completes(world.noura.user), completes(world.huda.user))
    assert sorted(isinstance(one, Changed) for one in outcomes) == [False, True]
    assert Case.objects.get(pk=opened.pk).status == Status.COMPLETED
    assert opened.comments.filter(act="complete").count() == 1


def test_a_page_that_comes_back_asks_little_more_than_one_that_is_read(world, opened, sends, client):
    work = reverse("cases:work", args=[opened.number])
    client.force_login(world.noura.user)
    for _first in range(2):
        client.get(work)
    with CaptureQueriesContext(connection) as read:
        client.get(work)
    with CaptureQueriesContext(connection) as sent_back:
        assert sends(world.noura.user, "complete", opened, queries.last_line(opened), text="").status_code == 422
    assert len(sent_back) <= len(read) + 12, (len(sent_back), len(read))
