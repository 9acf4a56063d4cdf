"""A supervisor opens a closed case again."""

from jehat.cases import actions
from jehat.cases.models import Case, Closing
from jehat.cases.states import Status
from jehat.organization.models import Employee

from .refusing import ANYBODY, HERSELF, NOT_IN_HAND, NOT_THE_ROLE, each_stranger, refused
from .traces import both_ways, line, sent, sentence, told

WHY = "The wrong case was closed."
OPEN = "The case is not closed."
OFFICER = {"officer of another department": (lambda world: world.yousef.user, NOT_THE_ROLE)}


def test_it_comes_back_to_who_had_it_and_the_beneficiary_is_told(world, done):
    actions.reopen(by=world.huda.user, case=done, text=WHY)
    case = Case.objects.get(pk=done.pk)
    assert (case.status, case.assignee, case.outcome) == (Status.ASSIGNED, world.noura, "")
    event = line("case.reopen", case)
    assert case.notes.get(pk=event.particulars["note"]).text == WHY
    assert told(event)[world.sara] == sentence("Case %(number)s was taken up again; the work on it goes on", case)
    assert world.noura.user in told(event)
    assert both_ways(world.sara) <= sent(event)
    assert case.closings.get().taken_up == Closing.TakenUp.REOPENED


def test_who_left_does_not_get_it_back(world, done):
    Employee.objects.filter(pk=world.noura.pk).update(is_active=False)
    assert actions.reopen(by=world.huda.user, case=done, text=WHY).assignee == world.huda


def test_the_reason_stays_with_the_team(world, done, client):
    actions.reopen(by=world.huda.user, case=done, text=WHY)
    client.force_login(world.sara)
    assert WHY not in client.get(f"/cases/{done.number}/").content.decode()


@each_stranger(ANYBODY | OFFICER, HERSELF)
def test_it_is_refused_to_strangers(world, done, who, reason):
    person = who(world)
    with refused("case.reopen", done, by=person, reason=reason):
        actions.reopen(by=person, case=done, text=WHY)


def test_it_is_refused_to_the_officer_who_closed_it(world, done):
    with refused("case.reopen", done, by=world.noura.user, reason=NOT_THE_ROLE):
        actions.reopen(by=world.noura.user, case=done, text=WHY)


def test_it_is_refused_to_another_supervisor(world, done):
    with refused("case.reopen", done, by=world.salma.user, reason=NOT_IN_HAND):
        actions.reopen(by=world.salma.user, case=done, text=WHY)


def test_it_is_refused_while_the_case_is_open(world, opened):
    with refused("case.reopen", opened, by=world.huda.user, reason=OPEN):
        actions.reopen(by=world.huda.user, case=opened, text=WHY)


def test_what_was_withdrawn_stays_withdrawn(world, opened):
    case = actions.withdraw(by=world.sara, case=opened)
    with refused("case.reopen", case, by=world.huda.user, reason="A case that ended like this is not opened again."):
        actions.reopen(by=world.huda.user, case=case, text=WHY)


def test_the_page_does_it(world, done, client):
    client.force_login(world.huda.user)
    assert "reopen/" in client.get(f"/cases/{done.number}/work/?act=reopen").content.decode()
    answer = client.post(f"/cases/{done.number}/reopen/", {"text": WHY})
    assert (answer.status_code, Case.objects.get(pk=done.pk).is_open) == (302, True)
