"""News for an employee about what he may do: the area of organization says who, this one how it is said."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jehat.notifications.notify import Telling, notify
from jehat.notifications.tidings import Side, Tiding


class Inside(Tiding):
    """What is told among the notices alone: it has no number that a message outside would be about."""

    @property
    def usual(self) -> tuple:
        return ()


def _news(key, title) -> Inside:
    return Inside(key, title, title, Side.EMPLOYEE)


ALL = (
    _news("grant.given", _("A permission was given to you")),
    _news("grant.denied", _("A permission was denied to you")),
    _news("grant.withdrawn", _("A permission was withdrawn from you")),
    _news("role.changed", _("What your role may do was changed")),
    _news("delegation.given", _("Permissions were delegated to you, or by you")),
    _news("delegation.ended", _("A delegation to you, or by you, was ended")),
)
BY_KEY = {tiding.key: tiding for tiding in ALL}


@dataclass(frozen=True)
class Matter:
    """What it is about, which has no number that people use."""

    pk: UUID
    number: str = ""


def herald(news, *, of) -> None:
    """Tell each person of an event once; `news` are pairs of a person and the key of what happened."""
    about, url = Matter(of.subject_id), reverse("people:account")
    notify([Telling(to=person, tiding=BY_KEY[key], about=about, url=url) for person, key in news], of=of)
