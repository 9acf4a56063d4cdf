"""The main job for programs: the same actions as the pages, under the same permissions."""

from jehat.core.rest import Operations

from . import (
    after,
    answers,
    assigning,
    distribution,
    filing,
    handovers,
    letters,
    moving,
    planning,
    reading,
    referring,
    replies,
    speaking,
    team,
    times,
)

router = Operations()
# A word in the place of a number comes first: no case is called "team".
router.add_router("", team.router)
router.add_router("", replies.router)
router.add_router("", handovers.router)
router.add_router("", distribution.router)
router.add_router("", planning.router)
router.add_router("", assigning.router)
router.add_router("", filing.router)
router.add_router("", reading.router)
router.add_router("", answers.router)
router.add_router("", speaking.router)
router.add_router("", moving.router)
router.add_router("", letters.router)
router.add_router("", times.router)
router.add_router("", after.router)
router.add_router("", referring.router)

__all__ = [
    "router",
]
