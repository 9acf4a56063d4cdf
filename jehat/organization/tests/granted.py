"""What the tests of permissions share: terms, a colleague who administers too, and who was told."""

from jehat.notifications.models import Notice
from jehat.organization.models import Employee
from jehat.organization.terms import Terms

SEES = Terms("case.see", "department")
NOTES = Terms("case.note", "own")


def fresh(employee) -> Employee:
    return Employee.objects.get(pk=employee.pk)


def keys_told(person) -> list[str]:
    return list(Notice.objects.filter(to=person.user).order_by("pk").values_list("kind", flat=True))
