"""Tokens, programs and webhooks for programs: the same actions as the pages, under the same permissions."""

from jehat.core.rest import Operations

from . import access, webhooks

router = Operations()
router.add_router("", access.router)
router.add_router("", webhooks.router)

__all__ = ["router"]
