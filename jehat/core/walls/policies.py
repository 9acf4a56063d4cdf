"""How an area says to whom its tables open: `WALLS` in its walls.py, one `Wall` per table.

    WALLS = (Wall("cases.Case", ENTITY, person("beneficiary_id"), OVERSIGHT),)

A row is open to whoever one of the openings lets through; an area above may add an opening to a table below. To what
the platform does by itself every table is open. `FUNCTIONS` beside it is what the area teaches the database for that.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

Rule = Callable[[type[models.Model]], str]

# The setting is `kind;entities;persons;things`. After a transaction that set it, it comes back empty and not unset: so
# nullif. They stand in the policies as they are, asked once per statement: a function would be planned each time.
KINDS = "platform", "oversight"
_PART = "split_part(current_setting('jehat.seen_as', true), ';', {})"
IS_PLATFORM, IS_OVERSIGHT = (f"(SELECT coalesce({_PART.format(1)} = '{kind}', false))" for kind in KINDS)
# Inside whose walls somebody stands, whom he is or acts for, and what was given to him singly beyond them.
ENTITIES = f"string_to_array(nullif({_PART.format(2)}, ''), ',')::uuid[]"
PERSONS = f"string_to_array(nullif({_PART.format(3)}, ''), ',')::uuid[]"
THINGS = f"string_to_array(nullif({_PART.format(4)}, ''), ',')::uuid[]"


@dataclass(frozen=True)
class Opening:
    """The rows of a table that it opens, and whether for reading alone; `looks_up` names the table behind it."""

    rule: Rule
    reads_only: bool = False
    looks_up: Callable[[type[models.Model]], type[models.Model]] | None = None


class Wall:
    """The openings of one table."""

    def __init__(self, label: str, *openings: Opening) -> None:
        self.label, self.openings = label, openings


def among(column: str, array: str) -> Rule:
    """Rows whose column is in an array: as an array and not as a set, so that an index can be used."""
    return lambda model: f"{_table(model)}.{column} = ANY ((SELECT {array})::uuid[])"


def written(sql: str) -> Rule:
    """A condition in SQL, where {table} stands for the table."""
    return lambda model: sql.format(table=_table(model))


def person(*columns: str) -> Opening:
    """Open to the persons these columns name, and to who acts for them."""
    rules = [among(column, PERSONS) for column in columns]
    return Opening(lambda model: " OR ".join(rule(model) for rule in rules))


def through(name: str) -> Opening:
    """Open to whoever sees the row that the foreign key `name` points to."""

    def parent(model: type[models.Model]) -> type[models.Model]:
        found: Any = model._meta.get_field(name).related_model
        return found

    return Opening(
        lambda model: f"{sees(parent(model))}({_table(model)}.{model._meta.get_field(name).column})",  # type: ignore[union-attr]
        looks_up=parent,
    )


def sees(model: type[models.Model]) -> str:
    """The name of the function that says whether a row is seen, by its key."""
    return f"wall_sees_{_table(model)}"


def sight_of(model: type[models.Model], openings: Sequence[Opening]) -> str:
    """That function. Its plan is kept by the connection; a subquery in the policy would be planned with each query.

    Whoever watches a row pass does not see what opens with it.
    """
    key: Any = model._meta.pk
    seen = f"{key.column} = asked"
    if OVERSIGHT in openings:
        seen += f" AND (NOT {IS_OVERSIGHT} OR {_any(model, (one for one in openings if one != OVERSIGHT))})"
    return f"""
CREATE OR REPLACE FUNCTION {sees(model)}(asked {key.rel_db_type(connection)}) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN EXISTS (SELECT FROM {_table(model)} WHERE {seen});
END $$"""  # noqa: S608 (our own names)


def policies(model: type[models.Model], openings: Sequence[Opening]) -> dict[str, str]:
    """The policies of a table: each name with its definition behind CREATE POLICY … ON …

    The database asks them in the reverse order of their names, and the conditions of one in theirs: the cheapest first.
    """
    both = _any(model, (opening for opening in openings if not opening.reads_only))
    found = {"walls": f"FOR ALL USING ({both}) WITH CHECK ({both})"}
    if read := _any(model, (opening for opening in openings if opening.reads_only)):
        found["also_read"] = f"FOR SELECT USING ({read})"
    return found


def _any(model: type[models.Model], openings: Iterable[Opening]) -> str:
    return " OR ".join(opening.rule(model) for opening in openings)


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table


ENTITY = Opening(among("entity_id", ENTITIES))
PUBLIC = Opening(written("true"), reads_only=True)
OVERSIGHT = Opening(written(IS_OVERSIGHT), reads_only=True)
PLATFORM = Opening(written(IS_PLATFORM))
