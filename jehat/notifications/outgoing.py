"""What an administrator sees of the messages of an entity: which did not arrive, and why. Never what they say."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .channels import email
from .models import Bounce, Message, Tally
from .states import ON_ITS_WAY, State

PAGE = 25
COUNTED_UP_TO = 100
BOUNCES = 20
MONTHS = 6

SHOWS: dict[str, str | Promise] = {
    "dead": _("Not arrived"),
    "way": _("On their way"),
    "sent": _("Sent"),
    "delivered": _("Delivered"),
    "all": _("All"),
}


@dataclass(frozen=True)
class Line:
    """One message of the list; `may_be_doubled` where it may have arrived already."""

    message: Message

    @property
    def carrier(self) -> str | Promise:
        """Who was to carry it: the name of an account with a provider, or the mail server."""
        return _("Mail server") if self.message.provider == email.PROVIDER else self.message.provider

    @property
    def may_be_doubled(self) -> bool:
        return self.message.state == State.UNKNOWN


def shown(entity, show: str):
    """The messages of an entity that a filter shows, newest first."""
    messages = Message.objects.of(entity)
    filters = {
        "dead": messages.dead(),
        "way": messages.filter(state__in=ON_ITS_WAY),
        "sent": messages.filter(state=State.SENT),
        "delivered": messages.filter(state=State.DELIVERED),
        "all": messages,
    }
    return filters[show].newest_first()


def counted(messages) -> str:
    """How many, up to a bound, so that nothing counts millions."""
    number = messages.order_by()[:COUNTED_UP_TO].count()
    return f"{COUNTED_UP_TO - 1}+" if number == COUNTED_UP_TO else str(number)


def page_of(entity, show: str, *, before=None) -> tuple[list[Line], bool]:
    """One page of the list, and whether there is an older one."""
    messages = shown(entity, show).defer("body", "subject")
    if before is not None:
        messages = messages.filter(pk__lt=before)
    found = list(messages[: PAGE + 1])
    return [Line(message) for message in found[:PAGE]], len(found) > PAGE


def bounces_of(entity) -> list[Bounce]:
    """The newest reports of e-mail that came back."""
    return list(
        Bounce.objects.filter(message__entity=entity).select_related("message").order_by("-at", "-pk")[:BOUNCES]
    )


def tallies_of(entity) -> list[Tally]:
    """What its text messages cost, the last months first."""
    return list(Tally.objects.filter(entity=entity).order_by("-month")[:MONTHS])
