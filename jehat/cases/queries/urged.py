"""Which cases are asked after, urged on, or climb since their time runs out."""

from django.db.models import Exists, OuterRef, Subquery

from jehat.cases.models import Alarm, FollowUp

KEPT_IN = {"step": FollowUp, "level": Alarm}


def furthest(field) -> Subquery:
    """How far each case of a list was urged on (`step`), or has climbed (`level`); none where neither was."""
    rows = KEPT_IN[field].objects.filter(case=OuterRef("pk")).order_by(f"-{field}")
    return Subquery(rows.values(field)[:1])


def is_urged() -> Exists:
    """Whether somebody asked where a case stands, or urged it on."""
    return Exists(FollowUp.objects.filter(case=OuterRef("pk")))
