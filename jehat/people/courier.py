"""Where this area hands over what must reach a person outside the platform: a code, a link.

The area of notifications stands above and carries messages; on start it names its function by `carry_by`.
"""

from collections.abc import Callable

EMAIL, SMS = "email", "sms"

_carriers: list[Callable] = []


class NobodyCarries(RuntimeError):
    """A message is to be sent, and nobody was named to carry it."""


def carry_by(carrier: Callable) -> None:
    """Name the function that carries messages from now on; it takes the arguments of `carry`."""
    _carriers[:] = [carrier]


def carry(*, channel, recipient, subject, body, to=None) -> None:
    """Send words by e-mail or SMS to an address, in the transaction of the act; `to` is the person, where known."""
    if not _carriers:
        raise NobodyCarries("name a carrier with jehat.people.courier.carry_by")
    _carriers[0](channel=str(channel), recipient=recipient, subject=str(subject), body=str(body), to=to)


def channel_of(kind: str) -> str:
    """The channel by which a contact of this kind is reached."""
    return SMS if kind == "mobile" else EMAIL
