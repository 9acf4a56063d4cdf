"""What pages read of the guide."""

from django.db.models import Count, Q

from jehat.core.folding import fold
from jehat.organization.models import Entity

from .models import Kind


def entities_with_kinds() -> list[Entity]:
    """The entities that offer kinds of case, each with `number_of_kinds`; one query."""
    offered = Q(kinds__is_published=True, kinds__department__is_active=True)
    counted = Entity.objects.annotate(number_of_kinds=Count("kinds", filter=offered))
    return list(counted.filter(number_of_kinds__gt=0).order_by("code"))


def kinds_of(entity) -> list[Kind]:
    """What an entity offers, with the departments that handle it."""
    return list(Kind.objects.open_to_public().filter(entity=entity).select_related("entity", "department"))


def kinds_like(words: str) -> list[Kind]:
    """What anybody offers whose name or summary holds every one of the words, in whatever spelling and language."""
    wanted = fold(words).split()
    if not wanted:
        return []
    kinds = Kind.objects.open_to_public().select_related("entity", "department")
    return [kind for kind in kinds if all(word in _text(kind) for word in wanted)]


def _text(kind) -> str:
    names = (kind.name_ar, kind.name_en, kind.summary_ar, kind.summary_en, kind.entity.name_ar, kind.entity.name_en)
    return fold(" ".join(names))
