"""The beneficiary reads which units opened his file, and no name of a person."""

from datetime import timedelta

from django.utils import timezone

from jehat.cases import actions, queries
from jehat.organization.models import Employee


def test_units_first_and_last(world, case):
    first, last = timezone.now(), timezone.now() + timedelta(hours=2)
    actions.open_case(by=world.noura.user, case=case, now=first)
    actions.open_case(by=world.huda.user, case=case, now=last)
    assert [(one.department, one.first_at, one.last_at) for one in queries.looked(case)] == [
        (world.permits, first, last)
    ]


def test_the_unit_is_that_of_the_time(world, opened):
    Employee.objects.filter(pk=world.noura.pk).update(department=world.legal)
    assert [one.department for one in queries.looked(opened)] == [world.permits]


def test_ones_own_looking_is_not_told(world, case):
    actions.open_case(by=world.sara, case=case)
    assert queries.looked(case) == []


def test_the_page_names_units_only(world, opened, client):
    actions.open_case(by=world.huda.user, case=opened)
    client.force_login(world.sara)
    page = client.get(f"/cases/{opened.number}/").content.decode()
    part = page.split('id="looked"')[1].split("</section>")[0]
    assert world.permits.name_ar in part or world.permits.name_en in part
    assert "هدى" not in part
    assert "Huda" not in part


def test_before_anybody_looked_it_says_so(world, case, client):
    client.force_login(world.sara)
    assert client.get(f"/cases/{case.number}/").context["looked"] == []
