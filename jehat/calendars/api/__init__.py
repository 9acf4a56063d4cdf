"""The calendar of an entity for programs: the same actions as the pages, under the same permissions."""

from jehat.core.rest import Operations

from . import days, hours

router = Operations()
router.add_router("", hours.router)
router.add_router("", days.router)

__all__ = ["router"]
