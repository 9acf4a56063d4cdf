import pytest
from django.urls import reverse

from jehat.cases.models import Handover
from jehat.organization.actions import reactivate_employee
from jehat.organization.models import Employee
from jehat.people.models import User

from .leaving import run

HELD = "Open cases are still held here; hand them over first."


@pytest.fixture
def in_english(world):
    """The administrator reads English."""
    User.objects.filter(pk=world.admin.user_id).update(language="en")
    world.admin.user.refresh_from_db()


def test_an_employee_leaves_through_the_page(client, world, case):
    client.force_login(world.admin.user)
    address = reverse("cases:hand_over_employee", args=[world.noura.pk])
    assert address in client.get(reverse("organization:change_employee", args=[world.noura.pk])).content.decode()
    assert client.get(address).context["held"].number == 1
    assert client.post(address, {"way": "colleague"}).status_code == 422
    assert client.post(address, {"way": "colleague", "to_employee": world.faisal.pk}).url == address
    assert 'hx-trigger="every 3s"' in client.get(address).content.decode()
    run(Handover.objects.get())
    case.refresh_from_db()
    world.noura.refresh_from_db()
    assert case.assignee == world.faisal and not world.noura.is_active
    page = client.get(address)
    assert page.status_code == 200 and page.context["received"] == [(world.faisal, 1)]
    assert "hx-trigger" not in page.content.decode() and world.faisal.name in page.content.decode()


def test_whoever_came_back_can_leave_again(client, world, case):
    client.force_login(world.admin.user)
    address = reverse("cases:hand_over_employee", args=[world.noura.pk])
    client.post(address, {"way": "colleague", "to_employee": world.faisal.pk})
    run(Handover.objects.get())
    reactivate_employee(by=world.admin.user, employee=world.noura)
    assert 'name="way"' in client.get(address).content.decode()


def test_deactivating_who_holds_cases_leads_through_handing_over(client, in_english, world, case):
    client.force_login(world.admin.user)
    told = client.post(reverse("organization:deactivate_employee", args=[world.noura.pk]), follow=True)
    assert told.redirect_chain == [(reverse("cases:hand_over_employee", args=[world.noura.pk]), 302)]
    assert HELD in told.content.decode()
    world.noura.refresh_from_db()
    assert world.noura.is_active


def test_a_department_that_holds_cases_leads_there_with_what_was_typed_kept(client, in_english, world, case):
    Employee.objects.filter(department=world.permits).update(department=world.legal)
    client.force_login(world.admin.user)
    page = client.post("/organization/departments/PERM/", {"name_ar": "الرخص", "name_en": "Typed"})
    words = page.content.decode()
    assert page.status_code == 422 and HELD in words and "Typed" in words
    assert words.count(reverse("cases:hand_over_department", args=["PERM"])) == 2


def test_what_else_keeps_a_department_is_said_before(client, in_english, world, case):
    client.force_login(world.admin.user)
    address = reverse("cases:hand_over_department", args=["PERM"])
    assert "still has active employees" in client.get(address).content.decode()
    Employee.objects.filter(department=world.permits).update(department=world.legal)
    assert "still has active" not in client.get(address).content.decode()


def test_a_department_only_to_another(client, world, case):
    client.force_login(world.admin.user)
    address = reverse("cases:hand_over_department", args=["PERM"])
    page = client.get(address).content.decode()
    assert "to_employee" not in page and address in client.get("/organization/departments/PERM/").content.decode()
    assert client.post(address, {"way": "department", "to_department": world.legal.pk}).status_code == 302


def test_nobody_else_reaches_it(client, world):
    address = reverse("cases:hand_over_employee", args=[world.noura.pk])
    for who, status in ((world.sara, 404), (world.huda.user, 403), (world.stranger.user, 404)):
        client.force_login(who)
        assert client.get(address).status_code == status
