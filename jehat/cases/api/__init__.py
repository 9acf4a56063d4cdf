"""The main job for programs: the same actions as the pages, under the same permissions."""

from jehat.core.rest import Operations

from . import filing, handovers, moving, reading, replies, speaking, team

router = Operations()
# A word in the place of a number comes first: no case is called "team".
router.add_router("", team.router)
router.add_router("", replies.router)
router.add_router("", handovers.router)
router.add_router("", filing.router)
router.add_router("", reading.router)
router.add_router("", speaking.router)
router.add_router("", moving.router)

__all__ = ["router"]
