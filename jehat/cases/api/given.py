"""What a program gives: the bounds are those of the forms."""

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field, StringConstraints, field_validator, model_validator

from jehat.cases.directives import Directive, ReturnGround, Why
from jehat.cases.forms import LONGEST
from jehat.cases.models import Appeal
from jehat.cases.points import Wanted
from jehat.cases.states import Ground, Outcome, Priority, PriorityGround, SecrecyGround
from jehat.core.lines import line
from jehat.core.rest.shapes import TEXT, says

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST, pattern=TEXT)]
MaybeSaid = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST, pattern=TEXT)]
Code = Annotated[str, StringConstraints(max_length=20, pattern=TEXT)]
# A text, a number, yes or no; several codes; or the files of a document, handed in before.
Answer = (
    MaybeSaid
    | bool
    | int
    | float
    | Annotated[list[Annotated[str, StringConstraints(max_length=60, pattern=TEXT)]], Field(max_length=50)]
)
MOST_FILES = 100
FILES = _("Files handed in before and not used (see `/files/`).")
VOICE = _("A recording handed in before and not used.")


class Words(Schema):
    model_config = says(_("Something said: text, voice or files, at least one of them."))

    text: MaybeSaid = Field("", examples=["The plan is attached."])
    files: list[UUID] = Field([], max_length=MOST_FILES, description=FILES)
    voice: UUID | None = Field(None, description=VOICE)

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if not (self.text or self.files or self.voice):
            raise ValueError(gettext("Write something, record your voice or attach a file."))
        return self


class NoteWords(Words):
    model_config = says(_("Words to the team, and who is named in them."))

    mentions: list[UUID] = Field([], max_length=20, description=_("Employees who see the case; each is told."))


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=TEXT)]


class PointAsked(Schema):
    words: Line = Field(examples=["Number of the deed"])
    wanted: Wanted = Wanted.TEXT
    options: list[Line] = Field([], max_length=10, description=_("Of a choice, two at least."))


class Question(Words):
    model_config = says(_("What is asked of a beneficiary; it is always written, too."))

    text: Said = Field(examples=["Please send the plan of the building."])
    points: list[PointAsked] = Field([], max_length=5, description=_("Several things, each answered in its own place."))


class AnswerGiven(Words):
    model_config = says(_("What answers a question: words, voice, files, or the points by their places."))

    answers: dict[Code, Answer] = Field(
        {}, description=_("By the code of the point (see `asked`); the case waits until all are answered.")
    )

    @model_validator(mode="after")
    def says_something(self) -> Self:
        return self if self.answers else super().says_something()


class Closing(Schema):
    model_config = says(_("The words with which a case is closed."))

    text: Said = Field(examples=["The permit has been issued."])
    files: list[UUID] = Field([], max_length=MOST_FILES, description=FILES)


class Completion(Closing):
    model_config = says(_("The words with which a case is closed, and the letter of its kind that they are."))

    letter: Annotated[str, StringConstraints(max_length=60, pattern=TEXT)] = Field(
        "", description=_("Code of a letter of this outcome: the words are issued on paper too, with a number.")
    )


class Ending(Completion):
    model_config = says(_("How a case ends that is not done; a ground is kept with a rejection only."))

    outcome: Outcome = Outcome.REJECTED
    ground: Ground = Ground.OTHER


class Dispute(Words):
    model_config = says(_("What is missing in a case that was closed; it is always written, too."))

    text: Said = Field(examples=["The permit names another street."])


class AppealMade(Words):
    model_config = says(_("Why the rejection is wrong; it is always written, too."))

    text: Said = Field(examples=["The deed was attached from the beginning."])


class AppealDecided(Closing):
    model_config = says(_("What becomes of an appeal, and the words that say why."))

    decision: Appeal.Decision = Field(examples=["upheld"])


class Ticked(Schema):
    item: Annotated[str, StringConstraints(max_length=60, pattern=TEXT)] = Field(
        description=_("Code of what was gone through."), examples=["fees"]
    )


class Reopening(Schema):
    text: Said = Field(description=_("Why; the team reads it."), examples=["The wrong case was closed."])


class Postponing(Schema):
    until: date = Field(description=_("The day on which the work goes on."), examples=["2031-01-01"])
    reason: Said = Field(description=_("For whoever decides."), examples=["The committee meets then."])


class Grant(Schema):
    until: date | None = Field(None, description=_("Another day, not later than the one asked for."))
    words: Said = Field(description=_("Why; the beneficiary reads it."), examples=["The committee meets then."])


class Refusal(Schema):
    reason: Said = Field(description=_("Why; the team reads it."), examples=["It can be done now."])


class Withdrawal(Schema):
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000, pattern=TEXT)] = Field(
        "", description=_("Why; the entity reads it.")
    )


class Assignment(Schema):
    to: UUID = Field(description=_("The employee, one of those to whom the case can be given."))
    even_away: bool = Field(False, description=_("Knowingly, to one who is away now."))


class Copy(Schema):
    model_config = says(_("A copy shows the case to a department, for as long as it is not answered."))

    to: Code = Field(description=_("Code of the department."), examples=["LEGAL"])
    directive: Directive = Directive.INFORMATION


class Conclusion(Schema):
    note: MaybeSaid = Field("", description=_("For the team alone."), examples=["Nothing speaks against it."])


FINAL = _("Whoever gets it does not refer it any further.")


class Referral(Schema):
    to: Code = Field("", description=_("Code of the department, unless a person is named."), examples=["LEGAL"])
    person: UUID | None = Field(None, description=_("An employee of another department, who then has it himself."))
    directive: Directive = Directive.ACTION
    why: Why = Why.WORK
    copies: list[Copy] = Field([], max_length=20, description=_("Departments that see it besides."))
    is_final: bool = Field(False, description=FINAL)
    note: Said = Field(description=_("For the department alone."), examples=["Is the land his?"])


class SendingOn(Schema):
    model_config = says(_("To which entity a case is sent on, and with what."))

    kind: Code = Field(description=_("Code of a kind of case that the other entity offers."), examples=["WRM-BPR"])
    note: Said = Field(description=_("For the other entity."), examples=["The land is yours."])
    directive: Directive = Directive.ACTION
    is_final: bool = Field(False, description=FINAL)
    files: list[UUID] = Field([], max_length=MOST_FILES, description=_("Of the files that the beneficiary sees."))


class Link(Schema):
    number: Annotated[str, StringConstraints(max_length=40, pattern=TEXT)] = Field(examples=["WRM-1448-000123"])
    kind: Literal["related", "duplicate", "reply"] = "related"


class Merging(Schema):
    number: Annotated[str, StringConstraints(max_length=40, pattern=TEXT)] = Field(
        description=_("The case in which it goes on."), examples=["WRM-1448-000123"]
    )
    text: MaybeSaid = Field("", description=_("For the beneficiary; without it, the number alone."))


class Return(Schema):
    model_config = says(_("Why a referral is refused or given back."))

    ground: ReturnGround = Field(examples=["not_ours"])
    note: MaybeSaid = Field("", description=_("For the sender alone."), examples=["The land is the city's."])


class Classification(Schema):
    level: Code = Field(
        description=_("Code of the degree of secrecy; see `/organization/levels`."), examples=["secret"]
    )
    ground: SecrecyGround = Field(examples=["content"])


class Prioritising(Schema):
    priority: Priority = Field(examples=["urgent"])
    ground: PriorityGround = Field(examples=["binding_date"])


class NewCase(Schema):
    kind: Code = Field(description=_("Code of the kind of case."), examples=["WRM-BPR"])
    subject: str = Field(min_length=1, max_length=200, examples=["A workshop"])
    text: str = Field("", max_length=LONGEST, pattern=TEXT, examples=["I wish to open a workshop."])
    priority: Priority = Priority.NORMAL
    answers: dict[Code, Answer] = Field(
        {},
        description=_("Answers to the form of the kind of case, by the code of the field (see `/guide/kinds/{code}`)."),
        examples=[{"floors": "2", "has_lift": True}],
    )
    files: list[UUID] = Field([], max_length=MOST_FILES, description=FILES)
    voice: UUID | None = Field(None, description=VOICE)
    language: Literal["", "ar", "en"] = Field(
        "", description=_("Of letters and messages about the case; without it, the language of the account.")
    )
    beneficiary: UUID | None = Field(
        None, description=_("For whom the caller acts (see `/account/representations`); without it, himself.")
    )

    @field_validator("subject", mode="before")
    @classmethod
    def as_line(cls, subject):
        return line(subject) if isinstance(subject, str) else subject


class LanguageChosen(Schema):
    language: Literal["ar", "en"] = Field(description=_("Of the letters and messages about the case from now on."))


class Opinion(Schema):
    stars: int = Field(ge=1, le=5, examples=[5])
    text: str = Field("", max_length=1000, pattern=TEXT, examples=["Quick and kind."])
