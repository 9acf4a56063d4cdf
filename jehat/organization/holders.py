"""What pages read of roles: which there are, who holds them, what they gave at a moment."""

from datetime import datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from .models import Employee, Grant, Role
from .terms import Terms


def roles_of(entity) -> QuerySet[Role]:
    """The roles of an entity, those in use first, each with how many hold it and how many verbs it gives; one query."""
    held = Employee.objects.active().filter(role=OuterRef("pk")).order_by().values("role").annotate(n=Count("pk"))
    gives = Grant.objects.standing().filter(role=OuterRef("pk")).order_by().values("role")
    gives = gives.annotate(n=Count("verb", distinct=True))
    counted = {"holders": Coalesce(Subquery(held.values("n")), 0), "verbs": Coalesce(Subquery(gives.values("n")), 0)}
    return Role.objects.of(entity).annotate(**counted).order_by("-retired_at", "name_en", "pk")


def holders(role) -> QuerySet[Employee]:
    """Who has a role, in order of department."""
    return role.employees.active().with_people().order_by("department__code", "created_at", "pk")


def terms_of(role) -> list[Terms]:
    """What a role gives now."""
    return [Terms.of(grant) for grant in role.grants.standing().order_by("verb", "pk")]


def terms_at(role, moment: datetime) -> list[Terms]:
    """What a role gave at a moment that is past."""
    then = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=moment)
    return [Terms.of(grant) for grant in role.grants.filter(then, given_at__lte=moment).order_by("verb", "pk")]


def changed_since(role, moment: datetime) -> list[str]:
    """Who changed what a role gives after a moment, by name."""
    touched = role.grants.filter(Q(given_at__gt=moment) | Q(withdrawn_at__gt=moment))
    people = {}
    for grant in touched.select_related("given_by", "withdrawn_by")[:400]:
        by = grant.withdrawn_by if grant.withdrawn_at else grant.given_by
        if by:
            people[by.pk] = by.name
    return list(people.values())
