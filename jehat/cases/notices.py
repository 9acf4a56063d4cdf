"""Who is told of what. What is internal tells the team only."""

from django.urls import reverse
from django.utils import timezone

from jehat.cases import queries, tidings
from jehat.cases.clearance import is_cleared
from jehat.notifications.notify import Telling


def _url(case, side) -> str:
    return reverse(f"cases:{side}", args=[case.number])


def _tells_beneficiary(case, tiding) -> list[Telling]:
    """The beneficiary, and who acts for him in this case; nobody reads what goes to a company but its delegates."""
    facts = tidings.facts(case, side="case")
    side = [case.beneficiary] if case.beneficiary.may_sign_in else []
    side += queries.acting_in(case, now=timezone.now())
    return [Telling(to=one, tiding=tiding, about=case, url=_url(case, "case"), facts=facts) for one in side]


def _tells_holder(case, tiding) -> list[Telling]:
    """The assignee, or while there is none at work the accountable owner of the queue; never who filed the case."""
    is_held = case.assignee is not None and case.assignee.is_active
    employee = case.assignee if is_held else case.department.head
    if employee is None or not is_cleared(employee, case.rank, now=timezone.now()):
        return _tells_administrators(case)
    if case.is_acted_for_by(employee.user):
        return []
    facts = tidings.facts(case, side="work")
    return [Telling(to=employee.user, tiding=tiding, about=case, url=_url(case, "work"), facts=facts)]


def _tells_administrators(case) -> list[Telling]:
    """A queue without an owner is the administrators' to mend: they learn of the number, and not of the case.

    Of one that is hidden they learn nothing; it never comes to a queue of which nobody cleared is in charge.
    """
    if case.level is not None and case.level.is_hidden:
        return []
    url = reverse("organization:departments")
    administrators = case.entity.employees.active().who_may("organization.change_department", timezone.now())
    return [
        Telling(to=one.user, tiding=tidings.OWNERLESS, about=case, url=url)
        for one in administrators.select_related("user")
    ]


def told_of_submission(case):
    """The beneficiary gets his receipt, the holder his work."""
    return _tells_beneficiary(case, tidings.RECEIVED) + _tells_holder(case, tidings.NEW)


def told_of_comment(case, *, by):
    if case.is_acted_for_by(by):
        return _tells_holder(case, tidings.WRITTEN)
    return _tells_beneficiary(case, tidings.REPLY)


def told_of_note(case):
    return _tells_holder(case, tidings.NOTED)


def told_of_question(case):
    return _tells_beneficiary(case, tidings.QUESTION)


def told_of_answer(case):
    return _tells_holder(case, tidings.ANSWERED)


def told_of_assignment(case):
    return _tells_holder(case, tidings.ASSIGNED)


def told_of_taking_back(case, receiver):
    """Who was given the case a moment ago, and has it no more."""
    return [Telling(to=receiver.user, tiding=tidings.TAKEN_BACK, about=case, url=reverse("cases:inbox"))]


def told_of_referral(case):
    return _tells_beneficiary(case, tidings.MOVED) + _tells_holder(case, tidings.REFERRED)


def told_of_handover(handover):
    """Each receiver once, with how many cases came to him."""
    inbox = reverse("cases:inbox")
    return [
        Telling(to=one.user, tiding=tidings.HANDED_OVER, about=queries.Bundle(handover.pk, number), url=inbox)
        for one, number in queries.received(handover)
    ]


def told_of_closing(case):
    return _tells_beneficiary(case, tidings.CLOSED)


def told_of_withdrawal(case):
    """The holder, and of the beneficiary's side whoever did not do it himself."""
    return _tells_holder(case, tidings.WITHDRAWN) + _tells_beneficiary(case, tidings.CLOSED)


def told_of_rating(case):
    return _tells_holder(case, tidings.RATED)
