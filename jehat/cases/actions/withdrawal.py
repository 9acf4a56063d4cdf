"""The beneficiary changes his mind before anything is decided."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.models import Case, Comment
from jehat.cases.states import Outcome
from jehat.notifications.notify import notify

from .conversation import write_comment
from .ending import end_case


@action("case.withdraw", says=_("The case was withdrawn"), enters=("case",))
def withdraw(*, by, case, text="", now=None):
    """Take the case back before it is decided, with words to the entity or without (سحب من المستفيد)."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_withdraw(by, case).require()
    written = write_comment(case, by=by, act=Comment.Act.WITHDRAW, text=text, voice=None, files=(), now=now)
    end_case(case, Outcome.WITHDRAWN, now=now, by=by, comment=written)
    event = record("case.withdraw", case, by=by, at=now, comment=written.pk)
    notify(notices.told_of_withdrawal(case), of=event)
    return case
