"""What a person was told, how he wants to be told, and the browsers that may be woken."""

from datetime import datetime, time
from typing import Annotated
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema, Status
from pydantic import Field, StringConstraints, WithJsonSchema

from jehat.core.rest import Operations, Page, invalid, page_of
from jehat.core.rest.paging import After, Limit
from jehat.notifications import actions, queries, tidings
from jehat.notifications.models import Notice, Preference, Subscription
from jehat.notifications.tidings import Way

router = Operations()

Unread = Annotated[bool, Query(description=_("Only those not read yet."))]
# No zone goes with it, as the `time` of JSON Schema would have it: the hours are those of the platform.
OfDay = Annotated[time, WithJsonSchema({"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?$", "examples": ["22:00:00"]})]
Key = Annotated[str, StringConstraints(max_length=40)]


class NoticeOut(Schema):
    id: UUID
    kind: str = Field(description=_("The key of the kind of notice."), examples=["case.comment"])
    number: str = Field(description=_("The number of the case; may be empty."), examples=["WRM-1448-000123"])
    title: str = Field(examples=["There is news of case WRM-1448-000123"])
    text: str = Field(alias="body", examples=["Your permit is ready."])
    url: str = Field(description=_("The address of its page, from the root."), examples=["/cases/WRM-1448-000123/"])
    created_at: datetime
    read_at: datetime | None


class ReadOut(Schema):
    count: int = Field(description=_("How many were not read before."))


class WaysOut(Schema):
    key: str = Field(examples=["case.comment"])
    label: str = Field(examples=["Somebody wrote to you"])
    side: str = Field(examples=["beneficiary"])
    is_duty: bool = Field(description=_("Asks something of the person: one way stays open for it."))
    ways: list[Way]


class Telling(Schema):
    pace: Preference.Pace
    hour: int = Field(ge=0, le=23, description=_("At what hour what is told together goes out."))
    weekday: int = Field(ge=0, le=6, description=_("On which day, 0 for Sunday, where it is once a week."))
    quiet_since: OfDay | None = None
    quiet_until: OfDay | None = None


class TellingIn(Telling):
    ways: dict[Key, list[Way]] = Field(
        {},
        max_length=100,
        description=_("The ways of a kind of notice by its key; a kind that is not named stays as it is."),
        examples=[{"case.comment": ["email", "push"]}],
    )


class TellingOut(Telling):
    kinds: list[WaysOut]


class BrowserOut(Schema):
    id: UUID
    device: str = Field(examples=["Firefox, Windows"])
    created_at: datetime


@router.get("", scope="notices:read", response=Page[NoticeOut], summary=_("What the person was told, newest first"))
def notices(request, unread: Unread = False, after: After = "", limit: Limit = 50):
    rows = Notice.objects.of(request.user)
    return page_of(rows.unread() if unread else rows, after=after, limit=limit)


@router.post(
    "{uuid:pk}/read", scope="notices:write", verb="notice.read", response=NoticeOut, summary=_("Mark a notice as read")
)
def read_notice(request, pk: UUID):
    notice = get_object_or_404(Notice.objects.of(request.user), pk=pk)
    return actions.read_notice(by=request.user, notice=notice)


@router.post(
    "read", scope="notices:write", verb="notice.read_all", response=ReadOut, summary=_("Mark all notices as read")
)
def read_all(request):
    return {"count": actions.read_all(by=request.user)}


@router.get("preferences", scope="notices:read", response=TellingOut, summary=_("How the person is told"))
def preferences(request):
    return _telling(request.user, queries.preferences_of([request.user])[request.user.pk])


@router.put(
    "preferences", scope="notices:write", verb="notice.choose", response=TellingOut, summary=_("Choose how to be told")
)
def choose_notices(request, given: TellingIn):
    offered = {tiding.key for tiding in tidings.of_sides(*queries.sides_of(request.user))}
    for key in given.ways:
        if key not in offered:
            raise invalid(f"ways.{key}", gettext_lazy("This kind of notice is not known."))
    return _telling(request.user, actions.choose_notices(by=request.user, **given.dict()))


@router.get(
    "browsers",
    scope="notices:read",
    response=Page[BrowserOut],
    summary=_("The browsers that show notices, newest first"),
)
def browsers(request, after: After = "", limit: Limit = 50):
    return page_of(Subscription.objects.of(request.user), after=after, limit=limit)


@router.delete(
    "browsers/{uuid:pk}",
    scope="notices:write",
    verb="push.unsubscribe",
    response={204: None},
    summary=_("Show no more notices in a browser"),
)
def unsubscribe(request, pk: UUID):
    subscription = get_object_or_404(Subscription.objects.of(request.user), pk=pk)
    actions.unsubscribe(by=request.user, subscription=subscription)
    return Status(204, None)


def _telling(user, preference) -> dict:
    kinds = tidings.of_sides(*queries.sides_of(user))
    told = {name: getattr(preference, name) for name in Telling.model_fields}
    return told | {"kinds": [_kind(tiding, preference) for tiding in kinds]}


def _kind(tiding, preference) -> dict:
    return {
        "key": tiding.key,
        "label": str(tiding.label),
        "side": tiding.side.value,
        "is_duty": tiding.is_duty,
        "ways": list(preference.ways_of(tiding)),
    }
