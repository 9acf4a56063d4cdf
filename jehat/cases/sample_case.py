"""A made-up case, with which a letter is shown while its kind is edited."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, override

from jehat.catalogue.models import Kind
from jehat.organization.models import Department, Entity


@dataclass(frozen=True)
class SamplePerson:
    full_name: str


@dataclass(frozen=True)
class SampleCase:
    """What a letter says of a case; there is no such case, and nothing of it is kept."""

    entity: Entity
    kind: Kind
    department: Department
    beneficiary: SamplePerson
    number: str
    subject: str
    due_at: datetime
    language: str
    rank: int = 0


def sample_case(kind: Kind, *, language: str, now: datetime) -> SampleCase:
    with override(language):
        return SampleCase(
            entity=kind.entity,
            kind=kind,
            department=kind.department,
            beneficiary=SamplePerson(gettext("Name of the beneficiary")),
            number=f"{kind.entity.code}-{kind.entity.year_at(now)}-000123",
            subject=gettext("Subject of the case"),
            due_at=now,
            language=language,
        )
