"""A case keeps the version of its kind under which it was filed, whatever the guide says later."""

import pytest
from django.test import Client
from django.utils import timezone

from jehat.calendars.working_time import add_working_days
from jehat.cases import actions
from jehat.catalogue import actions as guide
from jehat.catalogue import queries
from jehat.catalogue.models import Kind

ENGLISH = {"accept-language": "en"}
NEW = [{"name_ar": "شهادة جديدة", "name_en": "A new certificate", "mandatory": True}]


def revise(world, **said):
    """The guide says something else from now on."""
    kind = Kind.objects.get(pk=world.kind.pk)
    draft = guide.write_version(by=world.admin.user, kind=kind, said=said, seen=queries.standing_of(kind).stamp)
    guide.publish_kind(by=world.admin.user, kind=kind, seen=draft.stamp)
    return Kind.objects.select_related("entity", "department").get(pk=kind.pk)


@pytest.fixture
def complete(world):
    """The kind of the world, such that it can be published anew."""
    return revise(world, channels=["web"], working_days=10)


def test_the_running_case_keeps_its_version_and_a_new_one_gets_the_next(world, complete):
    case = actions.submit(by=world.sara, kind=complete, subject="A workshop")
    changed = revise(world, requirements=NEW, working_days=3)
    later = actions.submit(by=world.sara, kind=changed, subject="Another")
    case.refresh_from_db()
    assert (case.terms.number, later.terms.number) == (complete.current.number, complete.current.number + 1)
    assert case.terms.working_days == 10 and case.terms.requirements == world.kind.requirements
    assert later.due_at == add_working_days(later.created_at, 3) and case.due_at > later.due_at


def test_both_sides_read_the_requirements_of_that_version(world, complete):
    case = actions.submit(by=world.sara, kind=complete, subject="A workshop", now=timezone.now())
    revise(world, requirements=NEW)
    for person, side in ((world.sara, ""), (case.assignee.user, "work/")):
        person.language = "en"
        person.save(update_fields=["language"])
        client = Client(headers=ENGLISH)
        client.force_login(person)
        page = client.get(f"/cases/{case.number}/{side}").content.decode()
        assert world.kind.requirements[0]["name_en"] in page and "A new certificate" not in page


def test_a_retired_kind_takes_no_new_case_and_its_cases_go_on(world, complete):
    case = actions.submit(by=world.sara, kind=complete, subject="A workshop")
    guide.retire_kind(by=world.admin.user, kind=complete)
    client = Client()
    client.force_login(world.sara)
    assert client.get(f"/cases/new/{complete.code}/", follow=True).status_code == 410
    actions.comment(by=world.sara, case=case, text="Still here")
    actions.complete(by=case.assignee.user, case=case, text="Done")
    case.refresh_from_db()
    assert not case.is_open
