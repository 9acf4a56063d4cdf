"""Cases that were closed before the platform was there."""

from dataclasses import dataclass
from datetime import datetime

from jehat.catalogue.models import Kind
from jehat.organization.models import Employee
from jehat.people.models import User


@dataclass(frozen=True)
class Former:
    """One of them: whose it was, who closed it with which words, and from when to when it ran."""

    kind: Kind
    beneficiary: User
    subject: str
    employee: Employee
    words: str
    since: datetime
    until: datetime
