"""The states of a case and which verb leads from one to another: data, not code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    TRIAGE = "triage", _("Awaiting distribution")
    ASSIGNED = "assigned", _("New")
    IN_PROGRESS = "in_progress", _("In progress")
    WAITING_BENEFICIARY = "waiting_beneficiary", _("Waiting for the beneficiary")
    COMPLETED = "completed", _("Completed")
    REJECTED = "rejected", _("Rejected")


OPEN = (Status.TRIAGE, Status.ASSIGNED, Status.IN_PROGRESS, Status.WAITING_BENEFICIARY)
CLOSED = (Status.COMPLETED, Status.REJECTED)

TRANSITIONS = {
    Status.TRIAGE: {"assign": Status.ASSIGNED, "refer": Status.TRIAGE, "reject": Status.REJECTED},
    Status.ASSIGNED: {
        "open": Status.IN_PROGRESS,
        "assign": Status.ASSIGNED,
        "refer": Status.TRIAGE,
        "ask": Status.WAITING_BENEFICIARY,
        "complete": Status.COMPLETED,
        "reject": Status.REJECTED,
    },
    Status.IN_PROGRESS: {
        "assign": Status.ASSIGNED,
        "refer": Status.TRIAGE,
        "ask": Status.WAITING_BENEFICIARY,
        "complete": Status.COMPLETED,
        "reject": Status.REJECTED,
    },
    Status.WAITING_BENEFICIARY: {
        "answer": Status.IN_PROGRESS,
        "assign": Status.WAITING_BENEFICIARY,
        "refer": Status.TRIAGE,
        "complete": Status.COMPLETED,
        "reject": Status.REJECTED,
    },
    Status.COMPLETED: {},
    Status.REJECTED: {},
}


def follows(status: str, verb: str) -> Status | None:
    """The state that a verb leads to from here, or None where it may not follow."""
    return TRANSITIONS[Status(status)].get(verb)


class Priority(TextChoices):
    NORMAL = "normal", _("Ordinary")
    IMPORTANT = "important", _("Important")
    URGENT = "urgent", _("Urgent")


class Reason(TextChoices):
    """Why somebody holds a case; it is kept with the custody and said on the case."""

    ONLY_ELIGIBLE = "only_eligible", _("the only one available in the department")
    LEAST_LOAD = "least_load", _("least open load in the department")
    LONGEST_WAIT = "longest_wait", _("equal load, and the longest wait since the last assignment")
    NOBODY_ELIGIBLE = "nobody_eligible", _("nobody was available; it waits in the queue of its owner")
    BY_HAND = "by_hand", _("assigned by a person")
