"""What the predicate reads: the rows of the tables, as they are now."""

from django.utils import timezone

from jehat.organization.models import Absence, Delegation, Department, Employee, Entity, Grant
from jehat.oversight.models import Concern
from jehat.people.models import Representation, User
from tests.predicate import Access

TABLES = {
    "employees": Employee,
    "departments": Department,
    "entities": Entity,
    "users": User,
    "grants": Grant,
    "delegations": Delegation,
    "absences": Absence,
    "representations": Representation,
    "concerns": Concern,
}


def access(now=None) -> Access:
    """The predicate over all that stands in the tables."""
    return Access({name: rows_of(model) for name, model in TABLES.items()}, now or timezone.now())


def rows_of(model, **where) -> list[dict]:
    return list(model.objects.filter(**where).values())
