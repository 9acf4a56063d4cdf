from .identifier import Identifier, IdentifierQuerySet
from .presence import SignIn, SignInQuerySet
from .registration import Activation, Registration
from .throttle import Throttle
from .user import Beneficiary, User

__all__ = [
    "Activation",
    "Beneficiary",
    "Identifier",
    "IdentifierQuerySet",
    "Registration",
    "SignIn",
    "SignInQuerySet",
    "Throttle",
    "User",
]
