"""What people can be told of, as data: the kinds of notice. An area above registers its own on start."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Side(TextChoices):
    """Whose notice it is: of a person with a case, or of an employee at work."""

    BENEFICIARY = "beneficiary", _("Your cases")
    EMPLOYEE = "employee", _("Your work")


class Way(TextChoices):
    """A way out of the platform; the notice inside it is always written."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")
    PUSH = "push", _("Push")


USUAL = {Side.BENEFICIARY: (Way.EMAIL, Way.SMS, Way.PUSH), Side.EMPLOYEE: (Way.PUSH,)}


@dataclass(frozen=True)
class Tiding:
    """One kind of notice.

    `label` names it where people choose, `title` is its sentence with %(number)s in it. A duty asks something of the
    person: it waits for no digest, and one way out stays open for it. What `takes_reply` may be answered by e-mail,
    where the platform reads what is answered.
    """

    key: str
    label: str | Promise
    title: str | Promise
    side: Side
    is_duty: bool = False
    takes_reply: bool = False

    @property
    def usual(self) -> tuple[Way, ...]:
        """The ways it goes until the person chooses otherwise."""
        return USUAL[self.side]


NEWS = Tiding("news", _("Any other news"), _("There is news of case %(number)s"), Side.BENEFICIARY)
WORK = Tiding("work", _("Anything else at work"), _("There is news of case %(number)s"), Side.EMPLOYEE)

_known: dict[str, Tiding] = {}


def register(*tidings: Tiding) -> None:
    """Make kinds of notice known to preferences and templates; the same key twice is the same kind."""
    _known.update({tiding.key: tiding for tiding in tidings})


def known() -> list[Tiding]:
    """All kinds, those of areas first and the general ones last."""
    return [*_known.values(), NEWS, WORK]


def of_sides(*sides: Side) -> list[Tiding]:
    return [tiding for tiding in known() if tiding.side in sides]


def named(key: str) -> Tiding | None:
    """The kind of a key, or None where no area knows it any more."""
    return next((tiding for tiding in known() if tiding.key == key), None)
