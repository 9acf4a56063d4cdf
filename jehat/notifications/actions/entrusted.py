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
    _news("review.opened", _("A review of permissions waits for your decisions")),
    _news("review.due", _("A review of permissions is due, and still waits for you")),
)
BY_KEY = {tiding.key: tiding for tiding in ALL}
# Where it leads; what is not named leads to what one may do oneself.
PAGES = {"review.opened": "organization:reviews", "review.due": "organization:reviews"}


@dataclass(frozen=True)
class Matter:
    """What it is about, which has no number that people use."""

    pk: UUID
    number: str = ""


def herald(news, *, of) -> None:
    """Tell each person of an event once; `news` are pairs of a person and the key of what happened."""
    about = Matter(of.subject_id)
    tellings = [
        Telling(to=person, tiding=BY_KEY[key], about=about, url=reverse(PAGES.get(key, "people:account")))
        for person, key in news
    ]
    notify(tellings, of=of)
