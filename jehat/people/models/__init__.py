from .identifier import Identifier, IdentifierQuerySet
from .presence import SignIn, SignInQuerySet
from .proof import ContactChange, Reclaim, Recovery
from .registration import Activation, Registration
from .representation import Representation, RepresentationQuerySet
from .throttle import Throttle
from .user import Beneficiary, User

__all__ = [
    "Activation",
    "Beneficiary",
    "ContactChange",
    "Identifier",
    "IdentifierQuerySet",
    "Reclaim",
    "Recovery",
    "Registration",
    "Representation",
    "RepresentationQuerySet",
    "SignIn",
    "SignInQuerySet",
    "Throttle",
    "User",
]
