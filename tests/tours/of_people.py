"""The tours of those whom cases are worked on for, and of those who say how they are worked on."""

from . import meeting, of_administrator, of_beneficiary, of_kinds
from .tour import Tour

TOURS: tuple[Tour, ...] = (*of_beneficiary.TOURS, *meeting.TOURS, *of_administrator.TOURS, *of_kinds.TOURS)
