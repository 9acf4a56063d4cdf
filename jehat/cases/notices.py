"""Who is told of what. What is internal tells the team only."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jehat.notifications.notify import Telling


def _url(case, side) -> str:
    return reverse(f"cases:{side}", args=[case.number])


def _tells_beneficiary(case, title) -> list[Telling]:
    return [Telling(to=case.beneficiary, title=title, about=case, url=_url(case, "case"), is_external=True)]


def _tells_holder(case, title) -> list[Telling]:
    """The assignee, or while there is none at work the accountable owner of the queue; never who filed the case."""
    is_held = case.assignee is not None and case.assignee.is_active
    employee = case.assignee if is_held else case.department.head
    if employee is None:
        return _tells_administrators(case)
    if employee.user_id == case.beneficiary_id:
        return []
    return [Telling(to=employee.user, title=title, about=case, url=_url(case, "work"))]


def _tells_administrators(case) -> list[Telling]:
    """A queue without an owner is the administrators' to mend: they learn of the number, and not of the case."""
    title = _("Case %(number)s waits where nobody is in charge; give the department a head")
    url = reverse("organization:departments")
    administrators = case.entity.employees.active().filter(role__verbs__contains=["organization.change_department"])
    return [Telling(to=one.user, title=title, about=case, url=url) for one in administrators.select_related("user")]


def told_of_submission(case):
    """The beneficiary gets his receipt, the holder his work."""
    receipt = _("Case %(number)s was received")
    return _tells_beneficiary(case, receipt) + _tells_holder(case, _("A new case: %(number)s"))


def told_of_comment(case, *, by):
    if by.pk == case.beneficiary_id:
        return _tells_holder(case, _("The beneficiary wrote in case %(number)s"))
    return _tells_beneficiary(case, _("There is news of case %(number)s"))


def told_of_note(case):
    return _tells_holder(case, _("A colleague wrote a note in case %(number)s"))


def told_of_question(case):
    return _tells_beneficiary(case, _("Something is needed from you for case %(number)s"))


def told_of_answer(case):
    return _tells_holder(case, _("The beneficiary answered in case %(number)s"))


def told_of_assignment(case):
    return _tells_holder(case, _("Case %(number)s was assigned to you"))


def told_of_referral(case):
    news = _("There is news of case %(number)s")
    return _tells_beneficiary(case, news) + _tells_holder(case, _("Case %(number)s was referred to you"))


def told_of_closing(case):
    return _tells_beneficiary(case, _("Case %(number)s was closed; the outcome is on its page"))


def told_of_rating(case):
    return _tells_holder(case, _("The beneficiary rated case %(number)s"))
