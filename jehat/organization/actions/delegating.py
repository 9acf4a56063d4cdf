"""How an employee lets a colleague act in his place for a time, within what he may do himself."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import herald, notices, permissions, verbs
from jehat.organization.grants import SEEING
from jehat.organization.models import Delegation, Employee

from .granting import lock_entity


@action("delegation.give", says=_("Permissions were delegated to a colleague"))
def give_delegation(*, by, giver, taker, wanted, since, until, now=None):
    """Let a colleague do verbs of an employee in his place, from and until; it is over by itself (تفويض).

    Whatever is done to things needs to see them, so the verb that sees goes along.
    """
    now = now or timezone.now()
    lock_entity(giver.entity_id)
    giver, taker = (Employee.objects.with_people().get(pk=one.pk) for one in (giver, taker))
    permissions.can_give_delegation(by, giver, taker).require()
    wanted = _with_seeing(wanted)
    _check_time(since, until, now)
    _check_verbs(giver, wanted, now)
    _check_no_circle(giver, taker, since, until)
    delegation = Delegation.objects.create(
        entity_id=giver.entity_id, giver=giver, taker=taker, verbs=wanted, since=since, until=until, given_by=by
    )
    first, last = (timezone.localdate(moment).isoformat() for moment in (since, until))
    told = {"giver": giver.pk, "taker": taker.pk, "verbs": wanted, "since": first, "until": last}
    event = record("delegation.give", delegation, by=by, at=now, **told)
    herald.tell(notices.told_of_delegation(delegation), of=event)
    return delegation


def _with_seeing(wanted) -> list[str]:
    seeing = [SEEING[area] for area in {verb.partition(".")[0] for verb in wanted} if area in SEEING]
    return sorted({*wanted, *seeing})


def _check_time(since, until, now) -> None:
    if until <= max(since, now):
        raise Refused(_("A delegation ends after it begins, and later than now."))
    if until > since + Delegation.LONGEST:
        raise Refused(_("A delegation lasts a year at most."))


def _check_verbs(giver, wanted, now) -> None:
    """What somebody else delegated to the giver is not his to delegate."""
    standing, offered = giver.standing(), verbs.known(giver.entity)
    own = {verb for verb in wanted if any(one.delegation is None for one in standing.good(verb))}
    if not wanted or set(wanted) - own:
        raise Refused(_("One delegates only what one may do oneself."))
    if any(verb not in offered or not offered[verb].is_delegable for verb in wanted):
        raise Refused(_("This is not done in another's place."))


def _check_no_circle(giver, taker, since, until) -> None:
    """Nobody gets his own back by way of others."""
    given = Delegation.objects.filter(entity_id=giver.entity_id).during(since, until)
    onward: dict = {}
    for one, other in given.values_list("giver", "taker"):
        onward.setdefault(one, set()).add(other)
    left, seen = [taker.pk], set()
    while left:
        if (one := left.pop()) == giver.pk:
            raise Refused(_("The colleague has delegated to this employee in this time; nobody acts in a circle."))
        if one not in seen:
            seen.add(one)
            left += onward.get(one, ())


@action("delegation.end", says=_("A delegation was ended"))
def end_delegation(*, by, delegation, now=None):
    """End a delegation now, or take one back that has not begun."""
    now = now or timezone.now()
    delegation = Delegation.objects.locked().with_people().get(pk=delegation.pk)
    permissions.can_end_delegation(by, delegation, now=now).require()
    delegation.ended_at, delegation.ended_by = now, by
    delegation.save(update_fields=["ended_at", "ended_by"])
    told = {"giver": delegation.giver_id, "taker": delegation.taker_id}
    event = record("delegation.end", delegation, by=by, at=now, **told)
    herald.tell(notices.told_of_delegation_end(delegation), of=event)
    return delegation
