"""What employees use of their permissions, read from the record in the night; and taking away what they do not."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import herald, notices, permissions, uses
from jehat.organization.models import Employee, Surplus, UseReading

from .granting import lock_entity, require_one_who_grants, take_away

# So many lines are read at once, and so many people counted.
STRETCH, PEOPLE = 50_000, 500
# A line may be written later than one with a higher number; after so long none is still to come.
SETTLED = timedelta(minutes=10)

# What somebody did in another's place used the permission of that other.
READ = """
INSERT INTO organization_verbuse (entity_id, employee_id, verb, last_at)
SELECT m.entity_id, m.id, a.verb, max(e.at)
  FROM audit_event e
  JOIN organization_employee m ON m.user_id = COALESCE(e.acting_for_id, e.by_id)
  JOIN unnest(%(acts)s::text[], %(verbs)s::text[], %(scopes)s::text[]) AS a(act, verb, scope) ON a.act = e.verb
 WHERE e.id > %(since)s AND e.id <= %(until)s AND e.outcome = 'done'
   AND (a.scope = '' OR e.particulars ->> 'scope' = a.scope)
   AND (e.entity_id = m.entity_id OR a.verb LIKE 'oversight.%%')
 GROUP BY m.entity_id, m.id, a.verb
    ON CONFLICT (employee_id, verb) DO UPDATE SET last_at = GREATEST(organization_verbuse.last_at, excluded.last_at)
"""
END = """
SELECT max(id) FROM (SELECT id, recorded_at FROM audit_event WHERE id > %s ORDER BY id LIMIT %s) AS next
 WHERE recorded_at < %s
"""


@action("grant.read_uses", says=_("It was read which permissions are used"))
def read_uses(*, by=None, now=None) -> bool:
    """Read the next lines of the record for what was used; whether there were any."""
    reading, _is_new = UseReading.objects.select_for_update(no_key=True).get_or_create(is_only=True)
    acts, verbs, scopes = zip(*uses.acts(), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(END, [reading.read_to, STRETCH, (now or timezone.now()) - SETTLED])
        (until,) = cursor.fetchone()
        if until is None:
            return False
        bounds = {"since": reading.read_to, "until": until}
        cursor.execute(READ, bounds | {"acts": list(acts), "verbs": list(verbs), "scopes": list(scopes)})
    reading.read_to = until
    reading.save(update_fields=["read_to"])
    return True


@action("grant.count_unused", says=_("It was counted which permissions are not used"))
def count_unused(*, entity, by=None, now=None) -> int:
    """Count anew what each employee of an entity has and does not use; how many have such."""
    now = now or timezone.now()
    keys = list(Employee.objects.active().of(entity).order_by("pk").values_list("pk", flat=True))
    counted = 0
    for first in range(0, len(keys), PEOPLE):
        counted += _counted(Employee.objects.filter(pk__in=keys[first : first + PEOPLE]), now)
    return counted


def _counted(employees, now) -> int:
    employees = list(employees)
    found = uses.unused(employees, now)
    rows = [
        Surplus(entity_id=one.entity_id, employee=one, unused=len(idle), held=held, counted_at=now)
        for one in employees
        for idle, held in [found[one.pk]]
    ]
    changed = ["unused", "held", "counted_at"]
    Surplus.objects.bulk_create(rows, update_conflicts=True, unique_fields=["employee"], update_fields=changed)
    return sum(1 for one in rows if one.unused)


@action("grant.withdraw_unused", says=_("Permissions that were not used were withdrawn from an employee"))
def withdraw_unused(*, by, employee, wanted, now=None):
    """Take from an employee what he has and does not use: single grants, and by a denial what his role gives."""
    now = now or timezone.now()
    entity = lock_entity(employee.entity_id)
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_withdraw_unused(by, employee).require()
    idle = uses.unused([employee], now)[employee.pk][0]
    if not wanted or set(wanted) - set(idle):
        raise Refused(_("Not all of this is unused any more. Look again, then choose."))
    take_away(employee, wanted, by=by, now=now)
    require_one_who_grants(entity, now=now)
    _counted([employee], now)
    event = record("grant.withdraw_unused", employee, by=by, at=now, verbs=sorted(wanted))
    herald.tell(notices.told_of_less(employee), of=event)
    return employee
