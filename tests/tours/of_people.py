"""The tours of those whom cases are worked on for, and of those who say how they are worked on."""

from . import drafting, filing, meeting, of_administrator, of_beneficiary, of_calendar, of_guide, of_kinds, of_messages
from .tour import Tour

# What stands around casework: the hands take turns.
AROUND: tuple[Tour, ...] = (*filing.OF_PAPERS, *drafting.TOURS, *of_guide.OF_WORDS, *of_messages.TOURS)
TOURS: tuple[Tour, ...] = (
    *of_beneficiary.TOURS,
    *filing.OF_BENEFICIARY,
    *meeting.TOURS,
    *of_administrator.TOURS,
    *of_calendar.TOURS,
    *of_kinds.TOURS,
    *of_guide.OF_KINDS,
    *AROUND,
)
