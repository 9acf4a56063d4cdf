from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from jehat.audit.models import Event
from jehat.cases import actions, queries
from jehat.cases.distribution.picking import Manners
from jehat.cases.models import Rule
from jehat.catalogue.tests.asking import FORM, ask
from jehat.core.verdict import Refused

from .refusing import who_may_not


def add(world, by=None, **given):
    return actions.add_rule(by=by or world.huda.user, department=world.permits, **given)


def test_it_stands_after_the_others_and_decides(world):
    add(world, priority="urgent", to_employee=world.majed)
    assert add(world, to_department=world.legal, language="").position == 2
    case = actions.submit(by=world.sara, kind=world.kind, subject="A wall", priority="urgent")
    assert case.assignee == world.majed
    assert actions.submit(by=world.sara, kind=world.kind, subject="A wall").department == world.legal
    assert Event.objects.filter(verb="distribution.add_rule", outcome="done").count() == 2


def test_it_leads_to_one_thing_that_is_elsewhere(world):
    wrong = (
        {},
        {"to_department": world.legal, "to_employee": world.majed},
        {"to_department": world.permits},
        {"to_employee": world.yousef},
        {"to_employee": world.stranger},
    )
    for given in wrong:
        with pytest.raises(Refused):
            add(world, **given)
    assert not Rule.objects.exists()


def test_it_is_refused_to_others(world):
    for person in who_may_not(world, world.noura):
        if person != world.admin.user:
            with pytest.raises(Refused):
                add(world, by=person, to_employee=world.majed)


def test_the_page_adds_it_and_shows_it(world, client):
    client.force_login(world.huda.user)
    at = reverse("cases:add_rule", args=["PERM"])
    assert client.post(at, {}).status_code == 422
    assert client.post(at, {"language": "en", "to_employee": world.majed.pk}).status_code == 302
    page = client.get(reverse("cases:change_distribution", args=["PERM"])).content.decode()
    assert reverse("cases:remove_rule", args=["PERM", 1]) in page


def test_a_program_adds_it(world, client):
    client.force_login(world.huda.user)
    sent = {"priority": "urgent", "to_employee": str(world.majed.pk)}
    answer = client.post("/api/v1/cases/distribution/PERM/rules", sent, content_type="application/json")
    assert (answer.status_code, answer.json()["to_employee"]) == (201, str(world.majed.pk))


@pytest.fixture
def asking(world):
    """The kind once its form asks: the number of floors, a lift, and the use."""
    ask(world.kind, form=[one for one in FORM if one["code"] != "maker"])
    world.kind.refresh_from_db()
    return world.kind


def filed(world, **answers):
    given = {"floors": "3", "has_lift": "no", "use": "home"} | answers
    return actions.submit(by=world.sara, kind=world.kind, subject="A house", answers=given)


def test_it_goes_by_the_answers_of_the_form(world, asking):
    tall = [{"field": "use", "value": "home"}, {"field": "floors", "least": "10"}]
    add(world, kind=asking, answers=tall, to_employee=world.majed)
    add(world, kind=asking, answers=[{"field": "has_lift", "value": "yes"}], to_department=world.legal)
    assert [filed(world, floors="12").assignee for _ in range(3)] == [world.majed] * 3
    assert filed(world, has_lift="yes").department == world.legal
    assert {filed(world).department for _ in range(2)} == {world.permits}
    assert len({filed(world, floors="12", use="shop").assignee for _ in range(3)}) > 1


def test_only_what_the_form_of_one_kind_knows_can_be_asked(world, asking):
    wrong = (
        {"field": "colour", "value": "red"},
        {"field": "use", "value": "factory"},
        {"field": "floors"},
        {"field": "floors", "least": "9", "most": "3"},
        {"field": "floors", "least": "many"},
    )
    for one in wrong:
        with pytest.raises(Refused):
            add(world, kind=asking, answers=[one], to_employee=world.majed)
    with pytest.raises(Refused):
        add(world, answers=[{"field": "use", "value": "home"}], to_employee=world.majed)
    assert not Rule.objects.exists()


def test_the_page_of_a_kind_offers_its_questions(world, asking, client):
    client.force_login(world.huda.user)
    page, at = (reverse(f"cases:{name}", args=["PERM"]) + f"?kind={asking.code}" for name in PAGES)
    shown = client.get(page).content.decode()
    assert all(f'name="{name}"' in shown for name in ("value_use", "value_has_lift", "least_floors", "most_floors"))
    assert 'name="value_use"' not in client.get(page.split("?")[0]).content.decode()
    sent = {"kind": asking.pk, "value_use": "shop", "least_floors": "2", "to_employee": world.majed.pk}
    assert client.post(at, sent | {"least_floors": "9", "most_floors": "1"}).status_code == 422
    assert client.post(at, sent).url == page
    known = [{"field": "floors", "least": "2"}, {"field": "use", "value": "shop"}]
    assert Rule.objects.get().answers == known
    with override("en"):
        assert queries.rules_of(world.permits)[0].answers_told == ["Floors: from 2", "Use: Shop"]


PAGES = ("change_distribution", "add_rule")


def test_a_program_asks_answers_too(world, asking, client):
    client.force_login(world.huda.user)
    wanted = {"field": "floors", "value": None, "least": "2", "most": "5"}
    sent = {"kind": asking.code, "answers": [wanted], "to_employee": str(world.majed.pk)}
    at = "/api/v1/cases/distribution/PERM/rules"
    answer = client.post(at, sent, content_type="application/json")
    assert (answer.status_code, answer.json()["kind"], answer.json()["answers"]) == (201, asking.code, [wanted])
    assert client.post(at, sent | {"kind": "nothing"}, content_type="application/json").status_code == 422


def test_the_last_month_is_replayed_by_answers(world, asking):
    for number in range(4):
        now = timezone.now() - timedelta(days=9 - number)
        given = {"floors": "12" if number % 2 else "3", "has_lift": "no", "use": "home"}
        actions.submit(by=world.sara, kind=world.kind, subject="A house", answers=given, now=now)
    add(world, kind=asking, answers=[{"field": "floors", "least": "10"}], to_employee=world.majed)
    people = queries.shares_of(world.permits)
    away = [queries.Setting(one.employee, 100) for one in people]
    found = queries.replay(world.permits, away, Manners(keeps_employee=False), now=timezone.now())
    assert found.present.given[world.majed.pk] >= 2 and found.number == 4
