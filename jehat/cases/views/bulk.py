"""Acts on many cases at once: each through its own action, and what was refused is told."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.transaction import non_atomic_requests
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jehat.cases import actions, queries
from jehat.cases.actions.rehearsing import rehearse
from jehat.cases.models import Case
from jehat.core.verdict import Refused

from .inbox import Inbox, employee_of

MOST_AT_ONCE = 100


@non_atomic_requests
@login_required
@require_POST
def bulk(request):
    """Mark the chosen cases as read, or assign them to one colleague."""
    listed = Inbox(request, now=timezone.now())
    cases = chosen(request, listed.employee)
    if not cases:
        messages.warning(request, _("Choose one case at least."))
    elif request.POST.get("do") == "assign":
        _assign(request, cases, listed)
    else:
        _mark_read(request, cases)
    return redirect(f"{reverse('cases:inbox')}?{listed.query}")


@non_atomic_requests
@login_required
@require_POST
def preview_bulk(request):
    """What would come of it, case by case: each act is rehearsed, and nothing of it stays."""
    listed = Inbox(request, now=timezone.now())
    cases = chosen(request, listed.employee)
    act, to, said = _asked(request, listed)
    if not cases or said:
        messages.warning(request, said or _("Choose one case at least."))
        return redirect(f"{reverse('cases:inbox')}?{listed.query}")
    given = {"to": to} if to else {}
    rehearsed = [rehearse(act, by=request.user, case=case, **given) for case in cases]
    context = {
        "listed": listed,
        "do": request.POST.get("do"),
        "to": to,
        "doable": [one for one in rehearsed if not one.is_refused],
        "refused": [one for one in rehearsed if one.is_refused],
    }
    return render(request, "cases/bulk.html", context)


def _asked(request, listed):
    """The act that is asked for, to whom it gives the cases, and what is wanting."""
    if request.POST.get("do") != "assign":
        return actions.mark_read, None, ""
    to = _receiver(request, listed)
    return actions.assign, to, "" if to else _("Choose to whom the cases are to be assigned.")


def _receiver(request, listed):
    asked = request.POST.get("to", "")
    return next((one for one in queries.receivers(listed.employee, now=listed.now) if str(one.pk) == asked), None)


def chosen(request, employee) -> list[Case]:
    numbers = request.POST.getlist("pick")[:MOST_AT_ONCE]
    return list(queries.reachable(employee).filter(number__in=numbers).with_people().order_by("number"))


def each(cases, act) -> tuple[list[Case], Counter]:
    """Do an act to each; those it was done to, and the reasons of the others."""
    done, reasons = [], Counter()
    for case in cases:
        try:
            act(case)
        except Refused as refusal:
            reasons[str(refusal)] += 1
        else:
            done.append(case)
    return done, reasons


def _mark_read(request, cases):
    done, reasons = each(cases, lambda case: actions.mark_read(by=request.user, case=case))
    if done:
        said = ngettext("%(n)s case was marked as read.", "%(n)s cases were marked as read.", len(done))
        messages.success(request, said % {"n": len(done)}, extra_tags=_undo(done, "cases:undo_mark_read"))
    _tell(request, reasons)


def _assign(request, cases, listed):
    to = _receiver(request, listed)
    if to is None:
        messages.warning(request, _("Choose to whom the cases are to be assigned."))
        return
    done, reasons = each(cases, lambda case: actions.assign(by=request.user, case=case, to=to))
    if done:
        said = ngettext("%(n)s case was assigned to %(name)s.", "%(n)s cases were assigned to %(name)s.", len(done))
        messages.success(request, said % {"n": len(done), "name": to.name}, extra_tags=undo_tag(done))
    _tell(request, reasons)


def _tell(request, reasons):
    for reason, n in reasons.items():
        said = ngettext("%(n)s case was not: %(reason)s", "%(n)s cases were not: %(reason)s", n)
        messages.error(request, said % {"n": n, "reason": reason})


def undo_tag(cases) -> str:
    """What gives a message its button: the address that takes the assignments back."""
    return _undo(cases, "cases:undo_assign")


def _undo(cases, door) -> str:
    return f"undo:{reverse(door)}?cases={','.join(case.number for case in cases)}"


@non_atomic_requests
@login_required
@require_POST
def undo_mark_read(request):
    """Let those just marked as read stand among the unread again."""
    numbers = request.GET.get("cases", "").split(",")[:MOST_AT_ONCE]
    cases = list(queries.reachable(employee_of(request)).filter(number__in=numbers))
    done, reasons = each(cases, lambda case: actions.mark_unread(by=request.user, case=case))
    if done:
        said = ngettext("%(n)s case is unread again.", "%(n)s cases are unread again.", len(done))
        messages.success(request, said % {"n": len(done)})
    _tell(request, reasons)
    return redirect("cases:inbox")


@non_atomic_requests
@login_required
@require_POST
def undo_assign(request):
    """Take back the assignments just made."""
    employee = employee_of(request)
    numbers = request.GET.get("cases", "").split(",")[:MOST_AT_ONCE]
    # They may be out of his sight already; that they are his to take back is asked of each under its lock.
    cases = queries.assigned_lately(numbers, by=request.user, now=timezone.now())
    if not cases:
        raise Http404
    done, reasons = each(cases, lambda case: actions.undo_assign(by=request.user, case=case))
    if done:
        said = ngettext("The assignment was taken back.", "%(n)s assignments were taken back.", len(done))
        messages.success(request, said % {"n": len(done)})
    _tell(request, reasons)
    if len(done) == 1 and queries.reachable(employee).filter(pk=done[0].pk).exists():
        return redirect("cases:work", done[0].number)
    return redirect("cases:inbox")
