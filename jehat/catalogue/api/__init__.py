"""The guide for programs: read by everybody, kept by the same actions as the pages."""

from jehat.core.rest import Operations

from . import articles, kinds, publishing, reading, wordings

router = Operations()
router.add_router("", reading.router)
router.add_router("", kinds.router)
router.add_router("", publishing.router)
router.add_router("", wordings.router)
router.add_router("", articles.router)

__all__ = ["router"]
