"""What the tests of permissions share: terms, a colleague who administers too, and who was told."""

from datetime import timedelta

from django.utils import timezone

from jehat.notifications.models import Notice
from jehat.organization import actions
from jehat.organization.models import Employee, Grant
from jehat.organization.terms import Terms

SEES = Terms("case.see", "department")
NOTES = Terms("case.note", "own")


def fresh(employee) -> Employee:
    return Employee.objects.get(pk=employee.pk)


def keys_told(person) -> list[str]:
    return list(Notice.objects.filter(to=person.user).order_by("pk").values_list("kind", flat=True))


def long_since() -> None:
    """Everybody works here, and has what he has, for more than a year."""
    moment = timezone.now() - timedelta(days=400)
    Employee.objects.update(created_at=moment)
    Grant.objects.update(since=moment)


def after_the_night() -> None:
    """The record was read, and what is not used was counted."""
    later = timezone.now() + timedelta(hours=1)
    while actions.read_uses(now=later):
        pass
    for entity in {one.entity for one in Employee.objects.select_related("entity")}:
        actions.count_unused(entity=entity)
