"""The employee's doors to one case: the workbench, and the verbs on it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from jehat.cases import actions
from jehat.cases.actions.watching import arrive
from jehat.cases.forms import AskForm, CommentForm, CompleteForm, NoteForm, RejectForm
from jehat.cases.models import Comment
from jehat.core.verdict import Refused

from .acting import act_on, posted
from .acts import assign_form, form_alone
from .bulk import undo_tag
from .speech import back_to
from .work import case_in_hand, work_page


@login_required
@require_GET
def work(request, number):
    case = case_in_hand(request, number)
    if "form" in request.GET:
        return form_alone(request, case, request.GET["form"])
    opened = actions.open_case(by=request.user, case=case)
    arrive(by=request.user, case=case)
    opened.is_followed = case.is_followed
    return work_page(request, opened)


@login_required
@require_POST
def comment(request, number):
    def form(case):
        return CommentForm(*posted(request), uploader=request.user)

    return act_on(request, number, "comment", form, _("Sent to the beneficiary."), undo=unsend_tag)


def unsend_tag(cases) -> str:
    """What gives the message its button: the address that takes back what was written."""
    return f"undo:{reverse('cases:unsend', args=[cases[0].number])}"


def undo_close_tag(cases) -> str:
    """What takes the closing back, a moment after it."""
    return f"undo:{reverse('cases:undo_close', args=[cases[0].number])}"


@login_required
@require_POST
def unsend(request, number):
    """Take back the comment or the question just sent; its words stand where they were typed again."""
    case = case_in_hand(request, number)
    try:
        written = actions.unsend(by=request.user, case=case)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It was taken back; the words are a draft again."))
        if written.act == Comment.Act.ASK:
            return back_to(request.user, case, "?act=ask#ask")
    return back_to(request.user, case, "#end")


@login_required
@require_POST
def note(request, number):
    def form(case):
        return NoteForm(*posted(request), uploader=request.user, auto_id="note-%s")

    return act_on(request, number, "note", form, _("The note was saved for the team."))


@login_required
@require_POST
def ask(request, number):
    def form(case):
        return AskForm(*posted(request), uploader=request.user, auto_id="ask-%s")

    return act_on(request, number, "ask", form, _("The beneficiary was asked."), undo=unsend_tag)


@login_required
@require_POST
def complete(request, number):
    def form(case):
        return CompleteForm(*posted(request), uploader=request.user, auto_id="complete-%s")

    return act_on(request, number, "complete", form, _("The case was completed."), undo=undo_close_tag)


@login_required
@require_POST
def reject(request, number):
    def form(case):
        return RejectForm(*posted(request), uploader=request.user, auto_id="reject-%s", case=case)

    return act_on(request, number, "reject", form, _("The case was closed."), undo=undo_close_tag)


@login_required
@require_POST
def assign(request, number):
    def form(case):
        return assign_form(case, request.POST)

    return act_on(request, number, "assign", form, _("The case was assigned."), undo=undo_tag)
