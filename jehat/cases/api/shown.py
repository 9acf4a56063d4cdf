"""What a program is shown of a case: what its page shows to the same person."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from jehat.cases.states import Priority, Status
from jehat.core.rest.shapes import says
from jehat.organization.secrecy import NORMAL


class CaseOut(Schema):
    number: str = Field(examples=["WRM-1448-000123"])
    entity: str = Field(alias="entity.code", examples=["WRM"])
    kind: str = Field(alias="kind.code", examples=["WRM-BPR"])
    department: str = Field(alias="department.name", examples=["Building permits"])
    beneficiary: str = Field(alias="beneficiary.full_name", examples=["Sara Alqahtani"])
    responsible: str | None = Field(
        None, description=_("Who has it; nobody while it waits for one."), examples=["Noura Alotaibi"]
    )
    subject: str = Field(examples=["A workshop"])
    status: Status = Field(examples=["in_progress"])
    outcome: str = Field(description=_("What came of it; empty while it is open."), examples=["done"])
    ground: str = Field(description=_("Of a rejection only."), examples=["documents"])
    next_step: str = Field(description=_("What comes next, in words."), examples=["The employee opens it"])
    priority: Priority = Field(examples=["normal"])
    channel: str = Field(description=_("By which way it was filed."), examples=["web"])
    secrecy: str = Field(description=_("Code of its degree of secrecy."), examples=["normal"])
    version: int = Field(description=_("Changes with every step; `ETag` of the case, for `If-Match`."))
    created_at: datetime
    due_at: datetime
    closed_at: datetime | None

    @staticmethod
    def resolve_secrecy(case):
        return case.level.code if case.level else NORMAL

    @staticmethod
    def resolve_responsible(case):
        return case.assignee.name if case.assignee else None


class ListedCase(CaseOut):
    model_config = says(_("A case in a list: of one whose level masks it, the words are read in the case alone."))

    @staticmethod
    def resolve_subject(case, context):
        return case.title_for(context["request"].user)


class CasesOut(Schema):
    items: list[ListedCase]
    next: str = Field(description=_("Give it as `after` to read on; empty at the end."))


class AttachmentOut(Schema):
    id: UUID = Field(alias="file.pk")
    name: str = Field(alias="file.name", examples=["plan.pdf"])
    size: int = Field(alias="file.size", description=_("Bytes."))
    kind: str = Field(alias="file.kind", examples=["pdf"])


class SaidOut(Schema):
    id: UUID
    by: str = Field(alias="signature", examples=["Noura Alotaibi"])
    text: str = Field(examples=["The plan is attached."])
    has_voice: bool
    voice: UUID | None = Field(alias="voice_id", description=_("The recording, among the files of the case."))
    files: list[AttachmentOut]
    created_at: datetime

    @staticmethod
    def resolve_has_voice(said):
        return said.voice_id is not None

    @staticmethod
    def resolve_files(said):
        return list(said.attachments.all())


class CaseFileOut(Schema):
    id: UUID
    name: str = Field(examples=["plan.pdf"])
    size: int = Field(description=_("Bytes."))
    kind: str = Field(examples=["pdf"])
    is_voice: bool
    is_internal: bool = Field(description=_("Said inside the team; the beneficiary never has it."))
    created_at: datetime


class EntryOut(Schema):
    model_config = says(_("One item of the story: a line of the record, a comment, or for the team a note."))

    at: datetime
    what: str = Field(description=_("`event`, `comment` or `note`."), examples=["event"])
    sentence: str = Field(description=_("The line of the record, in words."), examples=["The case was filed"])
    by: str = Field(examples=["Sara Alqahtani"])
    reason: str = Field(examples=["least open load in the department"])
    said: SaidOut | None


class StoryOut(Schema):
    entries: list[EntryOut] = Field(description=_("Oldest first."))
    is_cut: bool = Field(description=_("The beginning is left out; ask for the whole."))


class CustodyOut(Schema):
    department: str = Field(alias="department.name", examples=["Building permits"])
    employee: str | None = Field(description=_("Nobody: it waited in the queue of the department."))
    since: datetime
    until: datetime | None
    reason: str = Field(examples=["least_load"])
    says: str = Field(description=_("The reason, in words."), examples=["least open load in the department"])

    @staticmethod
    def resolve_employee(custody):
        return custody.employee.name if custody.employee else None

    @staticmethod
    def resolve_says(custody):
        return str(custody.get_reason_display())


class LookedOut(Schema):
    department: str = Field(alias="department.name", examples=["Building permits"])
    first_at: datetime
    last_at: datetime


class ColleagueOut(Schema):
    id: UUID
    name: str = Field(examples=["Noura Alotaibi"])
    load: int = Field(description=_("Open cases."))
    is_away: bool = Field(description=_("Away now; nothing is given to him but knowingly."))


class UnitOut(Schema):
    code: str = Field(examples=["LEGAL"])
    name: str = Field(examples=["Legal affairs"])


class ReceiversOut(Schema):
    employees: list[ColleagueOut] = Field(description=_("To whom the case can be assigned."))
    departments: list[UnitOut] = Field(description=_("To which it can be referred."))
