"""What would come of an act, without doing it."""

from dataclasses import dataclass

from django.db import transaction

from jehat.cases.models import Case
from jehat.core.verdict import Refused


@dataclass(frozen=True)
class Rehearsal:
    """One act on one case as it would end: the case as it is and as it would be, or why it would be refused."""

    case: Case
    after: Case | None
    reason: str

    @property
    def is_refused(self) -> bool:
        return self.after is None


def rehearse(act, *, by, case, **given) -> Rehearsal:
    """Do the very act, permission and all, and undo everything of it; neither a line nor a message stays."""
    with transaction.atomic():
        try:
            after, reason = act(by=by, case=case, **given), ""
        except Refused as refusal:
            after, reason = None, str(refusal)
        transaction.set_rollback(True)
    return Rehearsal(case, after, reason)
