"""A comment is taken back before anything of it left."""

from datetime import timedelta
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from jehat.audit.models import Event
from jehat.cases.actions import answer, ask, comment, complete, open_case, refer, submit, unsend
from jehat.cases.models import Comment
from jehat.cases.states import Status
from jehat.core.verdict import Refused
from jehat.documents.queries import draft_at
from jehat.notifications.actions import claim
from jehat.notifications.models import Message, Notice
from tests.cast import make_world

from .at_once import at_once

pytestmark = pytest.mark.usefixtures("in_english")

SAID = "Said too early"


@pytest.fixture
def in_english():
    """Reasons are read in English, whatever the catalogues hold."""
    with override("en"):
        yield


@pytest.fixture
def case(world):
    case = submit(by=world.sara, kind=world.kind, subject="A permit", text="Please")
    open_case(by=case.assignee.user, case=case)
    return case


@pytest.fixture
def officer(case):
    return case.assignee.user


def told_of(case):
    return Message.objects.filter(event__verb="case.comment", event__subject_id=case.pk)


def test_it_is_as_if_it_had_never_been_said(world, case, officer):
    comment(by=officer, case=case, text=SAID)
    assert told_of(case).count() == 2
    unsend(by=officer, case=case)
    case.refresh_from_db()
    assert not told_of(case).exists()
    assert not Notice.objects.filter(event__verb="case.comment").exists()
    assert SAID not in [said.text for said in case.comments.all()]
    assert case.first_answer_at is None
    assert Event.objects.about(case).filter(verb="case.unsend", by=officer).count() == 1


def test_what_goes_outside_waits_as_long_as_it_can_be_taken_back(case, officer):
    now = timezone.now()
    comment(by=officer, case=case, text=SAID, now=now)
    for message in told_of(case):
        assert message.not_before == now + timedelta(seconds=10)
        assert claim(message_id=message.pk, now=now + timedelta(seconds=5)) is None


def test_what_the_beneficiary_writes_waits_for_nothing(world, case):
    comment(by=world.sara, case=case, text="Hello")
    assert not told_of(case).filter(not_before__isnull=False).exists()


def test_the_words_become_a_draft_again(case, officer):
    comment(by=officer, case=case, text=SAID)
    unsend(by=officer, case=case)
    assert draft_at(officer, f"case:{case.number}:comment").words == {"text": SAID}


def test_an_earlier_answer_stays_the_first(case, officer):
    comment(by=officer, case=case, text="First")
    case.refresh_from_db()
    first = case.first_answer_at
    comment(by=officer, case=case, text=SAID)
    unsend(by=officer, case=case)
    case.refresh_from_db()
    assert case.first_answer_at == first
    assert [said.text for said in case.comments.filter(is_from_beneficiary=False)] == ["First"]


def test_it_is_refused_when_it_is_too_late(case, officer):
    written = comment(by=officer, case=case, text=SAID)
    with pytest.raises(Refused, match="sent"):
        unsend(by=officer, case=case, now=written.created_at + timedelta(seconds=11))
    assert Comment.objects.filter(pk=written.pk).exists()


def test_it_is_refused_once_a_message_left(case, officer):
    comment(by=officer, case=case, text=SAID)
    told_of(case).filter(channel="sms").update(state=Message.State.SENT)
    with pytest.raises(Refused, match="sent already"):
        unsend(by=officer, case=case)
    assert told_of(case).count() == 2


def test_it_is_refused_once_the_beneficiary_has_looked(world, case, officer):
    comment(by=officer, case=case, text=SAID)
    open_case(by=world.sara, case=case)
    with pytest.raises(Refused, match="opened"):
        unsend(by=officer, case=case)


def test_a_question_is_taken_back_and_the_work_goes_on(case, officer):
    now = timezone.now()
    ask(by=officer, case=case, text="Bring the deed", now=now)
    asked = Message.objects.filter(event__verb="case.ask", event__subject_id=case.pk)
    assert {message.not_before for message in asked} == {now + timedelta(seconds=10)}
    unsend(by=officer, case=case)
    case.refresh_from_db()
    assert (case.status, case.first_answer_at, asked.all().count()) == (Status.IN_PROGRESS, None, 0)
    assert draft_at(officer, f"case:{case.number}:ask").words == {"text": "Bring the deed"}
    assert not Notice.objects.filter(event__verb="case.ask").exists()


@pytest.mark.parametrize("said", ["We need three things.\n", ""])
def test_several_things_asked_stand_again_each_in_its_place(client, case, officer, said):
    told = {"words": "You are", "wanted": "choice", "options": ["Owner", "Tenant"]}
    ask(by=officer, case=case, text=said, points=[{"words": "The deed", "wanted": "file"}, told])
    unsend(by=officer, case=case)
    first = {"words-1": "The deed", "wanted-1": "file"}
    second = {"words-2": "You are", "wanted-2": "choice", "options-2": "Owner\nTenant"}
    typed = ({"text": said} if said else {}) | first | second
    assert draft_at(officer, f"case:{case.number}:ask").words == typed
    client.force_login(officer)
    dialog = f"{reverse('cases:work', args=[case.number])}?form=ask"
    form = client.get(dialog, headers={"HX-Request": "true"}).context["ask_form"]
    assert (form.is_begun, {name: form[name].value() for name in typed}) == (True, typed)


def test_after_a_question_taken_back_it_can_be_asked_again(world, case, officer):
    ask(by=officer, case=case, text="Bring the deed")
    unsend(by=officer, case=case)
    ask(by=officer, case=case, text="Bring the plan")
    answer(by=world.sara, case=case, text="Here it is")
    case.refresh_from_db()
    assert case.status == Status.IN_PROGRESS


def test_a_question_is_not_taken_back_once_the_case_went_on(world, case, officer):
    ask(by=officer, case=case, text="Bring the deed")
    refer(by=officer, case=case, to=world.legal, note="Is it lawful?")
    with pytest.raises(Refused, match="gone on"):
        unsend(by=officer, case=case)


def test_a_message_of_closing_is_not_taken_back_so(case, officer):
    complete(by=officer, case=case, text="It is done")
    with pytest.raises(Refused, match="Only who wrote it"):
        unsend(by=officer, case=case)


@pytest.mark.parametrize("name", ["huda", "faisal", "stranger"])
def test_it_is_the_writers_alone(world, case, officer, name):
    comment(by=officer, case=case, text=SAID)
    somebody = getattr(world, name).user
    if somebody != officer:
        with pytest.raises(Refused):
            unsend(by=somebody, case=case)
    with pytest.raises(Refused):
        unsend(by=world.sara, case=case)


def test_the_toast_takes_it_back(client, case, officer):
    client.force_login(officer)
    work = reverse("cases:work", args=[case.number])
    page = client.post(reverse("cases:comment", args=[case.number]), {"text": SAID}, follow=True)
    address = reverse("cases:unsend", args=[case.number])
    assert f'action="{address}"' in page.content.decode()
    assert client.post(address).url.startswith(work)
    # Gone from the story, back in the composer.
    assert not Comment.objects.filter(case=case, is_from_beneficiary=False).exists()
    assert SAID in client.get(work).content.decode()
    assert "error" in client.post(address, follow=True).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_worker_and_the_writer_at_the_same_moment(db):
    """Either the messages left and the comment stands, or it was taken back and none left."""
    world = make_world()
    case = submit(by=world.sara, kind=world.kind, subject="A permit", text="Please")
    officer = case.assignee.user
    for _count in range(3):
        written = comment(by=officer, case=case, text=SAID)
        pks = list(told_of(case).filter(state="pending").values_list("pk", flat=True))
        late = written.created_at + timedelta(seconds=9)
        taken, *claimed = at_once(
            lambda: unsend(by=officer, case=case), *(partial(claim, message_id=pk, now=late) for pk in pks)
        )
        was_taken = not isinstance(taken, Refused)
        assert Comment.objects.filter(pk=written.pk).exists() is not was_taken
        assert was_taken is not any(claimed)
