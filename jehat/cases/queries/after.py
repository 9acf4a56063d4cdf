"""What the beneficiary may still do about a closed case, and until when."""

from dataclasses import dataclass
from datetime import datetime

from jehat.cases.models import Appeal
from jehat.cases.permissions import appealed_until, disputed_until
from jehat.cases.windows import days_left


@dataclass(frozen=True)
class After:
    disputed_until: datetime
    appealed_until: datetime
    days_to_appeal: int
    appeal: Appeal | None


def after(case, *, now) -> After | None:
    """Of an open case there is nothing to say."""
    if case.is_open:
        return None
    until = appealed_until(case)
    return After(disputed_until(case), until, days_left(until, now), getattr(case, "appeal", None))
