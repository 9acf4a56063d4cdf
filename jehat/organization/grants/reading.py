"""What the tables say of an employee at a moment: one query, anew in every request."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from django.db import connection
from django.utils import timezone

from jehat.core.remembered import remembered
from jehat.core.verdict import Verdict

from .held import Held, Person
from .places import Place, Reach
from .standing import Standing

# In whose places an employee acts, himself first; what each of them was given, by himself or by his role; and, in the
# last part, for whom he stands in. Grants are found through the employee as he is now, not as somebody read him before.
# An urgent access is told of one person: it goes with no delegation.
STANDING = """
WITH place AS (
    SELECT e.id AS whose, e.id, e.user_id, e.entity_id, e.department_id, e.role_id,
           NULL::uuid AS delegation, NULL::varchar[] AS verbs, NULL::timestamptz AS until
      FROM organization_employee e WHERE e.id = ANY(%(employees)s) AND e.is_active
    UNION ALL
    SELECT d.taker_id, e.id, e.user_id, e.entity_id, e.department_id, e.role_id, d.id, d.verbs, d.until
      FROM organization_delegation d
      JOIN organization_employee e ON e.id = d.giver_id AND e.is_active
      JOIN people_user u ON u.id = e.user_id AND u.is_active
     WHERE d.taker_id = ANY(%(employees)s) AND d.ended_at IS NULL AND d.since <= %(now)s AND d.until > %(now)s
), good AS (
    SELECT p.*, g.id AS grant_id, g.effect, g.verb, g.scope, g.subject_id, g.highest, g.amount,
           g.until AS grant_until, g.cause, g.cause_id, NULL::uuid AS of_role, g.since, g.withdrawn_at
      FROM place p JOIN organization_grant g ON g.employee_id = p.id
    UNION ALL
    SELECT p.*, g.id, g.effect, g.verb, g.scope, g.subject_id, g.highest, g.amount,
           g.until, g.cause, g.cause_id, g.role_id, g.since, g.withdrawn_at
      FROM place p JOIN organization_grant g ON g.role_id = p.role_id
)
SELECT whose, id, user_id, entity_id, department_id, delegation, until, grant_id, effect, verb, scope, subject_id,
       highest, amount, grant_until, cause, cause_id, of_role
  FROM good
 WHERE withdrawn_at IS NULL AND since <= %(now)s AND (grant_until IS NULL OR grant_until > %(now)s)
   AND (verbs IS NULL OR (verb = ANY(verbs) AND cause <> 'glass'))
UNION ALL
SELECT a.substitute_id, e.id, e.user_id, e.entity_id, e.department_id, NULL, NULL, NULL, 'cover', '', '', NULL,
       0, NULL, NULL, '', NULL, NULL
  FROM organization_absence a
  JOIN organization_employee e ON e.id = a.employee_id
  JOIN organization_employee s ON s.id = a.substitute_id AND s.entity_id = e.entity_id
 WHERE a.substitute_id = ANY(%(employees)s) AND a.since <= %(now)s AND a.until > %(now)s
"""


def standing(employee, now=None) -> Standing:
    """What an employee was given and denied, as it is at the moment; one query, and once while a page is read."""
    if now is not None:
        return _standing(employee.pk, now)
    return remembered(("standing", employee.pk), lambda: _standing(employee.pk, timezone.now()))


def _standing(pk, now) -> Standing:
    return standings([pk], now)[pk]


def standings(keys: Iterable[UUID], now) -> dict[UUID, Standing]:
    """The same for several employees by their keys, in one query."""
    keys = list(keys)
    rows = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"employees": keys, "now": now})
        for whose, *row in cursor.fetchall():
            rows[whose].append(row)
    return {pk: _read(rows[pk]) for pk in keys}


def _read(rows) -> Standing:
    held = [Held(Person(*row[:4]), *row[4:]) for row in rows if row[EFFECT] != "cover"]
    covers = tuple(Person(*row[:4]) for row in rows if row[EFFECT] == "cover")
    return Standing(tuple(_cleared(one, held) for one in held), covers)


EFFECT = 7


def _cleared(one, held) -> Held:
    """Who acts for another sees as far as he is cleared himself."""
    if one.delegation is None or not one.allows:
        return one
    own = [mine.highest for mine in held if mine.delegation is None and mine.allows and mine.verb == one.verb]
    return one._replace(highest=min(one.highest, max(own, default=0)))


def reach(employee, verb) -> Reach:
    """Where an employee may do a verb, as values from which a list is filtered."""
    return standing(employee).reach(verb)


def may(employee, verb, place: Place | None = None, *, amount: Decimal | None = None) -> Verdict:
    """Whether an employee may do a verb, anywhere at all or at a place, with the reason where he may not."""
    return standing(employee).may(verb, place, amount=amount)
