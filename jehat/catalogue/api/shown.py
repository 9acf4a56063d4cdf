"""What a program is shown of the guide, in both languages."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.presenting import real
from jehat.core.rest.shapes import says

NAME = ["Demolition permit"]


class OptionOut(Schema):
    code: str = Field(examples=["home"])
    label_ar: str = Field(description=_("In Arabic"))
    label_en: str = Field(examples=["Home"])


class TermOut(Schema):
    field: str = Field(description=_("Code of a question that is asked before."), examples=["use"])
    value: str = Field(description=_("Code of the answer; of yes and no, `yes` or `no`."), examples=["shop"])


class ConditionOut(Schema):
    all: bool = Field(description=_("Whether all terms have to hold, or any of them."))
    terms: list[TermOut]


class Needed(Schema):
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=["The deed"])
    mandatory: bool = Field(True, description=_("Without it: only if the person has it."))
    is_attached: bool = Field(False, description=_("Whether it is handed in when a case is filed."))
    types: list[str] = Field([], description=_("Kinds of file allowed; without any, all."), examples=[["pdf"]])
    megabytes: int | None = Field(None, description=_("The largest file."))
    when: ConditionOut | None = Field(None, description=_("Asked only then; without it, always."))


class Stage(Schema):
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=["Study"])
    hours: int | None = Field(None, description=_("Expected working hours"))


class Asked(Schema):
    question_ar: str = Field(description=_("In Arabic"))
    question_en: str = Field(examples=["How long does it take?"])
    answer_ar: str = Field(description=_("In Arabic"))
    answer_en: str = Field(examples=["Five working days."])


class FieldOut(Schema):
    model_config = says(_("One question of the form, or one document that is handed in with it."))

    code: str = Field(description=_("The name of its answer in `answers` of a new case."), examples=["floors"])
    type: str = Field(examples=["number"])
    label_ar: str = Field(description=_("In Arabic"))
    label_en: str = Field(examples=["Number of floors"])
    help_ar: str = Field(description=_("In Arabic"))
    help_en: str = Field(examples=["Without the basement."])
    is_required: bool
    is_document: bool
    options: list[OptionOut]
    limits: dict[str, Any] = Field(description=_("What its type is held to, by name."), examples=[{"least": 1}])
    when: ConditionOut | None = Field(description=_("Asked only then; without it, always."))

    @staticmethod
    def resolve_when(field):
        return field.condition.written if field.condition else None


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
    form: list[FieldOut] = Field(
        description=_("What is asked when a case is filed, and the documents, in their order.")
    )
    may_file: list[str] = Field(description=_("Who may file: citizen, resident, visitor, company."))
    real: RealOut | None = Field(description=_("What it really took of late; nothing while too few cases tell it."))

    @staticmethod
    def resolve_form(kind):
        return list(Questionnaire.of(kind.current).fields)

    @staticmethod
    def resolve_may_file(kind):
        return list(kind.current.ruled.may_file)

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
    department: str = Field(
        alias="department.code", description=_("Code of the department that handles it."), examples=["PERM"]
    )
    working_days: int | None = Field(description=_("From filing to completion."))
    number: int
    form: list[FieldOut] = Field(
        description=_("What is asked when a case is filed, and the documents, in their order.")
    )
    rules: dict[str, Any] = Field(description=_("The rules it lays down; what is not named is as usual."))
    stamp: str = Field(description=_("Number and revision; changes with every save."), examples=["3.2"])
    is_draft: bool
    published_at: datetime | None

    @staticmethod
    def resolve_working_days(version):
        return version.working_days or None

    @staticmethod
    def resolve_form(version):
        return list(Questionnaire.of(version).fields)


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
