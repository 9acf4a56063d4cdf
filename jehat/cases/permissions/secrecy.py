"""Who says how secret a case is, and who proved who he is before he opens it."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import employee_of, may_as_employee

# What was opened just after a proof stays open so long: a reply takes longer to write than a proof is fresh.
STAYS_OPEN = timedelta(minutes=30)


def can_classify(user, case, level=None) -> Verdict:
    """Whether the person may change the secrecy of a case, and to this level: never above what he is cleared for."""
    person = may_as_employee(user, case, "classify")
    if not person or level is None:
        return person
    if level.entity_id != case.entity_id:
        return refuse(_("This is no degree of secrecy of the entity."))
    if level.rank == case.rank:
        return refuse(_("The case has this degree of secrecy already."))
    if not employee_of(user, case).reach("case.see").holds(replace(case.place, rank=level.rank)):
        return refuse(_("You are not cleared for this degree of secrecy yourself."))
    return ALLOWED


def asks_again(user, case) -> bool:
    """Whether the case opens to this person only after a fresh proof; whoever wrote it is not asked."""
    return case.level is not None and case.level.asks_again and not case.is_acted_for_by(user)


def can_open_now(user, case, presence) -> Verdict:
    """Whether the case opens to this person in this presence; to a program, which has none, a secret one never does."""
    if asks_again(user, case) and not has_proof(user, case, presence):
        return refuse(_("This case is secret: it opens once you have confirmed just now that it is you."))
    return ALLOWED


def has_proof(user, case, presence) -> bool:
    """Whether he was proved just now, or opened the case since he was, and not long ago."""
    now = timezone.now()
    if presence is None or presence.is_fresh(now):
        return presence is not None
    if now - presence.confirmed_at > STAYS_OPEN:
        return False
    return case.openings.filter(user=user, last_at__gte=presence.confirmed_at).exists()
