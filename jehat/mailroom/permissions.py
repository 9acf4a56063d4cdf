"""Whose e-mail is put into a case."""

from jehat.cases import permissions as of_cases
from jehat.people.identifiers import EMAIL, IdentifierError, canonical
from jehat.people.models import User
from jehat.people.queries import proved_owner

from .incoming import Incoming
from .models import Mail
from .states import Failure


def sender_of(incoming: Incoming) -> User | None:
    """Who has proved that the address is his."""
    try:
        found = proved_owner(EMAIL, canonical(EMAIL, incoming.address))
    except IdentifierError:
        return None
    return found if found and found.is_active and found.may_sign_in else None


def why_not(mail: Mail, incoming: Incoming, person: User | None) -> str:
    """Why an e-mail is not put into a case; empty where it is.

    The token alone is not enough, since a mail is easily passed on; nor is the sender, whom anybody can write.
    """
    case = mail.case
    if mail.failure:
        return mail.failure
    if case is None:
        return Failure.NO_TOKEN
    if person is None or not case.is_acted_for_by(person):
        return Failure.SENDER
    if case.rank:
        return Failure.SECRET
    if not (of_cases.can_answer(person, case) or of_cases.can_comment(person, case)):
        return Failure.CLOSED
    return "" if incoming.text or incoming.enclosures else Failure.EMPTY
