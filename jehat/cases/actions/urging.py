"""Asking where a case stands, and urging it on: each step is told one higher up."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.models import Case, FollowUp
from jehat.cases.superiors import ladder
from jehat.notifications.notify import notify


@action("case.follow_up", says=_("It was asked where the case stands"), enters=("case",))
def follow_up(*, by, case, now=None):
    """Ask where the case stands (تعقيب); who holds it is told."""
    return _step("follow_up", by, case, now, is_expediting=False)


@action("case.expedite", says=_("The case was urged on: no. {step}"), enters=("case",))
def expedite(*, by, case, now=None):
    """Urge the case on (استعجال), once it was asked where it stands: each time who stands one higher is told too."""
    return _step("expedite", by, case, now, is_expediting=True)


def _step(verb, by, case, now, *, is_expediting):
    case = Case.objects.lock(case)
    now = now or timezone.now()
    getattr(permissions, f"can_{verb}")(by, case).require()
    last = case.follow_ups.order_by("-step").first()
    permissions.can_step(by, case, last, now=now, is_expediting=is_expediting).require()
    is_his = case.is_acted_for_by(by)
    step = last.step + 1 if last else 0
    FollowUp.objects.create(entity_id=case.entity_id, case=case, step=step, by=by, is_from_beneficiary=is_his, at=now)
    in_place_of = None if is_his else permissions.in_place_of(by, case, "expedite")
    event = record(f"case.{verb}", case, by=by, acting_for=in_place_of, at=now, step=step)
    notify(notices.told_of_urging(case, ladder(case, now=now)[: step + 1], but=by), of=event)
    return case
