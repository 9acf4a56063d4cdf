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
    WITHDRAWN = "withdrawn", _("Withdrawn")


OPEN = (Status.TRIAGE, Status.ASSIGNED, Status.IN_PROGRESS, Status.WAITING_BENEFICIARY)
CLOSED = (Status.COMPLETED, Status.REJECTED, Status.WITHDRAWN)

TRANSITIONS = {
    Status.TRIAGE: {
        "assign": Status.ASSIGNED,
        "refer": Status.TRIAGE,
        "reject": Status.REJECTED,
        "withdraw": Status.WITHDRAWN,
    },
    Status.ASSIGNED: {
        "open": Status.IN_PROGRESS,
        "assign": Status.ASSIGNED,
        "refer": Status.TRIAGE,
        "ask": Status.WAITING_BENEFICIARY,
        "complete": Status.COMPLETED,
        "reject": Status.REJECTED,
        "withdraw": Status.WITHDRAWN,
    },
    Status.IN_PROGRESS: {
        "assign": Status.ASSIGNED,
        "refer": Status.TRIAGE,
        "ask": Status.WAITING_BENEFICIARY,
        "complete": Status.COMPLETED,
        "reject": Status.REJECTED,
        "withdraw": Status.WITHDRAWN,
    },
    Status.WAITING_BENEFICIARY: {
        "answer": Status.IN_PROGRESS,
        "assign": Status.WAITING_BENEFICIARY,
        "refer": Status.TRIAGE,
        "complete": Status.COMPLETED,
        "reject": Status.REJECTED,
        "withdraw": Status.WITHDRAWN,
    },
    Status.COMPLETED: {},
    Status.REJECTED: {},
    Status.WITHDRAWN: {},
}


def follows(status: str, verb: str) -> Status | None:
    """The state that a verb leads to from here, or None where it may not follow."""
    return TRANSITIONS[Status(status)].get(verb)


class Outcome(TextChoices):
    """What came of a case: said to the beneficiary, and counted; to be closed is not to be solved."""

    DONE = "done", _("Completed")
    REJECTED = "rejected", _("Rejected")
    NOT_COMPETENT = "not_competent", _("Not for this entity")
    NO_ANSWER = "no_answer", _("Closed without an answer")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# Which outcomes a closed state may have; an open case has none.
OUTCOMES = {
    Status.COMPLETED: (Outcome.DONE,),
    Status.REJECTED: (Outcome.REJECTED, Outcome.NOT_COMPETENT, Outcome.NO_ANSWER),
    Status.WITHDRAWN: (Outcome.WITHDRAWN,),
}


class Ground(TextChoices):
    """Why a case was rejected, as a code that can be counted; the words for the beneficiary go with it."""

    CONDITIONS = "conditions", _("The conditions are not met")
    DOCUMENTS = "documents", _("The documents are missing or not valid")
    FACTS = "facts", _("What was stated is not correct")
    DUPLICATE = "duplicate", _("The same was filed already")
    OTHER = "other", _("Another reason")


class SecrecyGround(TextChoices):
    """Why a case became more or less secret."""

    CONTENT = "content", _("What it says calls for it")
    PERSON = "person", _("The safety or the honour of a person")
    ORDER = "order", _("An order of the head of the entity")
    OVER = "over", _("The reason for its secrecy is over")
    MISTAKE = "mistake", _("It was marked by mistake")


class Priority(TextChoices):
    NORMAL = "normal", _("Ordinary")
    IMPORTANT = "important", _("Important")
    URGENT = "urgent", _("Urgent")


class Reason(TextChoices):
    """Why somebody holds a case; it is kept with the custody and said on the case."""

    ONLY_ELIGIBLE = "only_eligible", _("the only one available in the department")
    LEAST_LOAD = "least_load", _("least open load in the department")
    LONGEST_WAIT = "longest_wait", _("equal load, and the longest wait since the last assignment")
    ONLY_CLEARED = "only_cleared", _("the only one present who is cleared for its secrecy")
    CLEARED_LOAD = "cleared_load", _("least open load among those cleared for its secrecy")
    NOBODY_ELIGIBLE = "nobody_eligible", _("nobody was available; it waits in the queue of its owner")
    BY_HAND = "by_hand", _("assigned by a person")
    HANDED_OVER = "handed_over", _("handed over, since its holder leaves")
    TAKEN_BACK = "taken_back", _("the assignment was taken back")
