"""What was sent to another entity is had back: at once while nobody there opened it, afterwards if that entity agrees.

Both sides know the same at the same moment.
"""

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.directives import End
from jehat.cases.models import Case, Comment, Referral
from jehat.cases.states import Outcome, follows
from jehat.core.walls import seen_as
from jehat.notifications.actions import withdraw as take_back_notices
from jehat.notifications.models import Message, Notice
from jehat.notifications.notify import notify
from jehat.notifications.permissions import can_withdraw

from .conversation import write_comment
from .ending import end_case
from .homing import send_home
from .moving import move


@action("case.call_back", says=_("Called back by the entity that sent it"), enters=("case",))
def call_back(*, by, case, sent, now):
    """End what another entity was asked for; it goes on with who sent it (استرداد من جهة أخرى)."""
    case = Case.objects.lock(case)
    permissions.can_call_back(case, sent).require()
    receiver = case.assignee
    written = _called_back(case, by=by, now=now)
    end_case(case, Outcome.GIVEN_BACK, now=now, comment=written)
    event = record("case.call_back", case, by=by, at=now, comment=written.pk)
    if not _is_untold(case, by):
        notify(notices.told_of_calling_back(case, receiver), of=event)
    return case


def _called_back(case, *, by, now) -> Comment:
    """What the beneficiary reads where his case does not go on, in its language."""
    with translation.override(case.language):
        words = gettext("The entity that sent this case has called it back.")
    said = {"text": words, "voice": None, "files": (), "now": now, "is_automatic": True}
    return write_comment(case, by=by, act=Comment.Act.REJECT, **said)


def _is_untold(case, by) -> bool:
    """Whether nobody has learnt yet that it came, and so nobody is told that it went."""
    came = Event.objects.about(case).get(verb="case.take_in", outcome=Event.Outcome.DONE)
    told = (list(one.objects.filter(event=came)) for one in (Message, Notice))
    if can_withdraw(by, came, *told):
        take_back_notices(by=by, event=came)
        return True
    return False


def have_back(case, referral, *, by, now) -> Referral:
    """The wait for another entity is over, and so is what it had of the case."""
    Referral.objects.filter(pk=referral.pk).update(ended_at=now, end=End.RECALLED)
    referral.refresh_from_db()
    with seen_as.within(referral.to_entity_id):
        call_back(by=by, case=Case.objects.get(pk=referral.onward_id), sent=referral, now=now)
    move(case, follows(case.status, "come_home"), now=now)
    event = record("case.recall", case, by=by, at=now, referral=referral.pk)
    notify(notices.told_of_return(case), of=event)
    referral.case = case
    return referral


def ask_there(referral, *, by, now) -> None:
    """Whoever has the case at the other entity reads that its sender asks for it, and is told."""
    with seen_as.within(referral.to_entity_id):
        there = Case.objects.with_people().get(pk=referral.onward_id)
        event = record("case.request_recall", there, by=by, at=now, referral=referral.pk)
        notify(notices.told_of_recall_request(there), of=event)


def let_go_home(case, came, *, by, now) -> Case:
    """What another entity asks to have back ends here, and goes on there with who sent it."""
    written = _called_back(case, by=by, now=now)
    send_home(case, End.RECALLED, outcome=Outcome.GIVEN_BACK, now=now)
    end_case(case, Outcome.GIVEN_BACK, now=now, by=by, comment=written)
    event = record("case.grant_recall", case, by=by, at=now, referral=came.pk, comment=written.pk)
    notify(notices.told_of_closing(case), of=event)
    return case


def keep_here(came, *, by, now) -> None:
    """The sender at the other entity reads that it stays here, and is told."""
    with seen_as.within(came.entity_id):
        home = Case.objects.with_people().get(pk=came.case_id)
        event = record("case.decline_recall", home, by=by, at=now, referral=came.pk)
        notify(notices.told_of_declining(home, came), of=event)
