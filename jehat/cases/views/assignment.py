"""How a case came to its holder, and what he and his supervisor may do about that."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import (
    AskReassignmentForm,
    DeclareConflictForm,
    GrantReassignmentForm,
    RefuseReassignmentForm,
)
from jehat.cases.models import Case
from jehat.core.verdict import Refused

from .inbox import employee_of
from .unsent import keeps_words
from .work import case_in_hand


@login_required
@require_GET
def assignment(request, number):
    return _page(request, case_in_hand(request, number))


def _page(request, case, *, status=200, **forms):
    """Why him, who was set aside, what was asked, and who may not work on it."""
    user, wish = request.user, queries.wish_of(case)
    may_ask = permissions.can_ask_reassignment(user, case)
    is_pending = wish is not None and wish.decided_at is None
    decides = is_pending and permissions.can_decide_reassignment(user, case, wish)
    conflicts = [(one, permissions.can_withdraw_conflict(user, one)) for one in queries.conflicts_about(case)]
    context = {
        "case": case,
        "why": queries.why(case),
        "wish": wish,
        "is_pending": is_pending,
        "conflicts": conflicts,
        "ask_form": AskReassignmentForm() if may_ask else None,
        "grant_form": _grant_form(case) if decides else None,
        "refuse_form": RefuseReassignmentForm(auto_id="refuse-%s") if decides else None,
        "conflict_form": forms.get("conflict_form") or _conflict_form(request, case, conflicts),
    }
    return render(request, "cases/assignment.html", context | forms, status=status)


def _grant_form(case, given=None):
    return GrantReassignmentForm(given, candidates=queries.candidates(case, now=timezone.now()), auto_id="grant-%s")


def _conflict_form(request, case, conflicts, given=None):
    """For oneself and for one's people; nothing where all of it is declared."""
    supervisor = employee_of(request)
    people = queries.people_with_conflicts(supervisor, case)
    has_own = any(one.employee_id == supervisor.pk for one, _may in conflicts)
    form = DeclareConflictForm(given, people=people, has_own=has_own, auto_id="conflict-%s")
    return form if "employee" in form.fields or not has_own else None


def _done(request, case, said):
    """Back to the page, or to the inbox where the case has left one's sight."""
    messages.success(request, said)
    is_seen = Case.objects.visible_to(request.user).filter(pk=case.pk).exists()
    return redirect("cases:assignment", case.number) if is_seen else redirect("cases:inbox")


@login_required
@require_POST
@keeps_words
def ask_reassignment(request, number):
    case = case_in_hand(request, number)
    permissions.can_ask_reassignment(request.user, case).require()
    form = AskReassignmentForm(request.POST)
    if not form.is_valid():
        return _page(request, case, status=422, ask_form=form)
    actions.ask_reassignment(by=request.user, case=case, **form.cleaned_data)
    return _done(request, case, _("The supervisor was asked."))


def _asked(case):
    wish = queries.wish_of(case)
    if wish is None:
        raise Refused(_("There is nothing to decide any more."))
    return wish


@login_required
@require_POST
def grant_reassignment(request, number):
    case = case_in_hand(request, number)
    wish = _asked(case)
    permissions.can_decide_reassignment(request.user, case, wish).require()
    form = _grant_form(case, request.POST)
    if not form.is_valid():
        return _page(request, case, status=422, grant_form=form)
    actions.grant_reassignment(by=request.user, asked=wish, **form.cleaned_data)
    return _done(request, case, _("The case went to another."))


@login_required
@require_POST
@keeps_words
def refuse_reassignment(request, number):
    case = case_in_hand(request, number)
    wish = _asked(case)
    permissions.can_decide_reassignment(request.user, case, wish).require()
    form = RefuseReassignmentForm(request.POST, auto_id="refuse-%s")
    if not form.is_valid():
        return _page(request, case, status=422, refuse_form=form)
    actions.refuse_reassignment(by=request.user, asked=wish, **form.cleaned_data)
    return _done(request, case, _("The case stays with its holder."))


@login_required
@require_POST
def declare_conflict(request, number):
    case = case_in_hand(request, number)
    known = [(one, None) for one in queries.conflicts_about(case)]
    form = _conflict_form(request, case, known, request.POST)
    if form is None:
        raise Refused(_("It was declared already."))
    if not form.is_valid():
        return _page(request, case, status=422, conflict_form=form)
    actions.declare_conflict(by=request.user, case=case, **form.cleaned_data)
    if form.cleaned_data.get("employee"):
        return _done(request, case, _("The conflict was declared; your colleague gets no case of this beneficiary."))
    return _done(request, case, _("Your conflict of interest was declared; you get no case of this beneficiary."))


@login_required
@require_POST
def withdraw_conflict(request, number, pk):
    case = case_in_hand(request, number)
    conflict = get_object_or_404(queries.conflicts_about(case), pk=pk)
    actions.withdraw_conflict(by=request.user, conflict=conflict)
    return _done(request, case, _("The conflict of interest stands no more."))


@login_required
@require_POST
def pull_next(request):
    """Take the next case from the queue and open it."""
    employee_of(request)
    try:
        case = actions.pull_next(by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("cases:inbox")
    messages.success(request, _("The case is yours now."))
    return redirect("cases:work", case.number)


@login_required
@require_GET
def wishes(request):
    """What one's people ask for, to be decided."""
    employee = employee_of(request)
    if not employee.standing().reaches_beyond_own("case.assign"):
        raise Http404
    return render(request, "cases/wishes.html", {"wishes": list(queries.wishes(employee)[:100])})


@login_required
@require_POST
def reassign_all(request, employee_id):
    """Give the cases of somebody who is away to his colleagues."""
    employee = _colleague(request, employee_id)
    absence = queries.absence_of(employee, now=timezone.now())
    until = absence.until if absence and request.POST.get("which") == "due" else None
    moved = actions.reassign_all(by=request.user, employee=employee, until=until)
    said = _("Cases that went to colleagues: %(number)s.") % {"number": sum(moved.values())}
    messages.success(request, said)
    return redirect("cases:member", employee.pk)


@login_required
@require_GET
def before_reassigning(request, employee_id):
    """What would go to others, and who could get it, before it is done."""
    employee, now = _colleague(request, employee_id), timezone.now()
    absence = queries.absence_of(employee, now=now)
    context = {
        "employee": employee,
        "absence": absence,
        "number": queries.held_open(request.user, employee),
        "due": queries.held_open(request.user, employee, until=absence.until) if absence else None,
        "others": queries.others_of(employee, now=now),
        "most": queries.AT_ONCE,
    }
    return render(request, "cases/reassign_all.html", context)


def _colleague(request, employee_id):
    supervisor = employee_of(request)
    people = queries.colleagues(supervisor, now=timezone.now())
    employee = people.filter(pk=employee_id).first()
    if employee is None or not supervisor.standing().reaches_beyond_own("case.see"):
        raise Http404
    permissions.can_direct(request.user, employee).require()
    return employee
