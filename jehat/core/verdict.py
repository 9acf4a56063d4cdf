"""Yes, or no with a reason a person can read."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class Refused(PermissionDenied):
    """An action was asked for by someone, or at a time, that may not do it."""


@dataclass(frozen=True)
class Verdict:
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return not self.reason

    def require(self) -> None:
        """Raise Refused with the reason unless the answer is yes."""
        if self.reason:
            raise Refused(self.reason)


ALLOWED = Verdict()


def refuse(reason: str | Promise) -> Verdict:
    return Verdict(reason)
