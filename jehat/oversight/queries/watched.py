"""Which cases a body of oversight watches at all."""

from django.db.models import Exists, OuterRef

from jehat.cases.models import Case
from jehat.oversight.models import Concern


def under_watch(employee):
    """The cases of all entities but his own body's, without those that are about it and those of his own side."""
    about = Concern.objects.filter(case=OuterRef("pk"), body=employee.entity_id)
    others = Case.objects.exclude(entity=employee.entity_id).exclude(beneficiary=employee.user_id)
    return others.filter(~Exists(about))


def named(employee):
    """Of these, those that may be named one by one: of a masked level only a number and an age are told."""
    return under_watch(employee).unmasked()
