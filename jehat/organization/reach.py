"""The entities before which somebody may act for another, for the area below that does not know them."""

from .models import Entity


def entities() -> list[tuple[str, str]]:
    """Code and name of every entity, in the reader's language."""
    return [(entity.code, entity.name) for entity in Entity.objects.order_by("code")]
