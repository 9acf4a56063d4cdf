"""Appointments for programs: the same actions as the pages, under the same permissions."""

from jehat.core.rest import Operations

from . import booking, offering

router = Operations()
router.add_router("", offering.router)
router.add_router("", booking.router)

__all__ = ["router"]
