"""What a program is shown of the guide, in both languages."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from jehat.catalogue.presenting import real
from jehat.core.rest.shapes import says

NAME = ["Demolition permit"]


class Needed(Schema):
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=["The deed"])
    mandatory: bool = Field(True, description=_("Without it: only if the person has it."))


class Stage(Schema):
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=["Study"])


class Asked(Schema):
    question_ar: str = Field(description=_("In Arabic"))
    question_en: str = Field(examples=["How long does it take?"])
    answer_ar: str = Field(description=_("In Arabic"))
    answer_en: str = Field(examples=["Five working days."])


class OfferOut(Schema):
    """What the guide says of a kind of case."""

    department: str = Field(alias="department.name", description=_("Who handles it."), examples=["Building permits"])
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=NAME)
    summary_ar: str = Field(description=_("In Arabic"))
    summary_en: str = Field(examples=["Leave to demolish a building."])
    audience_ar: str = Field(description=_("Who may ask for it."))
    audience_en: str = Field(description=_("Who may ask for it."), examples=["The owner of the building"])
    requirements: list[Needed]
    steps: list[Stage] = Field(description=_("In their order."))
    questions: list[Asked]
    channels: list[str] = Field(description=_("By which ways it can be asked for."), examples=[["web", "counter"]])
    fee: int = Field(description=_("Halalas."))
    fee_note_ar: str = Field(description=_("What the fee depends on."))
    fee_note_en: str = Field(description=_("What the fee depends on."), examples=["By the area"])
    working_days: int = Field(description=_("The promise: from filing to completion, in working days."))


class RealOut(Schema):
    half: str = Field(description=_("Half of the cases took this or less."), examples=["3 working days"])
    most: str = Field(description=_("Nine of ten cases took this or less."), examples=["6 working days"])
    number: int = Field(description=_("Of how many cases this is known."))


class KindOut(OfferOut):
    code: str = Field(examples=["WRM-DEM"])
    entity: str = Field(alias="entity.code", examples=["WRM"])
    real: RealOut | None = Field(description=_("What it really took of late; nothing while too few cases tell it."))

    @staticmethod
    def resolve_real(kind):
        return real(getattr(kind, "pace", None))


class KindLine(Schema):
    code: str = Field(examples=["WRM-DEM"])
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=NAME)
    fee: int = Field(description=_("Halalas."))
    working_days: int


class EntityLine(Schema):
    code: str = Field(examples=["WRM"])
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=["Wadi Al-Rimal Municipality"])
    kind: str = Field(examples=["municipality"])
    number_of_kinds: int = Field(description=_("Kinds of case that it offers."))


class EntityOut(Schema):
    code: str = Field(examples=["WRM"])
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=["Wadi Al-Rimal Municipality"])
    kind: str = Field(examples=["municipality"])
    parent: str = Field(description=_("Code of the entity above it; empty at the top."), examples=["MOM"])
    phone: str = Field(alias="contact_phone", examples=["920001234"])
    email: str = Field(alias="contact_email", examples=["care@example.sa"])
    hours_ar: str = Field(description=_("In Arabic"))
    hours_en: str = Field(examples=["Sunday to Thursday, eight to three"])
    branches: list[EntityLine]

    @staticmethod
    def resolve_parent(entity):
        return entity.parent.code if entity.parent else ""


class ArticleOut(Schema):
    code: str = Field(examples=["working-hours"])
    entity: str = Field(alias="entity.code", examples=["WRM"])
    kind: str = Field(examples=["announcement"])
    title_ar: str = Field(description=_("In Arabic"))
    title_en: str = Field(examples=["Working hours"])
    body_ar: str = Field(description=_("In Arabic"))
    body_en: str = Field(examples=["From ten to three."])
    since: date | None
    until: date | None = Field(description=_("The last day it is shown."))
    published_at: datetime | None


class FoundOut(Schema):
    what: str = Field(description=_("`kind` or `article`."), examples=["kind"])
    code: str = Field(examples=["WRM-DEM"])
    entity: str = Field(examples=["WRM"])
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=NAME)


class AnswerOut(Schema):
    items: list[FoundOut] = Field(description=_("Best first."))
    nearest: list[FoundOut] = Field(description=_("Where nothing was found: what looks most alike."))


class VersionOfKind(OfferOut):
    model_config = says(_("What a kind of case said, says or is going to say; its stamp is the `ETag`."))

    code: str = Field(alias="kind.code", examples=["WRM-DEM"])
    number: int
    stamp: str = Field(description=_("Number and revision; changes with every save."), examples=["3.2"])
    is_draft: bool
    published_at: datetime | None


class GapOut(Schema):
    field: str = Field(examples=["summary_en"])
    says: str = Field(examples=["The summary in English is missing."])

    @staticmethod
    def resolve_says(gap):
        return str(gap.says)


class StandingOut(VersionOfKind):
    state: str = Field(description=_("Of the kind: `new`, `published` or `retired`."), examples=["published"])
    gaps: list[GapOut] = Field(description=_("What a draft lacks in order to be published."))


class VersionLine(Schema):
    number: int
    stamp: str = Field(examples=["3.2"])
    is_draft: bool
    author: str = Field(examples=["Abdullah Alharbi"])
    changed_at: datetime
    published_at: datetime | None

    @staticmethod
    def resolve_author(version):
        return version.author.name if version.author else ""


class KeptKind(Schema):
    id: UUID
    code: str = Field(examples=["WRM-DEM"])
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=NAME)
    department: str = Field(alias="department.code", examples=["PERM"])
    state: str = Field(examples=["published"])
    has_draft: bool


class WordsOut(Schema):
    words_ar: list[str] = Field(description=_("In Arabic"))
    words_en: list[str] = Field(examples=[["tear down a house"]])


class KeptArticle(ArticleOut):
    state: str = Field(examples=["draft"])
    version: int
