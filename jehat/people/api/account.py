"""What a person has told of himself, how the platform looks to him, and where he is signed in."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field, StringConstraints

from jehat.core.rest import Operations, Page, page_of, require_valid
from jehat.core.rest.paging import After, Limit
from jehat.core.rest.shapes import TEXT
from jehat.people import actions, queries
from jehat.people.forms import DetailsForm, NamesForm
from jehat.people.models import Beneficiary, User

router = Operations()

NAMES = tuple(NamesForm.base_fields)
Name = Annotated[str, StringConstraints(max_length=60, pattern=TEXT)]
Part = Annotated[str, StringConstraints(max_length=80, pattern=TEXT)]


class PersonNames(Schema):
    first_ar: Name = Field("", description=_("In Arabic letters."))
    father_ar: Name = Field("", description=_("In Arabic letters."))
    family_ar: Name = Field("", description=_("In Arabic letters."))
    first_en: Name = Field("", examples=["Sara"])
    father_en: Name = Field("", examples=["Khalid"])
    family_en: Name = Field("", examples=["Alqahtani"])


class Address(Schema):
    short: Part = Field("", description=_("Four letters, four digits."), examples=["RNBB2312"])
    building: Part = Field("", examples=["2312"])
    street: Part = Field("", examples=["King Fahd Road"])
    district: Part = Field("", examples=["Al Olaya"])
    city: Part = Field("", examples=["Riyadh"])
    postal_code: Part = Field("", examples=["12214"])
    additional: Part = Field("", examples=["8345"])


class PersonDetails(Schema):
    residence: Beneficiary.Residence = Beneficiary.Residence.INSIDE
    birth_date: str = Field(
        "",
        pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$",
        description=_("YYYY-MM-DD in its own calendar, or empty."),
        examples=["1410-09-01"],
    )
    birth_calendar: Beneficiary.Calendar = Beneficiary.Calendar.HIJRI
    address: Address = Field(default_factory=Address)

    def as_form(self) -> dict:
        """What the form of the page would send."""
        year, month, day = (self.birth_date or "--").split("-")
        birth = {"birth_year": year, "birth_month": month, "birth_day": day, "birth_calendar": self.birth_calendar}
        return self.address.dict() | birth | {"residence": self.residence}


class Appearance(Schema):
    language: User.Language | None = None
    theme: User.Theme | None = None
    digits: User.Digits | None = None
    calendar: User.Calendar | None = None
    shortcuts: bool | None = None


class KnownBy(Schema):
    kind: str = Field(examples=["national_id"])
    label: str = Field(examples=["National ID"])
    value: str = Field(description=_("Masked; a user name is whole."), examples=["••••••0010"])
    is_proved: bool


class AccountOut(Schema):
    id: UUID
    name: str = Field(examples=["Sara Alqahtani"])
    names: PersonNames
    identifiers: list[KnownBy]
    residence: str = Field(examples=["inside"])
    birth_date: str = Field(examples=["1410-09-01"])
    birth_calendar: str = Field(examples=["hijri"])
    address: Address
    language: str = Field(examples=["ar"])
    theme: str = Field(examples=["auto"])
    digits: str = Field(examples=["latn"])
    calendar: str = Field(examples=["hijri"])
    shortcuts: bool


class ContactOut(Schema):
    kind: str = Field(examples=["mobile"])
    value: str = Field(description=_("Masked; empty where there is none."), examples=["+966 ••• ••• 201"])
    is_proved: bool
    unreachable_since: datetime | None


class SignInOut(Schema):
    id: UUID
    browser: str = Field(examples=["Firefox"])
    system: str = Field(examples=["Windows"])
    network: str = Field(description=_("As much of the address as tells where it was."), examples=["192.0.2.…"])
    since: datetime
    seen_at: datetime
    until: datetime | None
    ending: str = Field(description=_("Empty while it lasts."), examples=["signed_out"])


class SecondFactorOut(Schema):
    id: UUID
    kind: str = Field(examples=["passkey"])
    name: str = Field(
        description=_("The browser and system it was set up on; empty for an app."), examples=["Chrome · Android"]
    )
    created_at: datetime
    used_at: datetime | None


def _account(user) -> dict:
    told = getattr(user, "beneficiary", None) or Beneficiary(user=user)
    looks = {name: getattr(user, name) for name in Appearance.model_fields}
    details = {name: getattr(told, name) for name in PersonDetails.model_fields}
    return (
        looks
        | details
        | {
            "id": user.pk,
            "name": user.full_name,
            "names": {name: getattr(user, name) for name in NAMES},
            "identifiers": list(queries.shown_identifiers(user)),
        }
    )


def _contact(shown) -> dict:
    held = shown["identifier"]
    return {
        "kind": shown["kind"],
        "value": shown["value"],
        "is_proved": held is not None and held.proved_at is not None,
        "unreachable_since": held.unreachable_since if held else None,
    }


def _second_factor(shown) -> dict:
    row = shown["row"]
    return {"id": row.pk, "kind": row.kind, "name": shown["name"], "created_at": row.created_at, "used_at": row.used_at}


def _sign_in(shown) -> dict:
    row = shown["row"]
    times = {"since": row.since, "seen_at": row.seen_at, "until": row.until, "ending": row.ending}
    return {"id": row.pk, **{name: str(shown[name] or "") for name in ("browser", "system", "network")}, **times}


@router.get("", scope="account:read", response=AccountOut, summary=_("What the platform knows of the person"))
def account(request):
    return _account(request.user)


@router.put(
    "names", scope="account:write", verb="person.change_names", response=AccountOut, summary=_("Change the names")
)
def change_names(request, given: PersonNames):
    form = NamesForm(given.dict())
    require_valid(form)
    return _account(actions.change_names(by=request.user, names=form.cleaned_data))


@router.put(
    "details",
    scope="account:write",
    verb="person.change_details",
    response=AccountOut,
    summary=_("Change birth, residence and address"),
)
def change_details(request, given: PersonDetails):
    form = DetailsForm(given.as_form())
    require_valid(form, place=_place_of)
    return _account(actions.change_details(by=request.user, **form.details).user)


@router.patch(
    "appearance",
    scope="account:write",
    verb="person.set_preferences",
    response=AccountOut,
    summary=_("Choose language and appearance"),
)
def set_preferences(request, chosen: Appearance):
    return _account(actions.set_preferences(by=request.user, **chosen.dict(exclude_none=True)))


@router.get("contacts", scope="account:read", response=list[ContactOut], summary=_("Mobile and e-mail"))
def contacts(request):
    return [_contact(shown) for shown in queries.shown_contacts(request.user)]


@router.get(
    "second-factors",
    scope="account:read",
    response=list[SecondFactorOut],
    summary=_("What proves the person besides the password"),
)
def second_factors(request):
    return [_second_factor(shown) for shown in queries.shown_factors(request.user)]


@router.get("sign-ins", scope="account:read", response=Page[SignInOut], summary=_("Where one is signed in now"))
def sign_ins(request, after: After = "", limit: Limit = 50):
    rows = request.user.sign_ins.current().select_related("user")
    page = page_of(rows, after=after, limit=limit)
    return page | {"items": [_sign_in(queries.shown_sign_in(row)) for row in page["items"]]}


@router.get(
    "sign-ins/past", scope="account:read", response=list[SignInOut], summary=_("The last sign-ins that have ended")
)
def past_sign_ins(request):
    return [_sign_in(shown) for shown in queries.past_sign_ins(request.user)]


@router.post(
    "sign-ins/{uuid:pk}/end",
    scope="account:write",
    verb="person.end_presence",
    response=SignInOut,
    summary=_("End a sign-in"),
)
def end_presence(request, pk: UUID):
    presence = get_object_or_404(request.user.sign_ins, pk=pk)
    return _sign_in(queries.shown_sign_in(actions.end_presence(by=request.user, presence=presence)))


def _place_of(field: str) -> str:
    """Where a field of the form stands in the body."""
    if field.startswith("birth_"):
        return "birth_date" if field != "birth_calendar" else field
    return f"address.{field}" if field in DetailsForm.ADDRESS else field
