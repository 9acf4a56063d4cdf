"""The way of one case: who had it, by department and post, for how long, and what was done, without a word of it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jehat.audit.models import Event
from jehat.calendars.queries import week_of
from jehat.calendars.working_time import WorkWeek, working_minutes
from jehat.cases.models import Case, Custody

from .movement import Moved, moved
from .watched import named

# What moves a case, each in words that name nobody.
STEPS = {
    "case.submit": _("The case was filed"),
    "case.submit_for": _("The case was filed at the counter"),
    "case.distribute": _("Distributed"),
    "case.assign": _("Assigned"),
    "case.pull_next": _("Taken from the queue"),
    "case.grant_reassignment": _("Assigned"),
    "case.undo_assign": _("The assignment was taken back"),
    "case.refer": _("Referred to another department"),
    "case.accept_referral": _("The referral was accepted"),
    "case.refuse_referral": _("Back from a referral"),
    "case.recall": _("The referral was recalled"),
    "case.grant_recall": _("The referral was recalled"),
    "case.refer_out": _("Referred to another entity"),
    "case.take_in": _("Came from another entity"),
    "case.call_back": _("The entity that sent it has called it back"),
    "case.come_home": _("The other entity ended its part"),
    "case.merge": _("Merged into another case"),
    "case.climb": _("It went to a common superior"),
    "case.give_back": _("Back from a referral"),
    "case.transfer": _("Handed over"),
    "case.open": _("Opened for the first time by somebody"),
    "case.comment": _("A message between beneficiary and entity"),
    "case.ask": _("The beneficiary was asked"),
    "case.answer": _("The beneficiary answered"),
    "case.complete": _("Completed"),
    "case.reject": _("Closed without being done"),
    "case.withdraw": _("Withdrawn by the beneficiary"),
    "case.escalate": _("Its time runs out"),
    "case.follow_up": _("It was asked where the case stands"),
    "case.expedite": _("The case was urged on"),
    "case.postpone": _("A postponement was asked for"),
    "case.grant_postponement": _("Postponed"),
    "case.refuse_postponement": _("The postponement was refused"),
    "case.resume": _("The work goes on"),
    "case.close_unanswered": _("Closed without an answer"),
    "case.dispute": _("The beneficiary said that it is not solved"),
    "case.reopen": _("Opened again"),
    "case.undo_close": _("The closing was taken back"),
    "case.appeal": _("The beneficiary appealed against the rejection"),
    "case.decide_appeal": _("An appeal was decided"),
    "case.prioritise": _("Its priority was changed"),
    "case.classify": _("Its secrecy was changed"),
    "oversight.break_glass": _("Opened by urgent access"),
    "oversight.end_glass": _("Urgent access was ended"),
}
MOST = 500


@dataclass(frozen=True)
class Stay:
    """One holder's time: department, post, and how much working time it took."""

    custody: Custody
    working_minutes: int

    @property
    def holder(self) -> str:
        employee = self.custody.employee
        return employee.post.name if employee and employee.post else ""

    @property
    def working_hours(self) -> int:
        return round(self.working_minutes / 60)


@dataclass(frozen=True)
class Step:
    at: datetime
    says: str


@dataclass(frozen=True)
class Trail:
    moved: Moved
    stays: list[Stay]
    steps: list[Step]


def watched(employee, number) -> Case | None:
    """A case that the inspector may follow one by one, or None."""
    cases = named(employee).select_related("kind", "department", "entity").defer("subject", "record_key")
    return cases.filter(number=number).first()


def trail(case, *, now) -> Trail:
    stays = case.custodies.select_related("department", "employee__post").oldest_first()[:MOST]
    until, week = case.closed_at or now, week_of(case.entity)
    return Trail(moved([case], now=now)[0], [_stay(one, until, week) for one in stays], _steps(case))


def _stay(custody, until, week: WorkWeek) -> Stay:
    ends = custody.until or max(until, custody.since)
    return Stay(custody, working_minutes(custody.since, ends, week))


def _steps(case) -> list[Step]:
    lines = Event.objects.about(case).filter(verb__in=STEPS, outcome=Event.Outcome.DONE)
    # Only the first opening by who holds it moves anything.
    lines = lines.exclude(verb="case.open", particulars__first=False)
    return [Step(one.at, STEPS[one.verb]) for one in lines.oldest_first().only("at", "verb")[:MOST]]
