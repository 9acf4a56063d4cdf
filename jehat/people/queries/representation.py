"""Who acts for whom, compared with now at every question: an end needs no job."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from jehat.core.remembered import remembered
from jehat.people import reach
from jehat.people.identifiers import CONTACTS, IDENTITIES, masked
from jehat.people.models import Representation, User

from .known import index_of

MASKED = frozenset({*IDENTITIES, *CONTACTS})


def representations_of(user: User, now=None):
    """Whom the person acts for now, with the principals: rows of Representation, each with its scope and its end."""
    now = now or timezone.now()
    return Representation.objects.current(now).filter(agent=user).select_related("principal").order_by("accepted_at")


def acted_for_now(user: User) -> list[Representation]:
    """The same as a list; a page that is read asks for it once."""
    return remembered(("acted_for", user.pk), lambda: list(representations_of(user)))


def principals_of(user: User, now=None) -> list[User]:
    """The persons and companies the person acts for now, each once."""
    return list({row.principal_id: row.principal for row in representations_of(user, now)}.values())


def acts_for(user: User, principal_id, now=None, *, entity: str | None = None) -> bool:
    """Whether the person acts for this principal now; with the code of an entity, whether before that entity too."""
    rows = acted_for_now(user) if now is None else representations_of(user, now)
    return any(row.principal_id == principal_id and (not entity or row.covers(entity)) for row in rows)


def agents_of(principal: User, now=None) -> list[User]:
    """Who acts for the person or the company now, each once."""
    rows = Representation.objects.current(now or timezone.now()).filter(principal=principal).select_related("agent")
    return list({row.agent_id: row.agent for row in rows}.values())


def appointments_of(principal: User, now=None):
    """Whom the person named to act for him: those who act now and those who have not answered."""
    return _living(now).filter(principal=principal).select_related("agent", "principal").order_by("created_at")


def offers_to(user: User, now=None):
    """Appointments that wait for this person's answer: those that name an identifier he has proved."""
    mine = [
        Q(named_kind=kind, named_index=bytes(index))
        for kind, index in user.identifiers.proved().values_list("kind", "index")
    ]
    if not mine:
        return Representation.objects.none()
    offered = Representation.objects.offered(now or timezone.now()).filter(reduce(or_, mine))
    return offered.exclude(principal=user).select_related("principal", "appointed_by").order_by("created_at")


def company_of(number: tuple[str, str], delegate: tuple[str, str], *, now=None) -> User | None:
    """The company with this number for which the person known by this identifier is a delegate now."""
    acts = Representation.objects.current(now or timezone.now()).filter(
        kind=Representation.Kind.DELEGATE,
        principal__identifiers__kind=number[0],
        principal__identifiers__index=index_of(*number),
        agent__identifiers__kind=delegate[0],
        agent__identifiers__index=index_of(*delegate),
    )
    found = acts.select_related("principal").order_by("accepted_at").first()
    return found.principal if found else None


def acting_shown(user: User, now=None) -> list[dict]:
    """Whom the person acts for, as his page lists them."""
    return [shown_appointment(row) for row in representations_of(user, now)]


def offers_shown(user: User, now=None) -> list[dict]:
    """What waits for the person's answer."""
    return [shown_appointment(row) for row in offers_to(user, now)]


def appointments_shown(principal: User, now=None) -> list[dict]:
    """Who acts for the person or the company, or was offered to."""
    return [shown_appointment(row) for row in appointments_of(principal, now)]


def concerns(user: User, row: Representation) -> bool:
    """Whether the person is one of the two, or acts for the company that is."""
    if user.pk in (row.principal_id, row.agent_id):
        return True
    return row.principal.is_company and acts_for(user, row.principal_id)


def shown_agent(row: Representation) -> str:
    """The name of the agent; until he has accepted, what he was named by, masked."""
    if row.agent:
        return row.agent.full_name
    return masked(row.named_kind, row.named) if row.named_kind in MASKED else row.named


def shown_appointment(row: Representation) -> dict:
    """One representation in words: the two, before which entities, whether it waits for an answer."""
    return {
        "row": row,
        "principal": row.principal,
        "agent": shown_agent(row),
        "is_named_only": row.agent is None,
        "kind": row.get_kind_display(),
        "scope": reach.names_of(row.scope),
        "waits": row.accepted_at is None,
    }


def _living(now):
    now = now or timezone.now()
    return Representation.objects.current(now) | Representation.objects.offered(now)
