"""What another entity was asked for is over there: the wait ends here at the same moment."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.directives import End
from jehat.cases.models import Case, Referral
from jehat.cases.states import follows
from jehat.core.walls import seen_as
from jehat.notifications.notify import notify

from .moving import move


def send_home(there, how=End.DONE, *, outcome, now, ground="") -> None:
    """What came from another entity is over here: there the wait ends at the same moment, with the outcome."""
    sent = there.sent_here
    if sent is None:
        return
    with seen_as.within(sent.entity_id):
        home = Case.objects.get(pk=there.first_id)
        come_home(by=None, case=home, referral=sent, how=how, outcome=outcome, ground=ground, now=now)


@action("case.come_home", says=_("The other entity ended its part: {outcome}"))
def come_home(*, by, case, referral, how, outcome, ground, now):
    """End the wait for another entity; whoever holds the case here goes on with it."""
    case = Case.objects.lock(case)
    permissions.can_come_home(case, referral).require()
    Referral.objects.open().filter(pk=referral.pk).update(ended_at=now, end=how, ground=ground)
    move(case, follows(case.status, "come_home"), now=now)
    event = record("case.come_home", case, by=by, at=now, referral=referral.pk, result=str(outcome))
    notify(notices.told_of_coming_home(case), of=event)
    return case
