"""What the filters of the inbox leave of a list, and the choices that were kept under a name."""

from datetime import timedelta

from jehat.cases.models import SavedView

# What of an address a saved view keeps: codes and keys, never the words of a search.
ASKED = ("view", "kind", "state", "priority", "days", "department", "employee", "order", "group")
FIELDS = {"kind": "kind", "state": "status", "priority": "priority", "department": "department"}


def narrowed(cases, asked, *, now, by_employee=True):
    """The cases without what was filtered out; each filter is a code or a key, as an address says it."""
    for name, field in FIELDS.items():
        if value := asked.get(name):
            cases = cases.filter(**{field: value})
    if days := asked.get("days"):
        cases = cases.filter(created_at__gte=now - timedelta(days=int(days)))
    if by_employee and (employee := asked.get("employee")):
        cases = cases.filter(assignee=employee)
    return cases


def saved_views(employee) -> list[SavedView]:
    """What the employee may choose besides the views of everybody; one query."""
    return list(SavedView.objects.within_reach_of(employee).ordered())
