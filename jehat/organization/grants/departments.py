"""The tree of an entity's departments: who heads what, and what stands below it."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.db import connection

from jehat.core.remembered import remembered

TREE = "SELECT id, parent_id, head_id FROM organization_department WHERE entity_id = %s"


def tree(entity_id) -> list[tuple]:
    """Each department of an entity with the one above it and its head; one query."""
    return remembered(("tree", entity_id), lambda: _tree(entity_id))


def _tree(entity_id) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(TREE, [entity_id])
        return cursor.fetchall()


def led_by(entity_id, employee_id) -> frozenset:
    """The departments that an employee heads, and all that stand below them."""
    units = tree(entity_id)
    return below(units, [pk for pk, _parent, head in units if head == employee_id])


def below(units, roots) -> frozenset:
    children = defaultdict(list)
    for pk, parent, _head in units:
        children[parent].append(pk)
    return frozenset(_walk(children, list(roots)))


def _walk(children, left) -> Iterator[UUID]:
    seen = set()
    while left:
        if (pk := left.pop()) not in seen:
            seen.add(pk)
            left += children[pk]
            yield pk
