"""What a department's head sets decides who gets cases, and the page tries it on the last month before."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import actions, queries
from jehat.cases.distribution.picking import Manners
from jehat.cases.models import Manner, Share, Skill
from jehat.core.verdict import Refused
from jehat.organization.models import Absence

from .refusing import who_may_not


def setting(employee, weight=100, **more) -> dict:
    return {"employee": employee, "weight": weight, **more}


def change(world, *people, by=None, **more):
    by = by or world.huda.user
    return actions.change_distribution(by=by, department=world.permits, people=people, **more)


def test_the_head_and_the_administrator_set_it_and_it_holds_at_once(world):
    change(world, setting(world.noura, 0), setting(world.faisal, 50, daily_cap=9), keeps_employee=False)
    takers = [actions.submit(by=world.sara, kind=world.kind, subject="A wall").assignee for _ in range(6)]
    assert [takers.count(one) for one in (world.noura, world.faisal, world.majed)] == [0, 2, 4]
    assert not Manner.objects.get(department=world.permits).keeps_employee
    event = Event.objects.get(verb="distribution.change", outcome="done")
    assert event.particulars["people"] == [str(world.noura.pk), str(world.faisal.pk)]
    assert event.particulars["weights"] == [0, 50]
    change(world, setting(world.noura), by=world.admin.user)
    assert not Share.objects.filter(employee=world.noura).exists()


def test_one_kind_may_differ_and_go_back(world):
    change(world, setting(world.noura, 0), kind=world.kind)
    assert Share.objects.get(employee=world.noura).kind == world.kind
    change(world, setting(world.noura, None), kind=world.kind)
    assert not Share.objects.exists()


def test_skills_are_given_and_taken(world):
    skill = Skill.objects.create(entity=world.entity, code="sign", name_ar="إشارة", name_en="Sign language")
    change(world, setting(world.noura, skills=[skill]))
    change(world, setting(world.noura, skills=[skill]))
    assert [one.skill for one in world.noura.skilled.all()] == [skill]
    change(world, setting(world.noura))
    assert not world.noura.skilled.exists()


def test_it_is_refused_to_others_and_of_others(world):
    for wrong in who_may_not(world, world.noura):
        if wrong != world.admin.user:
            with pytest.raises(Refused):
                change(world, setting(world.noura), by=wrong)
    with pytest.raises(Refused):
        change(world, setting(world.yousef))


def sent(world, **more) -> dict:
    order = [one.employee for one in queries.shares_of(world.permits)]
    known = {f"weight_{number}": 100 for number, _one in enumerate(order)} | {"keeps_employee": "on"}
    return known | {f"weight_{order.index(one)}": weight for one, weight in more.pop("weights", {}).items()} | more


def test_the_page_tries_and_switches(world, client):
    for _ in range(6):
        actions.submit(by=world.sara, kind=world.kind, subject="A wall")
    client.force_login(world.huda.user)
    at = reverse("cases:change_distribution", args=["PERM"])
    proposal = sent(world, weights={world.noura: 0})
    tried = client.post(at, proposal | {"try": "1"})
    assert tried.status_code == 200 and 'id="replay"' in tried.content.decode()
    assert not Share.objects.exists()
    assert client.post(at, proposal).status_code == 302
    assert Share.objects.get().weight == 0
    assert client.post(at, sent(world, weights={world.noura: 900})).status_code == 422
    assert (
        reverse("cases:change_distribution", args=["PERM"])
        in client.get(reverse("cases:distribution")).content.decode()
    )
    assert client.get(reverse("cases:change_distribution", args=["LEGAL"])).status_code == 404


def test_the_page_of_a_kind_keeps_to_it(world, client):
    client.force_login(world.admin.user)
    at = reverse("cases:change_distribution", args=["PERM"]) + f"?kind={world.kind.code}"
    order = [one.employee for one in queries.shares_of(world.permits)]
    proposal = {f"weight_{order.index(world.majed)}": 200}
    assert client.get(at).status_code == 200
    assert client.post(at, proposal | {"try": "1"}).status_code == 200
    client.post(at, proposal)
    assert [(one.employee, one.kind, one.weight) for one in Share.objects.all()] == [(world.majed, world.kind, 200)]


def test_a_month_is_replayed_with_its_people_and_absences(world):
    now = timezone.now()
    for number in range(9):
        filed = now - timedelta(days=20 - 2 * number)
        actions.submit(by=world.sara, kind=world.kind, subject="A wall", now=filed)
    times = {"since": now - timedelta(days=29), "until": now - timedelta(days=12)}
    Absence.objects.create(entity=world.entity, employee=world.faisal, **times)
    present = queries.shares_of(world.permits)
    same = queries.replay(world.permits, present, Manners(), now=now)
    assert same.number == sum(same.present.given.values()) == 9 and same.is_whole
    assert same.present.given == same.proposed.given
    assert same.present.given[world.faisal.pk] < 5
    proposed = [
        queries.Setting(one.employee, 0 if one.employee == world.majed else 100)
        for one in queries.shares_of(world.permits)
    ]
    other = queries.replay(world.permits, proposed, Manners(), now=now)
    assert other.proposed.given[world.majed.pk] == 0 and sum(other.proposed.given.values()) == 9


def test_a_program_reads_tries_and_sets_it(world, client):
    client.force_login(world.huda.user)
    at = "/api/v1/cases/distribution/PERM"
    assert {one["weight"] for one in client.get(at).json()["people"]} == {100}
    given = {"people": [{"employee": str(world.noura.pk), "weight": 50}], "looks_ahead": False}
    tried = client.post(f"{at}/replay", given, content_type="application/json")
    assert tried.json()["number"] == 0
    changed = client.put(at, given, content_type="application/json").json()
    assert changed["looks_ahead"] is False
    assert sorted(one["weight"] for one in changed["people"]) == [50, 100, 100]
    wrong = {"people": [{"employee": str(world.yousef.pk)}]}
    assert client.put(at, wrong, content_type="application/json").status_code == 422
    client.force_login(world.noura.user)
    assert client.get(at).status_code == 403
