"""What a program gives: the bounds are those of the forms."""

from typing import Annotated, Self
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field, StringConstraints, field_validator, model_validator

from jehat.cases.forms import LONGEST
from jehat.cases.states import Ground, Outcome, Priority, SecrecyGround
from jehat.core.lines import line
from jehat.core.rest.shapes import TEXT, says

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST, pattern=TEXT)]
MaybeSaid = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST, pattern=TEXT)]
Code = Annotated[str, StringConstraints(max_length=20, pattern=TEXT)]
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


class Question(Words):
    model_config = says(_("What is asked of a beneficiary; it is always written, too."))

    text: Said = Field(examples=["Please send the plan of the building."])


class Closing(Schema):
    model_config = says(_("The words with which a case is closed."))

    text: Said = Field(examples=["The permit has been issued."])
    files: list[UUID] = Field([], max_length=MOST_FILES, description=FILES)


class Ending(Closing):
    model_config = says(_("How a case ends that is not done; a ground is kept with a rejection only."))

    outcome: Outcome = Outcome.REJECTED
    ground: Ground = Ground.OTHER


class Withdrawal(Schema):
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000, pattern=TEXT)] = Field(
        "", description=_("Why; the entity reads it.")
    )


class Assignment(Schema):
    to: UUID = Field(description=_("The employee, one of those to whom the case can be given."))
    even_away: bool = Field(False, description=_("Knowingly, to one who is away now."))


class Referral(Schema):
    to: Code = Field(description=_("Code of the department."), examples=["LEGAL"])
    note: Said = Field(description=_("For the department alone."), examples=["Is the land his?"])


class Classification(Schema):
    level: Code = Field(
        description=_("Code of the degree of secrecy; see `/organization/levels`."), examples=["secret"]
    )
    ground: SecrecyGround = Field(examples=["content"])


class NewCase(Schema):
    kind: Code = Field(description=_("Code of the kind of case."), examples=["WRM-BPR"])
    subject: str = Field(min_length=1, max_length=200, examples=["A workshop"])
    text: str = Field("", max_length=LONGEST, pattern=TEXT, examples=["I wish to open a workshop."])
    priority: Priority = Priority.NORMAL
    files: list[UUID] = Field([], max_length=MOST_FILES, description=FILES)
    voice: UUID | None = Field(None, description=VOICE)
    beneficiary: UUID | None = Field(
        None, description=_("For whom the caller acts (see `/account/representations`); without it, himself.")
    )

    @field_validator("subject", mode="before")
    @classmethod
    def as_line(cls, subject):
        return line(subject) if isinstance(subject, str) else subject


class Opinion(Schema):
    stars: int = Field(ge=1, le=5, examples=[5])
    text: str = Field("", max_length=1000, pattern=TEXT, examples=["Quick and kind."])
