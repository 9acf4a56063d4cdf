from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone, translation

from jehat.audit.models import Event
from jehat.calendars.working_time import add_working_days
from jehat.cases import actions
from jehat.cases.models import Case, Comment
from jehat.cases.states import Priority, Reason, Status
from jehat.core.hijri import hijri_year
from jehat.core.verdict import Refused
from jehat.documents.models import File
from jehat.notifications.models import Message, Notice

from .refusing import refused
from .traces import adds_up, both_ways, holders, line, outgoing, sent, sentence, told, verbs

OFFERED = "This kind of case is not offered now."


def submit(world, **given):
    return actions.submit(**({"by": world.sara, "kind": world.kind, "subject": "A workshop", "text": "Soon"} | given))


def test_it_is_numbered_distributed_and_acknowledged_at_once(world):
    case = submit(world, priority=Priority.URGENT)
    case = Case.objects.get(pk=case.pk)
    assert case.number == f"WRM-{hijri_year(timezone.localdate())}-000001"
    assert (case.status, case.assignee, case.department) == (Status.ASSIGNED, world.noura, world.permits)
    assert (case.subject, case.priority, case.beneficiary, case.entity) == (
        "A workshop",
        "urgent",
        world.sara,
        world.entity,
    )
    assert holders(case) == [(world.permits, world.noura, Reason.LONGEST_WAIT)]
    assert adds_up(case)


def test_what_was_said_is_the_first_comment(world):
    said = submit(world).comments.get()
    assert (said.text, said.act, said.by, said.is_from_beneficiary) == ("Soon", Comment.Act.SUBMIT, world.sara, True)


def test_the_record_says_what_and_why_and_keeps_no_word_of_it(world):
    case = submit(world)
    filed, given = line("case.submit", case), line("case.distribute", case)
    assert (filed.by, filed.entity_id) == (world.sara, world.entity.pk)
    assert filed.particulars == {"kind": world.kind.code, "priority": "normal", "channel": "web"}
    assert given.by is None
    assert given.particulars == {
        "to": str(world.noura.pk),
        "department": str(world.permits.pk),
        "reason": Reason.LONGEST_WAIT,
        "load": 0,
        "candidates": 3,
    }
    assert "workshop" not in str(list(Event.objects.values_list("particulars", flat=True)))


def test_the_beneficiary_gets_a_receipt_and_the_holder_his_work(world):
    case = submit(world)
    event = line("case.distribute", case)
    assert told(event) == {
        world.sara: sentence("Case %(number)s was received", case),
        world.noura.user: sentence("A new case: %(number)s", case),
    }
    assert sent(event) == both_ways(world.sara)
    assert "workshop" not in outgoing()
    assert case.number in outgoing()


def test_the_promise_counts_working_days(world):
    case = submit(world)
    assert case.due_at == add_working_days(case.created_at, world.kind.working_days)


def test_it_may_be_said_by_voice_and_with_files(world, speak, hand_in):
    voice, plan = speak(world.sara), hand_in(world.sara)
    said = submit(world, text="", voice=voice, files=[plan]).comments.get()
    assert said.voice_id == voice.pk
    assert [one.file_id for one in said.attachments.all()] == [plan.pk]
    assert not File.objects.unattached().exists()
    assert set(File.objects.values_list("entity_id", flat=True)) == {world.entity.pk}


def test_numbers_of_an_entity_follow_one_another_and_entities_do_not_share_them(world):
    numbers = [submit(world).number, submit(world).number, submit(world, kind=world.other_kind).number]
    assert [number[-6:] for number in numbers] == ["000001", "000002", "000001"]


def test_a_refused_filing_takes_no_number(world, hand_in):
    submit(world)
    with pytest.raises(Refused):
        submit(world, files=[hand_in(world.imran)])
    assert submit(world).number.endswith("-000002")


@pytest.mark.parametrize(("basis", "year"), [("gregorian", "2026"), ("hijri", "1447")])
def test_the_year_of_the_number_is_that_of_the_filing_in_the_calendar_of_the_entity(world, basis, year):
    world.kind.entity.year_basis = basis
    case = submit(world, now=datetime(2026, 1, 31, 21, tzinfo=UTC) - timedelta(days=20))
    assert case.number == f"WRM-{year}-000001"


def test_the_year_begins_at_midnight_here(world):
    world.kind.entity.year_basis = "gregorian"
    case = submit(world, now=datetime(2025, 12, 31, 21, tzinfo=UTC))
    assert case.number == "WRM-2026-000001"


def test_an_employee_may_file_too_and_does_not_get_it_himself(world):
    case = submit(world, by=world.noura.user)
    assert case.assignee == world.faisal


def test_it_says_by_which_way_and_in_which_language_it_came(world):
    case = submit(world, channel=Case.Channel.API)
    assert (case.channel, case.language) == ("api", "ar")


def test_the_language_of_the_page_is_not_that_of_the_case(world):
    with translation.override("en"):
        assert submit(world).language == "ar"


def test_what_is_written_about_it_is_in_the_language_chosen_for_it(world):
    case = submit(world, language="en")
    actions.ask(by=case.assignee.user, case=case, text="The plan?")
    said = Message.objects.filter(to=world.sara, number=case.number)
    by_sms = said.filter(channel="sms").last()
    assert "there is news of case" in by_sms.body
    assert said.filter(channel="email").last().subject.startswith("Something is needed")
    assert "Something" not in Notice.objects.filter(to=world.sara).latest("pk").title


def test_the_form_offers_the_language(world, client):
    client.force_login(world.sara)
    sent = {"subject": "A wall", "priority": "normal", "language": "en"}
    client.post(reverse("cases:submit", args=[world.kind.code]), sent)
    assert Case.objects.get(beneficiary=world.sara).language == "en"


def test_it_is_refused_to_nobody_in_particular(world):
    nobody = AnonymousUser()
    with refused("case.submit", world.kind, by=nobody, reason="Sign in first."):
        submit(world, by=nobody)


def test_it_is_refused_to_a_closed_account(world):
    world.sara.is_active = False
    with refused("case.submit", world.kind, by=world.sara, reason="Sign in first."):
        submit(world)


def test_it_is_refused_for_a_kind_that_is_not_published(world):
    world.kind.is_published = False
    with refused("case.submit", world.kind, by=world.sara, reason=OFFERED):
        submit(world)


def test_it_is_refused_for_a_department_that_rests(world):
    world.kind.department.is_active = False
    with refused("case.submit", world.kind, by=world.sara, reason=OFFERED):
        submit(world)


def test_somebody_elses_file_is_refused_and_nothing_is_filed(world, hand_in):
    theirs = hand_in(world.imran)
    with refused("case.submit", world.kind, by=world.sara, reason="Only the person who uploaded a file may use it."):
        submit(world, files=[theirs])


def test_its_verbs_are_in_order(world):
    assert verbs(submit(world)) == ["case.submit", "case.distribute"]
