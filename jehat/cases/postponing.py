"""How often and how long a case may be put off: by the rules of its terms. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils import timezone


class Left(NamedTuple):
    """What may still be postponed."""

    times: int
    days: int


def left(rules, given: Iterable) -> Left:
    """What the postponements that were granted leave of the rules; a day counts from the decision on."""
    given = list(given)
    days = sum(max((one.until - timezone.localdate(one.decided_at)).days, 0) for one in given)
    return Left(max(rules.postponements_most - len(given), 0), max(rules.postponement_days_most - days, 0))
