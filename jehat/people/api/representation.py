"""Acting for others: for whom, who acts for oneself, and the answer to an offer."""

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from jehat.core.rest import Operations, Page, page_of
from jehat.core.rest.paging import After, Limit
from jehat.people import actions, queries
from jehat.people.models import Representation

router = Operations()


class RepresentationOut(Schema):
    id: UUID
    kind: str = Field(examples=["agent"])
    principal_id: UUID
    principal: str = Field(alias="principal.full_name", examples=["Sara Alqahtani"])
    agent: str = Field(
        description=_("His name; until he has accepted, what he was named by, masked."), examples=["+966 ••• ••• 301"]
    )
    scope: list[str] = Field(description=_("Codes of entities; none means all."), examples=[["WRM"]])
    manages: bool = Field(description=_("May name and end other delegates of the company."))
    since: datetime
    until: datetime | None
    accepted_at: datetime | None
    declined_at: datetime | None
    ended_at: datetime | None

    @staticmethod
    def resolve_agent(row):
        return queries.shown_agent(row)


def _page(rows, after, limit):
    return page_of(rows.select_related("principal", "agent"), after=after, limit=limit)


@router.get(
    "representations",
    scope="account:read",
    response=Page[RepresentationOut],
    summary=_("For whom the person acts now"),
)
def representations(request, after: After = "", limit: Limit = 50):
    return _page(queries.representations_of(request.user), after, limit)


@router.get("agents", scope="account:read", response=Page[RepresentationOut], summary=_("Who acts for the person"))
def agents(request, after: After = "", limit: Limit = 50):
    return _page(queries.appointments_of(request.user), after, limit)


@router.get("offers", scope="account:read", response=Page[RepresentationOut], summary=_("What waits for an answer"))
def offers(request, after: After = "", limit: Limit = 50):
    return _page(queries.offers_to(request.user), after, limit)


@router.get(
    "companies/{uuid:pk}/delegates",
    scope="account:read",
    response=Page[RepresentationOut],
    summary=_("Who acts for a company"),
)
def delegates(request, pk: UUID, after: After = "", limit: Limit = 50):
    now = timezone.now()
    found = [one for one in queries.principals_of(request.user, now) if one.pk == pk and one.is_company]
    if not found:
        raise Http404
    return _page(queries.appointments_of(found[0], now), after, limit)


@router.post(
    "representations/{uuid:pk}/accept",
    scope="account:write",
    verb="representation.accept",
    response=RepresentationOut,
    summary=_("Accept to act for another"),
)
def accept_appointment(request, pk: UUID):
    return actions.accept_appointment(by=request.user, representation=_offer(request, pk))


@router.post(
    "representations/{uuid:pk}/decline",
    scope="account:write",
    verb="representation.decline",
    response=RepresentationOut,
    summary=_("Decline to act for another"),
)
def decline_appointment(request, pk: UUID):
    return actions.decline_appointment(by=request.user, representation=_offer(request, pk))


@router.post(
    "representations/{uuid:pk}/end",
    scope="account:write",
    verb="representation.end",
    response=RepresentationOut,
    summary=_("End acting for another"),
)
def end_representation(request, pk: UUID):
    found = get_object_or_404(Representation.objects.select_related("principal", "agent"), pk=pk)
    if not queries.concerns(request.user, found):
        raise Http404
    return actions.end_representation(by=request.user, representation=found)


def _offer(request, pk) -> Representation:
    return get_object_or_404(queries.offers_to(request.user), pk=pk)
