"""How a case ends: with an outcome and words for the beneficiary, and his opinion of it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.models import Case, Comment, Rating
from jehat.cases.states import Ground, Outcome
from jehat.notifications.notify import notify

from .conversation import end_draft, write_comment
from .ending import end_case
from .letters import put_on_paper


def _close(verb, act, *, by, case, text, files, draft, now, outcome, letter, ground=""):
    case.first_answer_at = case.first_answer_at or now
    in_place_of = permissions.in_place_of(by, case, verb)
    issued = put_on_paper(case, letter, by=by, in_place_of=in_place_of, outcome=outcome, text=text, now=now)
    enclosed = [*files, issued.file] if issued else files
    said = {"text": text, "voice": None, "files": enclosed, "now": now, "acting_for": in_place_of}
    written = write_comment(case, by=by, act=act, **said)
    if issued:
        issued.comment = written
        issued.save()
    end_draft(by, draft)
    end_case(case, outcome, now=now, by=by, comment=written, ground=ground)
    told = {"comment": written.pk, "result": outcome} | ({"ground": ground} if ground else {})
    told |= {"letter": issued.number} if issued else {}
    event = record(f"case.{verb}", case, by=by, acting_for=in_place_of, at=now, **told)
    # Outside he is told once a slip of the hand can no longer be taken back.
    notify(notices.told_of_closing(case), of=event, delay=permissions.UNDO_WITHIN.seconds)
    return case


@action("case.complete", says=_("The case was completed"))
def complete(*, by, case, text, files=(), letter="", draft="", now=None):
    """Close the case as done, with a message to the beneficiary, also on paper as a letter of its kind."""
    case = Case.objects.lock(case)
    permissions.can_complete(by, case).require()
    permissions.can_be_done(case).require()
    given = {"by": by, "case": case, "text": text, "files": files, "draft": draft, "now": now or timezone.now()}
    return _close("complete", Comment.Act.COMPLETE, outcome=Outcome.DONE, letter=letter, **given)


@action("case.reject", says=_("The case was closed: {outcome}"))
def reject(*, by, case, text, outcome=Outcome.REJECTED, ground=Ground.OTHER, files=(), letter="", draft="", now=None):
    """Close the case without doing what was asked, saying what came of it and, of a rejection, on which ground."""
    case = Case.objects.lock(case)
    permissions.can_reject(by, case).require()
    permissions.can_close_as(case, outcome).require()
    given = {"by": by, "case": case, "text": text, "files": files, "draft": draft, "now": now or timezone.now()}
    why = {"ground": ground} if outcome == Outcome.REJECTED else {}
    return _close("reject", Comment.Act.REJECT, outcome=outcome, letter=letter, **given, **why)


@action("case.rate", says=_("The beneficiary rated the service: {stars} of 5"), enters=("case",))
def rate(*, by, case, stars, text="", now=None):
    """Say once how the service was, in one to five stars and words."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_rate(by, case).require()
    rating = Rating.objects.create(entity_id=case.entity_id, case=case, stars=stars, text=text, created_at=now)
    event = record("case.rate", case, by=by, at=now, stars=stars)
    notify(notices.told_of_rating(case), of=event)
    return rating
