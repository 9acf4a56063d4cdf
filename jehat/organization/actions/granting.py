"""What a single employee is given and denied beyond his role, and how it is taken again."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import grants, herald, notices, permissions
from jehat.organization.models import Employee, Entity, Grant
from jehat.organization.terms import Terms, require_fitting

# Whoever may do this can give everything else again.
MENDS_ALL = "grant.give"


def lock_entity(entity_id) -> Entity:
    """Who grants at an entity is changed by one at a time, so that two do not take it from each other at once."""
    return Entity.objects.select_for_update(of=("self",), no_key=True).get(pk=entity_id)


def require_one_who_grants(entity, *, now) -> None:
    """An entity is never left without anybody who gives permissions."""
    if not Employee.objects.active().of(entity).who_may(MENDS_ALL, now).exists():
        raise Refused(_("Nobody would be left who gives permissions at this entity."))


@action("grant.give", says=_("A permission was given to an employee"))
def give_grant(*, by, employee, terms: Terms, since=None, until=None, now=None):
    """Let an employee do a verb beyond his role, as far as the terms say and as long as they last."""
    now = now or timezone.now()
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_give_grant(by, employee).require()
    require_fitting(employee.entity, [terms])
    grant = _give(employee, terms, Grant.Effect.ALLOW, by=by, since=since or now, until=until, now=now)
    event = _recorded("grant.give", grant, by=by, now=now)
    herald.tell(notices.told_of_grant(grant), of=event)
    return grant


@action("grant.deny", says=_("A permission was denied to an employee"))
def deny_grant(*, by, employee, verb, scope=grants.ENTITY, since=None, until=None, now=None):
    """Deny a verb to an employee, which is stronger than whatever gives it to him."""
    now = now or timezone.now()
    lock_entity(employee.entity_id)
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_deny_grant(by, employee).require()
    terms = Terms(verb, scope)
    if scope != grants.ENTITY:
        require_fitting(employee.entity, [terms])
    grant = _give(employee, terms, Grant.Effect.DENY, by=by, since=since or now, until=until, now=now)
    require_one_who_grants(employee.entity, now=now)
    event = _recorded("grant.deny", grant, by=by, now=now)
    herald.tell(notices.told_of_grant(grant), of=event)
    return grant


def _give(employee, terms, effect, *, by, since, until, now) -> Grant:
    if until is not None and until <= max(since, now):
        raise Refused(_("A permission ends after it begins, and later than now."))
    same = employee.grants.standing().filter(effect=effect, cause="", **terms.as_fields())
    if same.filter(until=until).live(now).exists():
        raise Refused(_("The employee has exactly this already."))
    return Grant.objects.create(
        entity_id=employee.entity_id,
        employee=employee,
        effect=effect,
        since=since,
        until=until,
        given_by=by,
        given_at=now,
        **terms.as_fields(),
    )


def take_away(employee, wanted, *, by, now) -> list[Grant]:
    """Withdraw the single grants of these verbs, and deny what is left of them; each is a line of the record."""
    single = employee.grants.standing().filter(effect=Grant.Effect.ALLOW, cause="", verb__in=wanted)
    taken = list(single.locked())
    for grant in taken:
        grant.withdrawn_at, grant.withdrawn_by = now, by
        grant.save(update_fields=["withdrawn_at", "withdrawn_by"])
        _recorded("grant.withdraw", grant, by=by, now=now)
    left = Grant.objects.live(now).of_role(employee.role).filter(verb__in=wanted)
    for verb in sorted(set(left.values_list("verb", flat=True))):
        terms = Terms(verb, grants.ENTITY)
        denial = _give(employee, terms, Grant.Effect.DENY, by=by, since=now, until=None, now=now)
        _recorded("grant.deny", denial, by=by, now=now)
        taken.append(denial)
    return taken


@action("grant.withdraw", says=_("A permission was withdrawn from an employee"))
def withdraw_grant(*, by, grant, now=None):
    """Take a single grant or denial away; it bites on the next thing asked for."""
    now = now or timezone.now()
    entity = lock_entity(grant.entity_id)
    grant = Grant.objects.locked().select_related("employee__user").get(pk=grant.pk)
    permissions.can_withdraw_grant(by, grant).require()
    grant.withdrawn_at, grant.withdrawn_by = now, by
    grant.save(update_fields=["withdrawn_at", "withdrawn_by"])
    require_one_who_grants(entity, now=now)
    event = _recorded("grant.withdraw", grant, by=by, now=now)
    herald.tell(notices.told_of_withdrawal([grant]), of=event)
    return grant


@action("grant.give_for_cause", says=_("A cause gave an employee access"))
def give_for_cause(*, by, employee, verb, subject, cause, cause_id, highest=0, until=None, now=None):
    """Let an employee do a verb to one thing, for a cause that asked its own permission and with which it ends."""
    now = now or timezone.now()
    grant = Grant.objects.create(
        entity_id=employee.entity_id,
        employee=employee,
        verb=verb,
        scope=Grant.Scope.ONE,
        subject_id=subject.pk,
        highest=highest,
        cause=cause,
        cause_id=cause_id,
        since=now,
        until=until,
        given_by=by,
        given_at=now,
    )
    _recorded("grant.give_for_cause", grant, by=by, now=now, cause=str(cause), cause_id=cause_id)
    return grant


@action("grant.end_cause", says=_("Access ended with its cause"))
def end_cause(*, by, cause, cause_id, now=None):
    """Withdraw all that a cause gave, in the transaction that ends the cause; how many."""
    now = now or timezone.now()
    caused = Grant.objects.standing().caused_by(cause, cause_id).locked()
    ended = list(caused)
    for grant in ended:
        grant.withdrawn_at, grant.withdrawn_by = now, by
        grant.save(update_fields=["withdrawn_at", "withdrawn_by"])
        _recorded("grant.end_cause", grant, by=by, now=now, cause=str(cause), cause_id=cause_id)
    return len(ended)


def _recorded(verb, grant, *, by, now, **told):
    told |= {"employee": grant.employee_id, "verb": grant.verb, "scope": str(grant.scope), "rank": grant.highest}
    return record(verb, grant, by=by, at=now, **{"of" if name == "verb" else name: one for name, one in told.items()})
