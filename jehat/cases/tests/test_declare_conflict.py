import pytest
from django.urls import reverse

from jehat.cases import actions
from jehat.cases.models import Case, Conflict
from jehat.core.verdict import Refused

from .refusing import refused
from .traces import adds_up, line, sentence, told


def declare(by, case, **more):
    return actions.declare_conflict(by=by, case=case, relation="kin", **more)


def test_he_gets_none_of_his_any_more_and_what_he_has_goes_to_others(world, opened):
    mine = [opened, *(actions.submit(by=world.sara, kind=world.kind, subject="More") for _ in range(3))]
    Case.objects.filter(pk__in=[one.pk for one in mine]).update(assignee=world.noura)
    for one in mine:
        one.custodies.filter(until=None).update(employee=world.noura)
    other = actions.submit(by=world.imran, kind=world.kind, subject="Not hers")
    Case.objects.filter(pk=other.pk).update(assignee=world.noura)
    other.custodies.update(employee=world.noura)
    declare(world.noura.user, opened)
    for one in Case.objects.filter(pk__in=[one.pk for one in mine]):
        assert one.assignee in (world.faisal, world.majed) and adds_up(one)
    other.refresh_from_db()
    assert other.assignee == world.noura
    event = line("case.declare_conflict", opened)
    assert event.particulars == {"employee": str(world.noura.pk), "relation": "kin"}
    given = Case.objects.get(pk=mine[1].pk)
    assert given.custodies.count() == 2
    assert world.noura not in {actions.submit(by=world.sara, kind=world.kind, subject="New").assignee for _ in range(4)}


def test_the_new_holder_is_told(world, opened):
    declare(world.noura.user, opened)
    case = Case.objects.get(pk=opened.pk)
    lines = [told(one) for one in _distributed(case)]
    assert lines[-1] == {case.assignee.user: sentence("Case %(number)s was assigned to you", case)}


def _distributed(case):
    from jehat.audit.models import Event

    return Event.objects.about(case).filter(verb="case.distribute").order_by("pk")


def test_a_supervisor_declares_it_for_one_of_his_people(world, opened):
    assert declare(world.huda.user, opened, employee=world.majed).employee == world.majed
    with pytest.raises(Refused):
        declare(world.noura.user, Case.objects.get(pk=opened.pk), employee=world.faisal)


def test_it_is_declared_once(world, opened):
    declare(world.huda.user, opened, employee=world.majed)
    with refused("case.declare_conflict", opened, by=world.huda.user, reason="It was declared already."):
        declare(world.huda.user, opened, employee=world.majed)


def test_it_is_refused_to_strangers(world, opened):
    for wrong in (world.yousef.user, world.stranger.user, world.admin.user, world.sara):
        with pytest.raises(Refused):
            declare(wrong, opened)
    assert not Conflict.objects.exists()


def test_the_page_declares_it(world, opened, client):
    client.force_login(world.noura.user)
    at = reverse("cases:declare_conflict", args=[opened.number])
    assert client.post(at, {"relation": ""}).status_code == 422
    assert client.post(at, {"relation": "dispute"}).url == reverse("cases:inbox")
    assert Conflict.objects.get().relation == "dispute"


def test_a_supervisor_declares_it_for_a_colleague_on_the_page(world, opened, client):
    client.force_login(world.huda.user)
    page, at = (reverse(f"cases:{name}", args=[opened.number]) for name in ("assignment", "declare_conflict"))
    assert f'value="{world.majed.pk}"' in client.get(page).content.decode()
    assert client.post(at, {"relation": "kin", "employee": world.stranger.pk}).status_code == 422
    assert client.post(at, {"relation": "kin", "employee": world.majed.pk}).status_code == 302
    assert (Conflict.objects.get().employee, Conflict.objects.get().by) == (world.majed, world.huda.user)
    conflicts_form = client.get(page).content.decode()
    assert f'value="{world.majed.pk}"' not in conflicts_form
    assert client.post(at, {"relation": "kin", "employee": ""}).status_code == 302
    assert client.post(at, {"relation": "kin", "employee": ""}).status_code == 422


def test_who_leads_nobody_is_offered_nobody(world, opened, client):
    client.force_login(world.noura.user)
    page = client.get(reverse("cases:assignment", args=[opened.number])).content.decode()
    assert 'name="relation"' in page and 'name="employee"' not in page


def test_a_program_declares_and_lists_it(world, opened, client):
    client.force_login(world.huda.user)
    at = f"/api/v1/cases/{opened.number}/conflicts"
    sent = {"relation": "business", "employee": str(world.majed.pk)}
    assert client.post(at, sent, content_type="application/json").status_code == 201
    assert [one["employee"] for one in client.get(at).json()] == [str(world.majed.pk)]
