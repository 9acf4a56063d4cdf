"""What a program is shown of a case: what its page shows to the same person."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from jehat.cases.naming import hides, holder, responsible
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
    language: str = Field(description=_("Of the letters and messages about it."), examples=["ar"])
    secrecy: str = Field(description=_("Code of its degree of secrecy."), examples=["normal"])
    version: int = Field(description=_("Changes with every step; `ETag` of the case, for `If-Match`."))
    created_at: datetime
    due_at: datetime
    closed_at: datetime | None

    @staticmethod
    def resolve_secrecy(case):
        return case.level.code if case.level else NORMAL

    @staticmethod
    def resolve_priority(case, context):
        return case.priority_for(context["request"].user)

    @staticmethod
    def resolve_responsible(case, context):
        return responsible(case, context["request"].user)


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
    figures: str = Field("", description=_("What an automatic assignment went by, in words; for the team only."))
    said: SaidOut | None


class StoryOut(Schema):
    entries: list[EntryOut] = Field(description=_("Oldest first."))
    is_cut: bool = Field(description=_("The beginning is left out; ask for the whole."))


class CustodyOut(Schema):
    department: str = Field(alias="department.name", examples=["Building permits"])
    employee: str | None = Field(description=_("Nobody: it waited in the queue of the department."))
    since: datetime
    until: datetime | None
    worked: int = Field(description=_("Working minutes it took there so far, without those of its pauses."))
    reason: str = Field(examples=["least_load"])
    says: str = Field(description=_("The reason, in words."), examples=["least open load in the department"])

    @staticmethod
    def resolve_employee(custody, context):
        return holder(custody, unnamed=hides(custody.case, context["request"].user))

    @staticmethod
    def resolve_says(custody):
        return str(custody.get_reason_display())


class ExpectedOut(Schema):
    model_config = says(
        _("The five answers a beneficiary is owed. Times are working minutes; figures are of closed cases.")
    )

    department: str = Field(alias="case.department.name", description=_("Where it is now."))
    responsible: str | None = Field(None, description=_("Who has it; nobody while it waits for one."))
    since: datetime | None = Field(description=_("Since when it is there."))
    next_step: str = Field(alias="case.next_step", description=_("What comes next, in words."))
    due_at: datetime = Field(alias="case.due_at", description=_("The promised date."))
    used_minutes: int = Field(description=_("How long it has taken so far."))
    number_of_cases: int = Field(description=_("Of how many closed cases of the kind it is known."))
    half_minutes: int | None = Field(description=_("Half of them took this or less; nothing while too few tell it."))
    most_minutes: int | None = Field(description=_("Nine of ten took this or less; nothing while too few tell it."))
    half_by: datetime | None = Field(description=_("When half of them would be closed."))
    most_by: datetime | None = Field(description=_("When nine of ten would be closed."))

    @staticmethod
    def resolve_responsible(told, context):
        return responsible(told.case, context["request"].user)


class ReferralOut(Schema):
    id: UUID
    is_original: bool = Field(description=_("With the original goes the case; a copy only shows it."))
    sender: str = Field(examples=["Noura Alotaibi"])
    receiver: str = Field(examples=["Legal affairs"])
    directive: str = Field(examples=["opinion"])
    why: str = Field(examples=["work"])
    is_final: bool = Field(description=_("Whoever got it does not refer it any further."))
    sent_at: datetime
    received_at: datetime | None
    accepted_at: datetime | None
    ended_at: datetime | None
    end: str = Field(description=_("How it ended; empty while it has not."), examples=["returned"])
    ground: str = Field(description=_("Why it came back."), examples=["not_ours"])
    state: str = Field(description=_("The same for both sides, in words."), examples=["Accepted"])


class LinkOut(Schema):
    id: UUID
    one: str = Field(alias="one.number", examples=["WRM-1448-000123"])
    kind: str = Field(examples=["related"])
    other: str = Field(alias="other.number", examples=["WRM-1448-000124"])
    at: datetime


class StopOut(Schema):
    model_config = says(_("One entity of a journey; nobody is named where the entity chose so."))

    number: str = Field(alias="case.number", examples=["WRM-1448-000123"])
    tracking: str = Field(alias="case.tracking", examples=["WRM-1448-000123"])
    entity: str = Field(alias="case.entity.name", examples=["Ministry of Trade"])
    department: str = Field(alias="case.department.name", examples=["Licences"])
    person: str = Field(examples=["Noura Alotaibi"])
    status: str = Field(alias="case.status", examples=["in_progress"])
    outcome: str = Field(alias="case.outcome", examples=["done"])
    since: datetime
    until: datetime | None


class SentOut(ReferralOut):
    number: str = Field(alias="case.number", examples=["WRM-1448-000123"])


class LookedOut(Schema):
    department: str = Field(alias="department.name", examples=["Building permits"])
    first_at: datetime
    last_at: datetime


class ColleagueOut(Schema):
    id: UUID
    name: str = Field(examples=["Noura Alotaibi"])
    load: int = Field(description=_("Open cases."))
    is_away: bool = Field(description=_("Away now; nothing is given to him but knowingly."))
    away_until: datetime | None = Field(None, description=_("Until when he is away, if he is away now."))
    stands_in: str = Field("", description=_("Who stands in for him in this time; empty without anybody."))

    @staticmethod
    def resolve_away_until(one):
        return one.absences_ahead[0].until if one.is_away and one.absences_ahead else None

    @staticmethod
    def resolve_stands_in(one):
        absence = one.absences_ahead[0] if one.is_away and one.absences_ahead else None
        return absence.substitute.user.name if absence and absence.substitute else ""


class AwayOut(Schema):
    id: UUID = Field(alias="employee_id")
    name: str = Field(alias="employee.name", examples=["Noura Alotaibi"])
    department: str = Field(alias="employee.department.code", examples=["LEGAL"])
    away_until: datetime = Field(alias="until")
    stands_in: str = Field(description=_("Who stands in for him in this time; empty without anybody."))

    @staticmethod
    def resolve_stands_in(absence):
        return absence.substitute.user.name if absence.substitute else ""


class UnitOut(Schema):
    code: str = Field(examples=["LEGAL"])
    name: str = Field(examples=["Legal affairs"])


class ReceiversOut(Schema):
    employees: list[ColleagueOut] = Field(description=_("To whom the case can be assigned."))
    departments: list[UnitOut] = Field(description=_("To which it can be referred."))
    away: list[AwayOut] = Field(description=_("Whoever is away now in other departments, and gets no referral."))


class ChecklistLineOut(Schema):
    code: str = Field(alias="item.code", examples=["fees"])
    name: str = Field(alias="item.name", examples=["The fees are paid"])
    is_needed: bool = Field(alias="item.is_needed", description=_("Without it the case is not completed."))
    is_ticked: bool

    @staticmethod
    def resolve_is_ticked(line):
        return line.tick is not None


class ObstacleOut(Schema):
    code: str = Field(examples=["question"])
    says: str = Field(examples=["The beneficiary was asked for something and has not answered yet."])
    forbids: bool = Field(description=_("Without it, it only warns."))


class BeforeOut(Schema):
    checklist: list[ChecklistLineOut]
    obstacles: list[ObstacleOut]


class ClosingOut(Schema):
    model_config = says(_("One end of a case: the first counts, and one that was taken up again counts against it."))

    nth: int = Field(examples=[1])
    outcome: str = Field(examples=["done"])
    ground: str = Field(description=_("Of a rejection only."), examples=["documents"])
    at: datetime
    taken_up: str = Field(description=_("Why it came back; empty while it is closed."), examples=["disputed"])
    taken_up_at: datetime | None
    read_at: datetime | None = Field(description=_("When the beneficiary's side first opened its message."))

    @staticmethod
    def resolve_read_at(closing):
        reading = getattr(closing.comment, "reading", None)
        return reading.at if reading else None
