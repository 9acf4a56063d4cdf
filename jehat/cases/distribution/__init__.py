"""Which employee a case goes to, and why: questions, asked under the lock of the department."""

from .asking import can_receive, can_take, eligible, eligible_or_away, his_side, may_hold, with_load
from .choosing import NOBODY_CLEARED, Choice, choose

__all__ = [
    "NOBODY_CLEARED",
    "Choice",
    "can_receive",
    "can_take",
    "choose",
    "eligible",
    "eligible_or_away",
    "his_side",
    "may_hold",
    "with_load",
]
