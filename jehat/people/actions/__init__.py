"""Everything that happens to an account."""

from .activation import activate, add_person, invite
from .preferences import set_preferences
from .presence import expire, identify, sign_in, sign_out
from .registration import forget, prove_contact, register, resend_code

__all__ = [
    "activate",
    "add_person",
    "expire",
    "forget",
    "identify",
    "invite",
    "prove_contact",
    "register",
    "resend_code",
    "set_preferences",
    "sign_in",
    "sign_out",
]
