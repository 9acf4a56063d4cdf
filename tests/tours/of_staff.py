"""The tours of those who work on cases: officers, their supervisor and head, the counter."""

from . import closing, filing, handing, inbox, moving, speaking, standing
from .tour import Tour

TOURS: tuple[Tour, ...] = (
    *speaking.TOURS,
    *moving.TOURS,
    *handing.TOURS,
    *standing.TOURS,
    *closing.TOURS,
    *inbox.TOURS,
    *filing.OF_STAFF,
)
