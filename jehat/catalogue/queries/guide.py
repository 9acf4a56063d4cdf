"""Entities and what they offer."""

from django.db.models import Count, Q

from jehat.catalogue.models import Kind
from jehat.organization.models import Entity


def entities_with_kinds() -> list[Entity]:
    """The entities that offer kinds of case, each with `number_of_kinds`; one query."""
    return list(_counted(Entity.objects.all()))


def branches_of(entity) -> list[Entity]:
    """The entities right under one that offer kinds of case."""
    return list(_counted(entity.children.all()))


def _counted(entities):
    offered = Q(kinds__is_published=True, kinds__department__is_active=True)
    counted = entities.annotate(number_of_kinds=Count("kinds", filter=offered))
    return counted.filter(number_of_kinds__gt=0).order_by("code")


def offered():
    """Every kind of case that is offered, with all its card and its page show of others."""
    return Kind.objects.open_to_public().select_related("entity__parent", "department", "pace")


def kinds_of(entity) -> list[Kind]:
    """What an entity offers, with the departments that handle it."""
    return list(offered().filter(entity=entity))


def kinds_to_word(entity):
    """The kinds of an entity, each with the other words people use for it; published ones first."""
    return Kind.objects.of(entity).select_related("wording", "department").order_by("-is_published", "code")
