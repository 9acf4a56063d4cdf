"""The quarterly review of permissions: which there are, the people of one, the decision about each, and its report."""

from functools import wraps

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.organization import actions, effective, permissions, quarters, reviewing, uses, verbs
from jehat.organization.forms import DecideForm
from jehat.organization.models import AccessReview, ReviewLine, SecrecyLevel
from jehat.people.forms import RemoveForm as ConfirmForm
from jehat.people.views.confirmed import confirmed, is_fresh

from .delegations import works_here

ON_A_PAGE, REVIEWS, IN_THE_REPORT = 25, 8, 100
SHOWS = {
    "open": (gettext_lazy("To decide"), "waiting"),
    "kept": (gettext_lazy("Kept"), "kept"),
    "withdrawn": (gettext_lazy("Partly withdrawn"), "withdrawn"),
}
WITHDRAW = "withdraw"


def reviews_for(view):
    """Pass the view the employee that the person is, if he decides in reviews; Refused for everybody else."""

    @works_here
    @wraps(view)
    def guarded(request, *, employee, **given):
        permissions.can_review(request.user).require()
        return view(request, employee=employee, **given)

    return guarded


@require_GET
@reviews_for
def reviews(request, *, employee):
    """The latest reviews of the entity, and how far each is for this reviewer."""
    found = AccessReview.objects.of(employee.entity_id).newest_first()[:REVIEWS]
    rows = [_told(one) | {"progress": reviewing.progress(reviewing.lines_for(employee, one))} for one in found]
    return render(request, "organization/reviews.html", {"rows": rows})


def _told(review) -> dict:
    is_late = review.is_open and review.due < timezone.localdate()
    return {"review": review, "name": quarters.named(review.year, review.quarter), "is_late": is_late}


@require_GET
@reviews_for
def review(request, *, employee, pk):
    """The people of a review whom this reviewer decides about, those who wait first."""
    one = get_object_or_404(AccessReview.objects.of(employee.entity_id), pk=pk)
    lines = reviewing.lines_for(employee, one)
    departments = employee.entity.departments.active()
    department = departments.filter(code=request.GET.get("department", "")).first()
    if department is not None:
        lines = lines.filter(employee__department=department)
    progress = reviewing.progress(lines)
    show = request.GET.get("show") if request.GET.get("show") in SHOWS else "open"
    found = lines.undecided() if show == "open" else lines.filter(outcome=show)
    context = {
        "progress": progress,
        "page": Paginator(reviewing.with_counts(found), ON_A_PAGE).get_page(request.GET.get("page")),
        "filters": [_filter(name, show, progress, department) for name in SHOWS],
        "departments": departments,
        "department": department,
        "show": show,
    }
    return render(request, "organization/review.html", _told(one) | context)


def _filter(name, show, progress, department):
    label, counted = SHOWS[name]
    query = {"show": name} | ({"department": department.code} if department else {})
    return {
        "label": label,
        "url": f"?{urlencode(query)}",
        "count": getattr(progress, counted),
        "current": name == show,
    }


def _line(employee, pk) -> ReviewLine:
    lines = ReviewLine.objects.with_people().filter(review__entity=employee.entity_id)
    line = get_object_or_404(lines, pk=pk)
    get_object_or_404(reviewing.lines_for(employee, line.review), pk=pk)
    return line


@require_POST
@reviews_for
def keep_review(request, *, employee, pk):
    """Keep all that somebody has, with one press in the list."""
    line = _line(employee, pk)
    try:
        actions.decide_review(by=request.user, line=line)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Kept. The next one waits."))
    back = redirect("organization:review", line.review_id)
    back["Location"] += f"?{request.GET.urlencode()}" if request.GET else ""
    return back


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@reviews_for
def decide_review(request, *, employee, pk):
    """All that somebody has, when he last used it, and the decision about it."""
    line = _line(employee, pk)
    may_decide = permissions.can_decide_review(request.user, line, line.employee)
    held = reviewing.own_lines(line.employee)
    form = DecideForm(request.POST or None, lines=held, roles=reviewing.lesser_roles(line.employee.role))
    takes = request.POST.get("step") == WITHDRAW
    confirm = ConfirmForm(request.POST if takes else None, fresh=is_fresh(request))
    if request.method == "POST" and _is_decided(request, line, form, confirm if takes else None):
        messages.success(request, _("The decision was recorded."))
        return redirect("organization:review", line.review_id)
    now = timezone.now()
    context = {
        "line": line,
        "may_decide": may_decide,
        "form": form,
        "confirm": confirm,
        "parts": effective.parts(held),
        "marked": request.POST.getlist("verbs"),
        "last": uses.last_uses(line.employee),
        "idle": set(uses.unused([line.employee], now)[line.employee_id][0]),
        "levels": {rank: level.name for rank, level in SecrecyLevel.objects.by_rank(employee.entity_id).items()},
        "taken": [verbs.says(verb) for verb in line.verbs],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "organization/decide_review.html", _told(line.review) | context, status=status)


def _is_decided(request, line, form, confirm) -> bool:
    """Keeping asks for nothing; withdrawing asks what, and who it is."""
    if confirm is None:
        actions.decide_review(by=request.user, line=line)
        return True
    if not form.is_valid() or not confirmed(request, confirm):
        return False
    try:
        actions.decide_review(by=request.user, line=line, wanted=form.cleaned_data["verbs"], role=form.role_chosen)
    except Refused as refusal:
        form.add_error(None, forms.ValidationError(str(refusal)))
    return form.is_valid()


@require_GET
@reviews_for
def review_report(request, *, employee, pk):
    """A review on paper: how far it is by department, and all that was withdrawn."""
    one = get_object_or_404(AccessReview.objects.of(employee.entity_id), pk=pk)
    lines = reviewing.lines_for(employee, one)
    withdrawn = lines.filter(outcome=ReviewLine.Outcome.WITHDRAWN)
    page = Paginator(withdrawn, IN_THE_REPORT).get_page(request.GET.get("page"))
    context = {
        "progress": reviewing.progress(lines),
        "departments": reviewing.by_department(lines),
        "page": page,
        "rows": [(line, [verbs.says(verb) for verb in line.verbs]) for line in page],
        "entity": employee.entity,
        "now": timezone.now(),
    }
    return render(request, "organization/review_report.html", _told(one) | context)
