import pytest
from django.urls import reverse
from django.utils import translation

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.states import Priority, PriorityGround
from jehat.cases.timeline import timeline

from .at_once import at_once
from .refusing import ANYBODY, HERSELF, NOT_HIS_OWN, each_stranger, refused
from .traces import line, sentence, told

ALREADY = "The case has this priority already."
CLOSED = "The case is closed."
SAID = "Its priority is now: Urgent (A date outside the entity binds it)"


@pytest.fixture(autouse=True)
def english():
    """Reasons are compared in English, whether or not their Arabic has been compiled."""
    with translation.override("en"):
        yield


def prioritise(by, case, priority=Priority.URGENT, ground=PriorityGround.DATE):
    return actions.prioritise(by=by, case=case, priority=priority, ground=ground)


def happenings(case, *, is_team):
    return [one.happening.sentence for one in timeline(case, is_team=is_team) if one.happening]


def test_its_holder_says_how_urgent_it_is_and_why(world, opened):
    before = Case.objects.get(pk=opened.pk)
    prioritise(world.noura.user, opened)
    case = Case.objects.get(pk=opened.pk)
    assert (case.priority, case.requested_priority, case.version) == ("urgent", "normal", before.version + 1)
    assert (case.due_at, case.legal_due_at, case.alarm_at) == (before.due_at, before.legal_due_at, before.alarm_at)
    event = line("case.prioritise", opened)
    assert event.particulars == {"former": "normal", "priority": "urgent", "urgency": "binding_date"}
    assert told(event) == {}


def test_the_holder_is_told_where_his_supervisor_says_it(world, opened):
    prioritise(world.huda.user, opened)
    said = sentence("The priority of case %(number)s was changed", opened)
    assert told(line("case.prioritise", opened)) == {world.noura.user: said}


def test_the_team_reads_it_and_the_beneficiary_goes_on_seeing_what_he_asked_for(world, opened, client):
    prioritise(world.noura.user, opened)
    assert SAID in happenings(opened, is_team=True)
    assert SAID not in happenings(opened, is_team=False)
    api = f"/api/v1/cases/{opened.number}"
    for user, place, seen, priority in (
        (world.sara, "case", "prio--mute", "normal"),
        (world.noura.user, "work", "prio--bad", "urgent"),
    ):
        client.force_login(user)
        assert seen in client.get(reverse(f"cases:{place}", args=[opened.number])).content.decode()
        assert client.get(api).json()["priority"] == priority


def test_set_back_to_what_was_asked_for_it_is_as_it_was(world, opened):
    prioritise(world.noura.user, opened)
    prioritise(world.noura.user, opened, Priority.IMPORTANT)
    assert Case.objects.get(pk=opened.pk).requested_priority == "normal"
    prioritise(world.noura.user, opened, Priority.NORMAL, PriorityGround.OVER)
    case = Case.objects.get(pk=opened.pk)
    assert (case.priority, case.requested_priority) == ("normal", "")


def test_not_to_the_priority_it_has(world, opened):
    with refused("case.prioritise", opened, by=world.noura.user, reason=ALREADY):
        prioritise(world.noura.user, opened, Priority.NORMAL)


def test_not_of_a_closed_case(world, opened):
    actions.complete(by=world.noura.user, case=opened, text="Done.")
    with refused("case.prioritise", opened, by=world.noura.user, reason=CLOSED):
        prioritise(world.noura.user, opened)


def test_nobody_makes_a_case_of_his_own_urgent(world):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="A workshop")
    with refused("case.prioritise", own, by=world.huda.user, reason=NOT_HIS_OWN):
        prioritise(world.huda.user, own)


@each_stranger(ANYBODY, HERSELF)
def test_refused_to_strangers(world, opened, who, reason):
    with refused("case.prioritise", opened, by=who(world), reason=reason):
        prioritise(who(world), opened)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_keep_what_was_asked_for(world, opened):
    both = (world.noura.user, Priority.URGENT), (world.huda.user, Priority.IMPORTANT)
    outcomes = at_once(*(lambda one=one: prioritise(one[0], opened, one[1]) for one in both))
    assert not [one for one in outcomes if isinstance(one, Exception)]
    case = Case.objects.get(pk=opened.pk)
    assert (case.priority in ("urgent", "important"), case.requested_priority) == (True, "normal")


def test_the_page_offers_it_and_does_it(world, opened, client):
    client.force_login(world.noura.user)
    address = reverse("cases:prioritise", args=[opened.number])
    assert address in client.get(reverse("cases:work", args=[opened.number])).content.decode()
    assert client.get(address).context["form"]["priority"].value() == "normal"
    unsaid = client.post(address, {"priority": "urgent", "ground": ""})
    assert unsaid.status_code == 422
    again = client.post(address, {"priority": "normal", "ground": "binding_date"})
    assert (again.status_code, len(again.context["form"].non_field_errors())) == (422, 1)
    assert client.post(address, {"priority": "urgent", "ground": "binding_date"}).status_code == 302
    assert Case.objects.get(pk=opened.pk).priority == "urgent"


def test_a_program_does_the_same(world, opened, client):
    client.force_login(world.noura.user)
    given = {"priority": "urgent", "ground": "harm"}
    answer = client.post(f"/api/v1/cases/{opened.number}/prioritise", given, content_type="application/json")
    assert (answer.status_code, answer.json()["priority"]) == (200, "urgent")
