from .identifier import Identifier, IdentifierQuerySet
from .presence import SignIn, SignInQuerySet
from .proof import ContactChange, Reclaim, Recovery
from .registration import Activation, Registration
from .representation import Representation, RepresentationQuerySet
from .second_factor import SecondFactor, SecondFactorQuerySet
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
    "SecondFactor",
    "SecondFactorQuerySet",
    "SignIn",
    "SignInQuerySet",
    "Throttle",
    "User",
]
