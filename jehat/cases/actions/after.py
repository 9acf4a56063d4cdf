"""What brings a closed case back: it is not solved, it was closed wrongly, or by mistake."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.cases import heirs, notices, permissions
from jehat.cases.models import Case, Closing, Comment
from jehat.cases.queries.kept import speaking_place
from jehat.documents.actions import keep_draft
from jehat.notifications.actions import withdraw as take_back_notices
from jehat.notifications.models import Message, Notice
from jehat.notifications.notify import notify
from jehat.notifications.permissions import can_withdraw

from .conversation import end_draft, write_comment, write_note
from .ending import came_to, resume, take_up
from .hops import hold_onward


@action("case.dispute", says=_("The beneficiary said that it is not solved"), enters=("case",))
def dispute(*, by, case, text, voice=None, files=(), now=None):
    """Say that a closed case is not solved and what is missing; it comes back to the head of the department."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_dispute(by, case, now=now).require()
    written = write_comment(case, by=by, act=Comment.Act.DISPUTE, text=text, voice=voice, files=files, now=now)
    closing = take_up(case, heirs.head_for(case, now=now), cause=Closing.TakenUp.DISPUTED, now=now)
    event = record("case.dispute", case, by=by, at=now, comment=written.pk, **came_to(case, closing))
    notify(notices.told_of_dispute(case), of=event)
    return case


@action("case.reopen", says=_("The case was opened again"))
def reopen(*, by, case, text, draft="", now=None):
    """Open a closed case again, for a reason that the team reads; it comes back to who had it."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_reopen(by, case).require()
    in_place_of = permissions.in_place_of(by, case, "reopen")
    written = write_note(case, by=by, text=text, now=now, acting_for=in_place_of)
    end_draft(by, draft)
    closing = take_up(case, heirs.holder_for(case, now=now), cause=Closing.TakenUp.REOPENED, now=now)
    told = {"note": written.pk, **came_to(case, closing)}
    event = record("case.reopen", case, by=by, acting_for=in_place_of, at=now, **told)
    notify(notices.told_of_taking_up(case), of=event)
    return case


@action("case.undo_close", says=_("The closing was taken back"))
def undo_close(*, by, case, now=None):
    """Take a closing back that was a mistake: the case stands where it stood, and its words are a draft again."""
    hold_onward(case)
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_undo_close(by, case, now=now).require()
    closing = case.ending
    said = Event.objects.about(case).get(verb__in=CLOSERS, particulars__comment=str(closing.comment_id))
    words = closing.comment
    words.taken_back_at = now
    words.save(update_fields=["taken_back_at"])
    if case.first_answer_at == closing.at:
        case.first_answer_at = None
    resume(case, closing, now=now)
    event = record("case.undo_close", case, by=by, at=now, comment=words.pk)
    _untell(case, said, event, by=by)
    keep_draft(by=by, place=speaking_place(case, said.verb.removeprefix("case.")), words={"text": words.text}, now=now)
    return case


CLOSERS = ("case.complete", "case.reject")


def _untell(case, said, event, *, by) -> None:
    """Nobody learns of it where nothing has left; who was told outside already is told that the case goes on."""
    told = (list(one.objects.filter(event=said)) for one in (Message, Notice))
    if can_withdraw(by, said, *told):
        take_back_notices(by=by, event=said)
    else:
        notify(notices.told_of_taking_up(case), of=event)
