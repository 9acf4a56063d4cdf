"""What left for the people of an entity and did not arrive, and the words in which the entity writes to them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema, Status
from pydantic import Field, StringConstraints

from jehat.core.rest import Operations, Page, invalid, page_of, require_valid
from jehat.core.rest.paging import After, Limit
from jehat.core.rest.shapes import TEXT
from jehat.core.verdict import Refused
from jehat.notifications import actions, outgoing, permissions, queries, tidings
from jehat.notifications.forms import MOST_LETTERS, TemplateForm
from jehat.notifications.models import Message
from jehat.notifications.phrases import Phrase
from jehat.notifications.tidings import Way

router = Operations()

Show = Annotated[
    Literal["dead", "way", "sent", "delivered", "all"],
    Query(description=_("Those that did not arrive, are on their way, were sent, were delivered, or all.")),
]


class MessageOut(Schema):
    id: UUID = Field(alias="message.pk")
    channel: str = Field(alias="message.channel", examples=["sms"])
    to: str = Field(alias="message.masked_recipient", description=_("Masked."), examples=["+966 ••• ••• 471"])
    number: str = Field(alias="message.number", examples=["WRM-1448-000123"])
    state: str = Field(alias="message.state", examples=["failed"])
    why: str = Field(description=_("Why it did not arrive; may be empty."), examples=["The provider did not answer."])
    carrier: str = Field(description=_("Who was to carry it; may be empty."), examples=["Mail server"])
    attempts: int = Field(alias="message.attempts")
    may_be_doubled: bool = Field(description=_("It may have arrived already."))
    created_at: datetime = Field(alias="message.created_at")
    sent_at: datetime | None = Field(alias="message.sent_at")
    delivered_at: datetime | None = Field(alias="message.delivered_at")
    dismissed_at: datetime | None = Field(alias="message.dismissed_at")

    @staticmethod
    def resolve_why(line):
        return str(line.message.why)

    @staticmethod
    def resolve_carrier(line):
        return str(line.carrier)


class PhraseIn(Schema):
    subject: Annotated[str, StringConstraints(max_length=150, pattern=TEXT)] = Field(
        "", description=_("Of an e-mail only."), examples=["{title}"]
    )
    text: Annotated[str, StringConstraints(min_length=1, max_length=MOST_LETTERS, pattern=TEXT)] = Field(
        description=_("Names in braces are filled in when it is sent."), examples=["{platform}: {title}"]
    )


class PhrasesIn(Schema):
    ar: PhraseIn | None = None
    en: PhraseIn | None = None


class PhraseOut(Schema):
    subject: str = Field(examples=["{title}"])
    text: str = Field(examples=["{platform}: {title}"])


class PhrasesOut(Schema):
    ar: PhraseOut
    en: PhraseOut


class VersionOut(Schema):
    language: str = Field(examples=["ar"])
    version: int
    by: str = Field(alias="by.name", examples=["Ahmad Alharbi"])
    created_at: datetime


class KindOfMessageOut(Schema):
    kind: str = Field(examples=["case.comment"])
    label: str = Field(examples=["Somebody wrote to you"])
    side: str = Field(examples=["beneficiary"])
    changed: list[Way] = Field(description=_("The ways by which the entity speaks in its own words."))


class TemplateOut(Schema):
    kind: str = Field(examples=["case.comment"])
    way: Way
    is_changed: bool = Field(description=_("The entity speaks in its own words."))
    words: PhrasesOut
    versions: list[VersionOut] = Field(description=_("The last changes, newest first."))


def _employee(request):
    employee = getattr(request.user, "employee", None)
    if employee is None:
        raise Refused(gettext_lazy("This is for the administrators of the entity."))
    return employee


def _looked_after(request):
    """The entity whose messages the caller looks after."""
    entity = _employee(request).entity
    permissions.can_see_messages(request.user, entity).require()
    return entity


def _message(request, pk) -> Message:
    return get_object_or_404(Message.objects.of(_looked_after(request)), pk=pk)


def _line(message) -> outgoing.Line:
    return outgoing.Line(message)


@router.get("", scope="messages:read", response=Page[MessageOut], summary=_("The messages of the entity, newest first"))
def messages(request, show: Show = "dead", after: After = "", limit: Limit = 50):
    rows = outgoing.shown(_looked_after(request), show).defer("body", "subject")
    page = page_of(rows, after=after, limit=limit)
    return page | {"items": [_line(message) for message in page["items"]]}


@router.post(
    "{uuid:pk}/resend",
    scope="messages:write",
    verb="message.resend",
    response=MessageOut,
    summary=_("Send a message again that did not arrive"),
)
def resend_message(request, pk: UUID):
    return _line(actions.resend_message(by=request.user, message=_message(request, pk)))


@router.post(
    "{uuid:pk}/dismiss",
    scope="messages:write",
    verb="message.dismiss",
    response=MessageOut,
    summary=_("Put a message aside that did not arrive"),
)
def dismiss_message(request, pk: UUID):
    return _line(actions.dismiss_message(by=request.user, message=_message(request, pk)))


@router.get(
    "templates",
    scope="messages:read",
    response=list[KindOfMessageOut],
    summary=_("The kinds of message and which the entity says in its own words"),
)
def templates(request):
    changed = queries.templates_changed(_writer(request))
    return [
        {
            "kind": tiding.key,
            "label": str(tiding.label),
            "side": tiding.side.value,
            "changed": [way for way in Way if (tiding.key, way.value) in changed],
        }
        for tiding in tidings.known()
    ]


@router.get("templates/{kind}/{way}", scope="messages:read", response=TemplateOut, summary=_("What is said by one way"))
def template(request, kind: str, way: Way):
    return _told(_place(request, kind, way))


@router.put(
    "templates/{kind}/{way}",
    scope="messages:write",
    verb="template.write",
    response=TemplateOut,
    summary=_("Change the words of the entity"),
)
def write_template(request, kind: str, way: Way, words: PhrasesIn):
    place = _place(request, kind, way)
    actions.write_template(by=request.user, words=_judged(place, words), **place)
    return _told(place)


@router.post(
    "templates/{kind}/{way}/restore",
    scope="messages:write",
    verb="template.restore",
    response=TemplateOut,
    summary=_("Say the platform's own words again"),
)
def restore_template(request, kind: str, way: Way):
    place = _place(request, kind, way)
    actions.restore_template(by=request.user, **place)
    return _told(place)


@router.post(
    "templates/{kind}/{way}/try",
    scope="messages:write",
    verb="template.try",
    response={204: None},
    summary=_("Send words to oneself, filled with made-up values"),
)
def try_template(request, kind: str, way: Way, words: PhrasesIn):
    place = _place(request, kind, way)
    if actions.try_template(by=request.user, words=_judged(place, words), **place) is None:
        raise Refused(gettext_lazy("You cannot be reached this way: choose it on the page of your notices first."))
    return Status(204, None)


def _writer(request):
    """The entity that gave the caller its words."""
    entity = _employee(request).entity
    permissions.can_write_template(request.user, entity).require()
    return entity


def _place(request, kind, way) -> dict:
    entity, tiding = _writer(request), tidings.named(kind)
    if tiding is None:
        raise Http404
    return {"entity": entity, "tiding": tiding, "way": way}


def _judged(place, words: PhrasesIn) -> dict[str, Phrase]:
    """The words in every language as the form of the page takes them; what was not given stays."""
    given = {language: phrase for language, phrase in words.dict().items() if phrase}
    if not given:
        raise invalid("", gettext_lazy("A message needs words."))
    present = queries.phrases_in_force(**place)
    told = {language: given.get(language) or vars(phrase) for language, phrase in present.items()}
    data = {f"{part}_{language}": phrase[part] for language, phrase in told.items() for part in ("subject", "text")}
    form = TemplateForm(data, words=present, **place)
    require_valid(form, place=lambda field: ".".join(reversed(field.split("_"))))
    return form.words


def _told(place) -> dict:
    words = {language: vars(phrase) for language, phrase in queries.phrases_in_force(**place).items()}
    return {
        "kind": place["tiding"].key,
        "way": place["way"],
        "is_changed": (place["tiding"].key, place["way"].value) in queries.templates_changed(place["entity"]),
        "words": words,
        "versions": queries.template_versions(**place),
    }
