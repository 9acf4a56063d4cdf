"""What a supervisor sees of the people of his departments, and nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.cases.states import Status
from jehat.organization.models import Absence, Department
from jehat.people.models import User

from .many import cost, make_cases

TEAM = "/cases/team/"


@pytest.fixture
def busy(world, opened):
    """Noura has six open cases, two late and one waiting, and answered one; Faisal is away with one."""
    now = timezone.now()
    cases = make_cases(world, 5)
    Case.objects.filter(pk__in=[one.pk for one in cases[:2]]).update(due_at=now - timedelta(hours=1))
    Case.objects.filter(pk=cases[2].pk).update(status=Status.WAITING_BENEFICIARY)
    make_cases(world, 1, assignee=world.faisal)
    make_cases(world, 2, status=Status.COMPLETED, closed_at=now)
    actions.comment(by=world.noura.user, case=opened, text="Soon")
    actions.note(by=world.noura.user, case=opened, text="Among us")
    Absence.objects.create(
        entity=world.entity, employee=world.faisal, since=now - timedelta(hours=1), until=now + timedelta(days=1)
    )
    return opened


def members(world, who="huda"):
    supervisor, now = getattr(world, who), timezone.now()
    people = list(queries.colleagues(supervisor, now=now))
    return {one.employee: one for one in queries.team(supervisor, people, now=now)}


def test_each_has_his_figures(world, busy):
    found = members(world)
    assert set(found) == {world.noura, world.faisal, world.majed, world.huda}
    noura, faisal, majed = found[world.noura], found[world.faisal], found[world.majed]
    assert (noura.open, noura.late, noura.waiting, noura.answered, noura.is_away) == (6, 2, 1, 1, False)
    assert (faisal.open, faisal.is_away) == (1, True)
    assert (majed.open, majed.oldest) == (0, None)


def test_every_figure_equals_the_list_it_leads_to(world, busy, client):
    client.force_login(world.huda.user)
    page = client.get(TEAM)
    for one in page.context["members"]:
        key = one.employee.pk
        lists = {
            f"view=department&employee={key}": one.open,
            f"view=late&employee={key}": one.late,
            f"view=department&state=waiting_beneficiary&employee={key}": one.waiting,
            f"view=answered&employee={key}": one.answered,
        }
        for query, figure in lists.items():
            address = f"{reverse('cases:inbox')}?{query}"
            assert address.replace("&", "&amp;") in page.content.decode()
            listed = client.get(address).context
            assert (len(listed["page"].rows), str(listed["total"])) == (figure, str(figure)), query


def test_who_heads_a_department_sees_what_stands_below_it(world, busy):
    Department.objects.filter(pk=world.permits.pk).update(parent=world.care)
    assert world.noura in members(world, "salma")
    assert members(world, "salma")[world.noura].open == 6
    assert Case.objects.visible_to(world.salma.user).filter(pk=busy.pk).exists()
    actions.assign(by=world.salma.user, case=busy, to=world.majed)
    assert world.yousef not in members(world)


def test_a_ring_of_departments_ends(world):
    Department.objects.filter(pk=world.permits.pk).update(parent=world.care)
    Department.objects.filter(pk=world.care.pk).update(parent=world.permits)
    assert Department.objects.led_by(world.huda) == {world.permits.pk, world.care.pk}


def test_it_costs_the_same_for_few_and_for_many(world, busy, client):
    client.force_login(world.huda.user)
    few = cost(client, TEAM), cost(client, f"{TEAM}{world.noura.pk}/")
    for case in make_cases(world, 12):
        actions.note(by=world.noura.user, case=case, text="Note")
        actions.comment(by=world.noura.user, case=case, text="Comment")
    assert (cost(client, TEAM), cost(client, f"{TEAM}{world.noura.pk}/")) == few


@pytest.mark.parametrize("who", ["noura", "admin", "stranger"])
def test_others_find_no_such_page(world, client, who):
    person = getattr(world, who)
    client.force_login(person.user)
    expected = 200 if who == "stranger" and person.standing().reaches_beyond_own("case.see") else 404
    assert client.get(TEAM).status_code == expected
    assert client.get(f"{TEAM}{world.noura.pk}/").status_code == 404


def test_a_colleague_of_another_department_has_no_page(world, client):
    client.force_login(world.huda.user)
    assert client.get(f"{TEAM}{world.yousef.pk}/").status_code == 404
    assert client.get(f"{TEAM}00000000-0000-0000-0000-000000000000/").status_code == 404


def test_the_stream_tells_every_comment_note_and_act_the_newest_first(world, busy, client):
    client.force_login(world.huda.user)
    deeds = client.get(f"{TEAM}{world.noura.pk}/").context["deeds"]
    assert [deed.event.verb for deed in deeds] == ["case.note", "case.comment", "case.open"]
    page = client.get(f"{TEAM}{world.noura.pk}/").content.decode()
    for shown in ("Soon", "Among us", busy.number):
        assert shown in page


@pytest.mark.parametrize(("part", "verbs"), [("note", ["case.note"]), ("comment", ["case.comment"]), ("refer", [])])
def test_a_part_of_the_stream_alone(world, busy, client, part, verbs):
    client.force_login(world.huda.user)
    deeds = client.get(f"{TEAM}{world.noura.pk}/?part={part}").context["deeds"]
    assert [deed.event.verb for deed in deeds] == verbs


def test_what_he_did_where_the_supervisor_may_not_look_is_not_told(world, opened, client):
    actions.note(by=world.noura.user, case=opened, text="A secret of the lawyers")
    actions.refer(by=world.noura.user, case=opened, to=world.legal, note="Please look")
    client.force_login(world.huda.user)
    answer = client.get(f"{TEAM}{world.noura.pk}/")
    assert answer.context["deeds"] == []
    assert "lawyers" not in answer.content.decode()


def test_the_stream_comes_in_pages(world, opened, client, monkeypatch):
    monkeypatch.setattr("jehat.cases.stream.PAGE", 3)
    for number in range(7):
        actions.note(by=world.noura.user, case=opened, text=f"Note {number}")
    client.force_login(world.huda.user)
    found, before = [], ""
    while True:
        context = client.get(f"{TEAM}{world.noura.pk}/?part=note&before={before}").context
        found += [deed.said.text for deed in context["deeds"]]
        before = context["next"]
        if not before:
            break
    assert found == [f"Note {number}" for number in range(6, -1, -1)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_pages(world, busy, client, language):
    User.objects.filter(pk=world.huda.user_id).update(language=language)
    client.force_login(world.huda.user)
    assert client.get(TEAM).status_code == 200
    assert client.get(f"{TEAM}{world.noura.pk}/?part=open").status_code == 200


def test_the_files_that_were_said_with_it_are_named(world, opened, client, hand_in):
    actions.note(by=world.noura.user, case=opened, files=[hand_in(world.noura.user, "secret.png")])
    client.force_login(world.huda.user)
    assert "secret.png" in client.get(f"{TEAM}{world.noura.pk}/").content.decode()
