"""What cases really took: the time that half of them took at most, and that nine of ten took at most. Pure."""

from collections.abc import Sequence
from typing import NamedTuple


class Pace(NamedTuple):
    median_minutes: int
    most_minutes: int
    number_of_cases: int


def pace_of(minutes: Sequence[int]) -> Pace:
    """The pace of so many cases; of none, nothing."""
    ranked = sorted(max(one, 0) for one in minutes)
    return Pace(_reached(ranked, 50), _reached(ranked, 90), len(ranked)) if ranked else Pace(0, 0, 0)


def _reached(ranked: Sequence[int], percent: int) -> int:
    """The least of the times that so many percent of the cases did not exceed."""
    # Whole numbers: 0.9 × 10 would be a little more than nine.
    return ranked[max(-(-len(ranked) * percent // 100), 1) - 1]
