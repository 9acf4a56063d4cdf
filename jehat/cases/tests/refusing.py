"""Being refused: for which reason, whom, and that nothing comes of it but a line in the record."""

from contextlib import contextmanager

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils.translation import gettext

from jehat.audit.models import Event
from jehat.cases import models as cases
from jehat.core.verdict import Refused
from jehat.documents.models import File
from jehat.notifications.models import Message, Notice
from jehat.organization.models import Employee

NOT_OURS = "This is for the employees of the entity that has the case."
NOT_THE_ROLE = "Your role does not include this act."
NOT_HIS_OWN = "Nobody works on a case of his own."
NOT_IN_HAND = "This is for the employee who holds the case and for his supervisor."
CLOSED = "The case is closed."
NOT_NOW = "This act does not follow the present state of the case."
UNSEEN = "There is no such case."

KEPT = [getattr(cases, name) for name in cases.__all__] + [File, Notice, Message, Employee]

ANYBODY = {
    "officer of another entity": (lambda world: world.stranger.user, NOT_OURS),
    "officer of another department": (lambda world: world.yousef.user, NOT_IN_HAND),
    "another beneficiary": (lambda world: world.imran, NOT_OURS),
    "nobody signed in": (lambda world: AnonymousUser(), NOT_OURS),
    "administrator of the entity": (lambda world: world.admin.user, NOT_THE_ROLE),
}
WITHIN = {
    "colleague who does not hold it": (lambda world: world.faisal.user, NOT_IN_HAND),
    "supervisor of another department": (lambda world: world.salma.user, NOT_IN_HAND),
    "holder who left": (lambda world: _left(world.noura), NOT_OURS),
}
HERSELF = {"the beneficiary": (lambda world: world.sara, NOT_OURS)}


def _left(employee):
    Employee.objects.filter(pk=employee.pk).update(is_active=False)
    employee.refresh_from_db()
    return employee.user


def who_may_not(world, *more) -> list:
    """Those who direct nothing where Noura works: herself among them, since she does not decide about herself."""
    employees = (world.faisal, world.salma, world.stranger, world.admin, *more)
    return [one.user for one in employees] + [world.sara]


def each_stranger(*groups, reason=None):
    """Run the test for each kind of stranger, as `who` (a function of the world) and the reason he is given."""
    chosen = {name: pair for group in groups or (ANYBODY,) for name, pair in group.items()}
    rows = [(who, reason or its_own) for who, its_own in chosen.values()]
    return pytest.mark.parametrize(("who", "reason"), rows, ids=list(chosen))


to_staff_only = each_stranger(ANYBODY, WITHIN, HERSELF)


@contextmanager
def refused(verb, subject, *, by, reason):
    """What happens inside is refused for this reason, recorded as refused, and leaves nothing else."""
    last = Event.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    before = everything()
    with pytest.raises(Refused) as refusal:
        yield
    assert str(refusal.value) == gettext(reason)
    assert everything() == before
    line = Event.objects.get(pk__gt=last)
    assert (line.verb, line.outcome, line.subject_id) == (verb, Event.Outcome.REFUSED, subject.pk)
    assert line.by_id == by.pk
    assert line.particulars == {}


def everything() -> dict[str, str]:
    """A fingerprint of all that acts on cases may change."""
    return {model._meta.db_table: _fingerprint(model._meta.db_table) for model in KEPT}


def _fingerprint(table) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM {table} t")
        return cursor.fetchone()[0]
