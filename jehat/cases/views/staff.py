"""The employee's doors: inbox, workbench and the verbs on a case."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import AskForm, AssignForm, CloseForm, CommentForm, NoteForm, ReferForm
from jehat.cases.models import Case
from jehat.core.verdict import Refused
from jehat.documents.refusals import NotTaken

from .speech import back_to, filters_of, is_staff_side, spoken, story, unsent, writing

VIEW_NAMES = (
    ("mine", _("Mine")),
    ("department", _("Department")),
    ("unassigned", _("Unassigned")),
    ("late", _("Late")),
    ("closed", _("Closed")),
)
VERBS = ("comment", "note", "ask", "assign", "refer", "complete", "reject")


def _inbox(request, *, now) -> dict:
    """The list beside the case: its views with their counts, and the page of the chosen one."""
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.is_active:
        raise Refused(_("The inbox is for employees of an entity."))
    views = queries.inbox_views(employee, now=now)
    view = request.GET.get("view") if request.GET.get("view") in views else "mine"
    tallies = {name: queries.counted(cases) for name, cases in views.items()}
    return {
        "view": view,
        "mine": tallies["mine"],
        "inbox_views": [
            {
                "label": label,
                "url": f"{reverse('cases:inbox')}?view={name}",
                "count": tallies[name],
                "current": name == view,
            }
            for name, label in VIEW_NAMES
            if name in views
        ],
        "page": queries.page_of(views[view], user=request.user, now=now, after=request.GET.get("after", "")),
        "now": now,
    }


@login_required
@require_GET
def inbox(request):
    context = _inbox(request, now=timezone.now())
    template = "cases/_rows.html" if request.htmx and request.GET.get("after") else "cases/inbox.html"
    return render(request, template, context)


def case_in_hand(request, number) -> Case:
    """The case as an employee may see it; one's own case has its page on the other side."""
    case = get_object_or_404(
        Case.objects.visible_to(request.user).with_people().select_related("rating"), number=number
    )
    if not is_staff_side(request.user, case):
        raise Http404
    return case


def work_page(request, case, *, status=200, **forms):
    """The workbench: inbox, case and inspector."""
    now = timezone.now()
    show, filters = filters_of(request, is_team=True)
    may = {verb: getattr(permissions, f"can_{verb}")(request.user, case) for verb in VERBS}
    context = {
        **_inbox(request, now=now),
        **writing(request, case),
        "case": case,
        "side": "work",
        "filters": filters,
        "act": request.GET.get("act"),
        "composer_mode": "external" if may["comment"] else "internal",
        **story(request, case, is_team=True, show=show),
        "chain": queries.chain(case),
        "promise": queries.promise(case, now=now),
        "identity": queries.identity_of(case.beneficiary),
        "may": may,
        "comment_form": CommentForm(uploader=request.user),
        "note_form": NoteForm(uploader=request.user, auto_id="note-%s"),
        "ask_form": AskForm(uploader=request.user, auto_id="ask-%s"),
        "complete_form": CloseForm(uploader=request.user, auto_id="complete-%s"),
        "reject_form": CloseForm(uploader=request.user, auto_id="reject-%s"),
        "assign_form": AssignForm(auto_id="assign-%s", candidates=queries.candidates(case, now=now))
        if may["assign"]
        else None,
        "refer_form": ReferForm(auto_id="refer-%s", departments=queries.other_departments(case))
        if may["refer"]
        else None,
        **forms,
    }
    return render(request, "cases/work.html", context, status=status)


@login_required
@require_GET
def work(request, number):
    case = case_in_hand(request, number)
    actions.open_case(by=request.user, case=case)
    return work_page(request, case_in_hand(request, number))


@login_required
@require_POST
def note(request, number):
    case = case_in_hand(request, number)
    form = NoteForm(request.POST, request.FILES, uploader=request.user, auto_id="note-%s")
    return _act(request, case, form, actions.note, "note_form", _("The note was saved for the team."))


@login_required
@require_POST
def ask(request, number):
    case = case_in_hand(request, number)
    form = AskForm(request.POST, request.FILES, uploader=request.user, auto_id="ask-%s")
    return _act(request, case, form, actions.ask, "ask_form", _("The beneficiary was asked."))


@login_required
@require_POST
def complete(request, number):
    case = case_in_hand(request, number)
    form = CloseForm(request.POST, request.FILES, uploader=request.user, auto_id="complete-%s")
    return _act(request, case, form, actions.complete, "complete_form", _("The case was completed."))


@login_required
@require_POST
def reject(request, number):
    case = case_in_hand(request, number)
    form = CloseForm(request.POST, request.FILES, uploader=request.user, auto_id="reject-%s")
    return _act(request, case, form, actions.reject, "reject_form", _("The case was rejected."))


@login_required
@require_POST
def assign(request, number):
    case = case_in_hand(request, number)
    form = AssignForm(request.POST, auto_id="assign-%s", candidates=queries.candidates(case, now=timezone.now()))
    return _act(request, case, form, actions.assign, "assign_form", _("The case was assigned."))


@login_required
@require_POST
def refer(request, number):
    case = case_in_hand(request, number)
    form = ReferForm(request.POST, auto_id="refer-%s", departments=queries.other_departments(case))
    return _act(request, case, form, actions.refer, "refer_form", _("The case was referred."))


def _act(request, case, form, act, name, done):
    """Read the form, do the one act, answer: back to the case, or the page again with what was typed."""
    if form.is_valid():
        try:
            act(by=request.user, case=case, **spoken_or_plain(form, request.user, case))
        except NotTaken as refusal:
            form.add_error(None, str(refusal))
        except Refused as refusal:
            return work_page(request, case_in_hand(request, case.number), status=409, **unsent(form, refusal))
        else:
            messages.success(request, done)
            return _after(request, case)
    failed = name.removesuffix("_form")
    return work_page(
        request,
        case,
        status=422,
        act=failed,
        composer_mode="internal" if failed == "note" else "external",
        **{name: form},
    )


def spoken_or_plain(form, user, case) -> dict:
    if "attachments" in form.fields:
        return spoken(form, by=user, entity_id=case.entity_id)
    return form.cleaned_data


def _after(request, case):
    """Back to the case, or to the inbox where it has left one's sight."""
    if Case.objects.visible_to(request.user).filter(pk=case.pk).exists():
        return back_to(request.user, case, "#end")
    return redirect("cases:inbox")
