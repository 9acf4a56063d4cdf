"""How secret a case is."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions, queries
from jehat.cases.clearance import is_cleared
from jehat.cases.models import Case
from jehat.documents.models import File
from jehat.notifications.notify import notify

from .custody import distribute
from .moving import held_status, move


@action("case.classify", says=_("Its secrecy is now: {level}"))
def classify(*, by, case, level, ground, now=None):
    """Raise or lower how secret a case is; a holder who is not cleared for it hands it to one who is (تصنيف).

    It keeps its number, which the beneficiary has. Refused where nobody cleared could take it.
    """
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_classify(by, case, level).require()
    _wrap_anew(case, level)
    former, case.rank = case.rank, level.rank
    case.version += 1
    case.save(update_fields=["rank", "version"])
    event = record("case.classify", case, by=by, at=now, former=former, rank=level.rank, ground=str(ground))
    if case.is_open and not _is_held_by_cleared(case, now):
        _give_to_cleared(case, event, now)
    return case


def _wrap_anew(case, level) -> None:
    """Put the keys of the case and of its files under those of the level."""
    if case.rewrap_under(level.key_class):
        key_class = File.KeyClass.SECRET if case.is_sealed_apart else File.KeyClass.FILE
        for file in queries.files_of(case):
            file.rewrap_under(key_class)


def _is_held_by_cleared(case, now) -> bool:
    """Whether its holder, or who is in charge of the queue in which it waits, is cleared for it."""
    holder = case.assignee or case.department.head
    return holder is not None and is_cleared(holder, case.rank, now=now)


def _give_to_cleared(case, event, now) -> None:
    distribute(case, department=case.department, by=None, now=now)
    move(case, held_status(case), now=now)
    notify(notices.told_of_assignment(case), of=event)
