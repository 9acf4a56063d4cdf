"""Taking back what was referred: at once while nobody has opened it, afterwards only if whoever has it agrees."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.directives import End
from jehat.cases.models import Case, Referral
from jehat.cases.states import Reason
from jehat.notifications.notify import notify

from .calling_back import ask_there, have_back, keep_here, let_go_home
from .hops import end_original, hold_onward
from .referral import bring_back


def _both(referral) -> tuple[Case, Referral]:
    """The case under its lock, and the hop as it is since then: whoever accepts it waits for the same lock."""
    hold_onward(referral.case)
    case = Case.objects.lock(referral.case)
    return case, Referral.objects.with_people().get(pk=referral.pk)


@action("case.recall", says=_("The referral was recalled"))
def recall(*, by, referral, now=None):
    """Take back what was referred and nobody has opened; the case is at once with its sender again (استرداد)."""
    case, referral = _both(referral)
    now = now or timezone.now()
    permissions.can_recall(by, case, referral).require()
    if referral.to_entity_id:
        return have_back(case, referral, by=by, now=now)
    return _come_back("recall", case, referral, by=by, now=now)


@action("case.request_recall", says=_("Its sender asks to have the case back"))
def request_recall(*, by, referral, now=None):
    """Ask whoever has opened the case by now, here or at another entity, to let it go back (طلب الاسترداد)."""
    case, referral = _both(referral)
    now = now or timezone.now()
    permissions.can_request_recall(by, case, referral).require()
    referral.recall_asked_at = now
    referral.save(update_fields=["recall_asked_at"])
    event = record("case.request_recall", case, by=by, at=now, referral=referral.pk)
    if referral.to_entity_id:
        ask_there(referral, by=by, now=now)
    else:
        notify(notices.told_of_recall_request(case), of=event)
    return referral


@action("case.grant_recall", says=_("The case was let go back to its sender"))
def grant_recall(*, by, case, now=None):
    """Let the case go back to the sender who asks for it."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_grant_recall(by, case).require()
    came = case.incoming
    if came.to_entity_id:
        return let_go_home(case, came, by=by, now=now)
    return _come_back("grant_recall", case, came, by=by, now=now).case


@action("case.decline_recall", says=_("The case was not let go back"))
def decline_recall(*, by, case, now=None):
    """Keep the case although its sender asks for it."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_decline_recall(by, case).require()
    came = case.incoming
    came.recall_asked_at = None
    came.save(update_fields=["recall_asked_at"])
    event = record("case.decline_recall", case, by=by, at=now, referral=came.pk)
    if came.to_entity_id:
        keep_here(came, by=by, now=now)
    else:
        notify(notices.told_of_declining(case, came), of=event)
    return case


def _come_back(verb, case, referral, *, by, now) -> Referral:
    receiver = case.assignee
    event = record(f"case.{verb}", case, by=by, at=now, referral=referral.pk, department=referral.from_department_id)
    end_original(case, End.RECALLED, now=now)
    bring_back(case, referral, now=now, reason=Reason.RECALLED)
    notify(notices.told_of_recall(case, receiver), of=event)
    referral.refresh_from_db()
    referral.case = case
    return referral
