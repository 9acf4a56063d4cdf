"""The account for programs: the same actions as the pages, under the same permissions.

What opens an account (password, contacts, identity numbers) is changed only where a person has just typed his password,
so none of it is here.
"""

from jehat.core.rest import Operations

from . import account, representation

router = Operations()
router.add_router("", account.router)
router.add_router("", representation.router)

__all__ = ["router"]
