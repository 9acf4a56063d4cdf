"""The states of a case and which verb leads from one to another: data, not code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    TRIAGE = "triage", _("Awaiting distribution")
    ASSIGNED = "assigned", _("New")
    IN_PROGRESS = "in_progress", _("In progress")
    WAITING_BENEFICIARY = "waiting_beneficiary", _("Waiting for the beneficiary")
    POSTPONED = "postponed", _("Postponed")
    WAITING_OTHER = "waiting_other", _("Waiting for another entity")
    COMPLETED = "completed", _("Completed")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# Open cases on which the entity cannot work now, since another is to act or a day is to come: their clocks stand still.
STANDSTILL = (Status.WAITING_BENEFICIARY, Status.POSTPONED, Status.WAITING_OTHER)
OPEN = (Status.TRIAGE, Status.ASSIGNED, Status.IN_PROGRESS, *STANDSTILL)
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
        "refer_out": Status.WAITING_OTHER,
        "ask": Status.WAITING_BENEFICIARY,
        "grant_postponement": Status.POSTPONED,
        "complete": Status.COMPLETED,
        "reject": Status.REJECTED,
        "withdraw": Status.WITHDRAWN,
    },
    Status.IN_PROGRESS: {
        "assign": Status.ASSIGNED,
        "refer": Status.TRIAGE,
        "refer_out": Status.WAITING_OTHER,
        "ask": Status.WAITING_BENEFICIARY,
        "grant_postponement": Status.POSTPONED,
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
    Status.POSTPONED: {
        "resume": Status.IN_PROGRESS,
        "ask": Status.WAITING_BENEFICIARY,
        "assign": Status.POSTPONED,
        "refer": Status.TRIAGE,
        "complete": Status.COMPLETED,
        "reject": Status.REJECTED,
        "withdraw": Status.WITHDRAWN,
    },
    Status.WAITING_OTHER: {
        "come_home": Status.IN_PROGRESS,
        "assign": Status.WAITING_OTHER,
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


class Cause(TextChoices):
    """Why the clocks of a case stood still: its state while they did, or that it was closed until it was taken up."""

    WAITING_BENEFICIARY = Status.WAITING_BENEFICIARY.value, Status.WAITING_BENEFICIARY.label
    POSTPONED = Status.POSTPONED.value, Status.POSTPONED.label
    WAITING_OTHER = Status.WAITING_OTHER.value, Status.WAITING_OTHER.label
    CLOSED = "closed", _("Closed")


class Outcome(TextChoices):
    """What came of a case: said to the beneficiary, and counted; to be closed is not to be solved."""

    DONE = "done", _("Completed")
    REJECTED = "rejected", _("Rejected")
    NOT_COMPETENT = "not_competent", _("Not for this entity")
    NO_ANSWER = "no_answer", _("Closed without an answer")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Goes on in another case")
    GIVEN_BACK = "given_back", _("Given back to the entity that sent it")


# Which verbs bring a closed case back to work; each with the outcomes that it answers to.
TAKES_UP = {
    "dispute": (Outcome.DONE, Outcome.NOT_COMPETENT),
    "answer": (Outcome.NO_ANSWER,),
    "appeal": (Outcome.REJECTED,),
    "reopen": (Outcome.DONE, Outcome.REJECTED, Outcome.NOT_COMPETENT, Outcome.NO_ANSWER),
    "undo_close": (Outcome.DONE, Outcome.REJECTED, Outcome.NOT_COMPETENT, Outcome.NO_ANSWER),
}

# Which outcomes a closed state may have; an open case has none.
OUTCOMES = {
    Status.COMPLETED: (Outcome.DONE,),
    Status.REJECTED: (Outcome.REJECTED, Outcome.NOT_COMPETENT, Outcome.NO_ANSWER, Outcome.MERGED, Outcome.GIVEN_BACK),
    Status.WITHDRAWN: (Outcome.WITHDRAWN,),
}

# What came of a case that goes on elsewhere: neither chosen when closing nor rated.
ELSEWHERE = (Outcome.MERGED, Outcome.GIVEN_BACK)

# In which closed state an outcome leaves a case.
ENDS_IN = {outcome: status for status, outcomes in OUTCOMES.items() for outcome in outcomes}


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


class PriorityGround(TextChoices):
    """Why a case became more or less urgent."""

    HARM = "harm", _("Waiting would do harm")
    DATE = "binding_date", _("A date outside the entity binds it")
    ASKED = "needed_sooner", _("The beneficiary showed that he needs it sooner")
    ORDER = "order", _("An order of the head of the entity")
    OVER = "over", _("The reason for its urgency is over")
    MISTAKE = "mistake", _("It was marked by mistake")


class Reason(TextChoices):
    """Why somebody holds a case; it is kept with the custody and said on the case."""

    ONLY_ELIGIBLE = "only_eligible", _("the only one available in the department")
    LEAST_LOAD = "least_load", _("least open load in the department")
    LONGEST_WAIT = "longest_wait", _("equal load, and the longest wait since the last assignment")
    ONLY_CLEARED = "only_cleared", _("the only one present who is cleared for its secrecy")
    CLEARED_LOAD = "cleared_load", _("least open load among those cleared for its secrecy")
    NOBODY_ELIGIBLE = "nobody_eligible", _("nobody was available; it waits in the queue of its owner")
    BY_RULE = "by_rule", _("a rule of the department names this employee")
    SKILL = "skill", _("the least loaded of those with the skill that it needs")
    STAYS = "stays", _("the least loaded of those who stay until it is due")
    SAME_EMPLOYEE = "same_employee", _("the same employee as in another case of this beneficiary")
    TO_BE_PULLED = "to_be_pulled", _("those present take their cases from the queue themselves")
    PULLED = "pulled", _("taken from the queue of the department")
    BY_HAND = "by_hand", _("assigned by a person")
    HANDED_OVER = "handed_over", _("handed over, since its holder leaves")
    RETURNED = "returned", _("came back from a referral")
    RECALLED = "recalled", _("recalled by who referred it")
    COMMON_SUPERIOR = "common_superior", _("nobody below says that it is his")
    TAKEN_BACK = "taken_back", _("the assignment was taken back")
    TAKEN_UP = "taken_up", _("the case was taken up again")


class Aside(TextChoices):
    """Why a colleague did not get a case, in the order in which it is asked."""

    CONFLICT = "conflict", _("may not work on cases of this beneficiary")
    UNCLEARED = "uncleared", _("is not cleared for its secrecy")
    AWAY = "away", _("is away now")
    NO_SHARE = "no_share", _("gets no cases of this kind")
    CAP = "cap", _("has reached the daily maximum")
    PULLS = "pulls", _("takes cases from the queue himself")
    NAMED_ANOTHER = "named_another", _("a rule names another")
    UNSKILLED = "unskilled", _("lacks the skill it needs")
    LEAVES = "leaves", _("is away before it is due")
    NOT_THE_SAME = "not_the_same", _("another knows the beneficiary from another case")
    BUSIER = "busier", _("has more open cases for his share")
    WAITED_LESS = "waited_less", _("has the same load, and got a case later")


class Relation(TextChoices):
    """What an employee has to do with a beneficiary."""

    KIN = "kin", _("Kinship")
    BUSINESS = "business", _("A business or an interest in common")
    DISPUTE = "dispute", _("A dispute between them")
    OTHER = "other", _("Another relation")


class Wish(TextChoices):
    """Why the holder of a case asks for it to go to another."""

    LOAD = "load", _("Too much in hand to keep the promise")
    SKILL = "skill", _("Another knows this better")
    ABSENCE = "absence", _("Away before it can be done")
    OTHER = "other", _("Another reason")
