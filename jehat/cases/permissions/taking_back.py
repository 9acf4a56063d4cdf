"""What may be undone within seconds."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from jehat.audit.models import Event
from jehat.cases.models import Comment
from jehat.cases.states import Status
from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import employee_of

# Eight seconds are offered; two more are for the way. What leaves the house waits as long:
# `notify(…, delay=UNDO_WITHIN.seconds)`, so that it can be taken back.
UNDO_WITHIN = timedelta(seconds=10)
# What is written to the beneficiary and can be taken back by `unsend`.
HELD = (Comment.Act.COMMENT, Comment.Act.ASK)


def can_undo_assign(user, case, *, now) -> Verdict:
    """Only who assigned it, within seconds, while it is still as he left it."""
    of_case = Event.objects.about(case).filter(outcome=Event.Outcome.DONE)
    given = of_case.filter(verb="case.assign").order_by("-pk").first()
    if employee_of(user, case) is None or given is None or given.by_id != user.pk:
        return refuse(_("Only who assigned the case takes the assignment back."))
    if now > given.at + UNDO_WITHIN:
        return refuse(_("It is too late to take the assignment back; assign the case anew."))
    has_moved = not case.is_open or not case.custodies.current().filter(since=given.at).exists()
    if has_moved or of_case.filter(pk__gt=given.pk, by=case.assignee.user_id).exists():
        return refuse(_("The case has gone on since it was assigned."))
    return ALLOWED


def can_unsend(user, case, comment, *, now) -> Verdict:
    """Only who wrote it, within seconds, before the beneficiary opened the case with it in it."""
    if comment is None or comment.by_id != user.pk or employee_of(user, case) is None:
        return refuse(_("Only who wrote it takes it back."))
    if now > comment.created_at + UNDO_WITHIN:
        return refuse(_("It is too late to take it back; it has been sent."))
    if comment.act == Comment.Act.ASK and case.status != Status.WAITING_BENEFICIARY:
        return refuse(_("The case has gone on since it was asked."))
    shown_at = comment.held_until or comment.created_at
    later = case.openings.filter(last_at__gte=shown_at).select_related("user")
    if not case.is_open or any(case.is_acted_for_by(opening.user) for opening in later):
        return refuse(_("The case has been opened since, and what was written may have been read."))
    return ALLOWED
