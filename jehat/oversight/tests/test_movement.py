"""What an inspector sees of all entities: how cases move, and nothing of what they say."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions as on_cases
from jehat.cases.models import Case
from jehat.cases.tests.many import filed
from jehat.organization.models import Grant, SecrecyLevel
from jehat.oversight import queries

LIST, ENTITIES = reverse("oversight:movement"), reverse("oversight:entities")


def listed(lama, after="", most=50, **wanted):
    return queries.movement(lama, queries.Wanted(**wanted), now=timezone.now(), after=after, most=most)


def cases_of(page):
    return [row.case for row in page.rows]


@pytest.fixture
def others(world, case):
    """Four more: the last of another entity, the first closed."""
    made = [on_cases.submit(by=world.imran, kind=world.kind, subject=f"Another {n}") for n in range(3)]
    made.append(on_cases.submit(by=world.imran, kind=world.other_kind, subject="Elsewhere"))
    on_cases.withdraw(by=world.imran, case=made[0])
    return made


def test_open_cases_of_all_entities_from_the_oldest_on(lama, case, others):
    assert cases_of(listed(lama)) == [case, *others[1:]]


def test_each_filter_filters(lama, case, others):
    assert cases_of(listed(lama, entity="PRA")) == [others[3]]
    assert cases_of(listed(lama, kind="PRA-LIC")) == [others[3]]
    assert cases_of(listed(lama, state="closed")) == [others[0]]
    assert cases_of(listed(lama, state="in_progress")) == [case]
    old = timezone.now() - timedelta(days=40)
    filed(case, old, due_at=old + timedelta(days=5))
    assert cases_of(listed(lama, late=True)) == cases_of(listed(lama, older_than=30)) == [case]
    assert cases_of(listed(lama, older_than=90)) == []


def test_page_after_page_nothing_is_lost_and_nothing_twice(lama, case, others):
    found, after = [], ""
    while True:
        page = listed(lama, after=after, most=2)
        found += cases_of(page)
        if not (after := page.next):
            break
    assert found == cases_of(listed(lama))


def test_a_row_tells_where_the_case_is_and_with_which_post(world, lama, case):
    row = listed(lama).rows[0]
    assert row.case.department == world.permits
    assert row.holder == world.noura.post.name
    assert not {"subject", "record_key"} & set(row.case.__dict__)


def test_secret_cases_are_a_number_and_an_age_and_hidden_ones_not_even_that(lama, case, others):
    Case.objects.filter(pk=others[1].pk).update(rank=2)
    Case.objects.filter(pk=others[2].pk).update(rank=3)
    assert SecrecyLevel.objects.get(entity=case.entity, rank=3).is_hidden
    assert cases_of(listed(lama)) == [case, others[3]]
    figures = {row.entity.code: row for row in queries.entities_page(lama, now=timezone.now()).rows}
    wrm = figures["WRM"]
    assert (wrm.open.number, wrm.secret.number) == (1, 1)
    assert wrm.oldest_secret == others[1].created_at
    assert queries.watched(lama, others[1].number) is None


def test_no_figure_counts_beyond_its_bound(lama, case, others, monkeypatch):
    monkeypatch.setattr("jehat.oversight.queries.entities.COUNTED_UP_TO", 2)
    row = next(one for one in queries.entities_page(lama, now=timezone.now()).rows if one.entity.code == "WRM")
    assert str(row.open) == "1+"


def test_his_own_cases_and_those_of_his_body_are_not_his_to_watch(world, lama, case, others):
    Case.objects.filter(pk=others[3].pk).update(beneficiary=lama.user)
    Case.objects.filter(pk=others[2].pk).update(entity=lama.entity)
    assert cases_of(listed(lama)) == [case, others[1]]


@pytest.mark.parametrize("address", [LIST, ENTITIES])
def test_the_cost_does_not_grow(world, as_lama, case, django_assert_max_num_queries, address):
    as_lama.get(address)
    costs = []
    for more in (0, 6):
        for number in range(more):
            on_cases.submit(by=world.imran, kind=world.kind, subject=f"One more {number}")
        with django_assert_max_num_queries(25) as counted:
            assert as_lama.get(address).status_code == 200
        costs.append(len(counted))
    assert costs[0] == costs[1]


def test_no_word_and_no_name_of_an_employee_is_on_the_pages(world, as_lama, case):
    trail = reverse("oversight:trail", args=[case.number])
    for address in (LIST, ENTITIES, trail):
        text = as_lama.get(address).content.decode()
        for word in ("workshop", "Please wait", "Among us", world.noura.name, world.sara.name):
            assert word not in text, (address, word)


def test_the_trail_tells_who_had_it_how_long_and_what_was_done(world, lama, case):
    trail = queries.trail(queries.watched(lama, case.number), now=timezone.now())
    assert [stay.custody.department for stay in trail.stays] == [world.permits]
    said = [str(step.says) for step in trail.steps]
    assert said[0] == "The case was filed" and "A message between beneficiary and entity" in said
    assert not any("note" in one for one in said)


def test_what_is_no_filter_filters_nothing(as_lama, case):
    answer = as_lama.get(LIST, {"entity": "QQQ", "state": "y", "older_than": "z", "after": "~", "late": "on"})
    assert answer.status_code == 200


@pytest.mark.parametrize("who", ["sara", "noura", "huda", "admin", "stranger"])
@pytest.mark.parametrize("address", [LIST, ENTITIES, "/oversight/cases/X/", "/oversight/export/"])
def test_it_is_for_inspectors(world, client, lama, who, address):
    person = getattr(world, who)
    client.force_login(getattr(person, "user", person))
    assert client.get(address).status_code == 403


def test_an_entity_cannot_give_the_sight_of_all_to_its_own(world, client, lama):
    for verb in ("oversight.see", "oversight.export_movement"):
        Grant.objects.create(entity=world.other_entity, employee=world.stranger, verb=verb, scope="across")
    client.force_login(world.stranger.user)
    assert client.get(LIST).status_code == 403


def test_a_withdrawn_grant_bites_on_the_next_request(as_lama, lama):
    assert as_lama.get(LIST).status_code == 200
    Grant.objects.filter(role=lama.role, verb="oversight.see").update(withdrawn_at=timezone.now())
    assert as_lama.get(LIST).status_code == 403


def test_he_begins_with_the_movement(as_lama):
    assert as_lama.get(reverse("desk:home")).url == LIST
