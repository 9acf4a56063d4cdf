"""The workbench: one case as the team sees it, beside the inbox."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases import permissions, queries
from jehat.cases.forms import (
    AskForm,
    AssignForm,
    CommentForm,
    CompleteForm,
    DecideAppealForm,
    NoteForm,
    ReferForm,
    RejectForm,
    ReopenForm,
    ReturnForm,
)
from jehat.cases.models import Case
from jehat.core.remembered import remembering

from .inbox import Inbox, employee_of
from .opening import require_proof
from .reading import read_page
from .speech import filters_of, is_staff_side, left_over, speaking, story, writing

VERBS = ("comment", "note", "ask", "assign", "refer", "complete", "reject", "classify", "prioritise")
AFTERWARDS = ("reopen", "undo_close", "decide_appeal")
ON_REFERRAL = ("refer_out", "accept_referral", "refuse_referral", "give_back", "grant_recall", "decline_recall")
OFFERED = (*VERBS, *ON_REFERRAL, *AFTERWARDS)


def line_in(text: str) -> int:
    """The mark of a line of the record as a form or an address gives it; anything else is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def case_in_hand(request, number) -> Case:
    """The case as an employee may see it; one's own case has its page on the other side."""
    cases = Case.objects.visible_to(request.user).with_people().select_related("rating", "terms", "answers")
    if employee := getattr(request.user, "employee", None):
        cases = cases.annotate(is_followed=queries.followed_by(employee))
    case = get_object_or_404(cases, number=number)
    if not is_staff_side(request.user, case):
        raise Http404
    require_proof(request, case)
    return case


@remembering()
def work_page(request, case, *, status=200, **forms):
    """The workbench: inbox, case and inspector; under an urgent access the case alone, to be read."""
    if glass := permissions.glass_over(request.user, case):
        return read_page(request, case, glass, status=status, **forms)
    now = timezone.now()
    show, filters = filters_of(request, is_team=True)
    chain = queries.chain(case, is_team=True)
    case.incoming = queries.arrived_by(chain) or case.sent_here
    may = {verb: getattr(permissions, f"can_{verb}")(request.user, case) for verb in OFFERED}
    # Who may not even note sees the case by a copy, if by anything: that alone costs a question.
    case.copied = None if may["note"] else permissions.copy_for(request.user, case)
    listed = Inbox(request, now=now).context(opened=[case])
    context = {
        **listed,
        **writing(request, case),
        "case": case,
        "side": "work",
        "filters": [*filters, *_record_tab(request.user, case)],
        "act": request.GET.get("act"),
        "composer_mode": "external" if may["comment"] else "internal",
        **story(request, case, is_team=True, show=show),
        "chain": chain,
        "answered": queries.answered(case),
        "letters": queries.letters_of(case),
        "promise": queries.promise(case, now=now),
        "identity": queries.identity_of(case.beneficiary),
        "may": may,
        "seen": queries.last_line(case),
        "goes_on": queries.goes_on_in(case, request.user),
        "watchers": listed["eyes"].get(case.pk, []),
        "assign_form": assign_form(case) if may["assign"] else None,
        **speaking(request.user, case, _makers(request.user, case, may), **_filled(request, case) | forms),
    }
    context["left_over"] = left_over(context["drafted"], may)
    return render(request, "cases/work.html", context, status=status)


def _record_tab(user, case) -> list[dict]:
    """Where whoever reads the record finds that of this case, and whoever looks after access finds who sees it."""
    pages = []
    if user.employee.may("record.see"):
        pages.append((_("The record"), "desk:case_record"))
    if permissions.can_see_access(user, case):
        pages.append((_("Who can see it"), "cases:access"))
    return [{"label": label, "url": reverse(page, args=[case.number]), "current": False} for label, page in pages]


def assign_form(case, given=None) -> AssignForm:
    return AssignForm(given, auto_id="assign-%s", candidates=queries.candidates(case, now=timezone.now()))


def _makers(user, case, may) -> dict:
    """How the form of each act with a form of its own is made, where the act is open to the person."""
    departments = queries.other_departments(case)
    makers = {
        "ask": partial(AskForm, uploader=user, auto_id="ask-%s"),
        "refer": partial(ReferForm, auto_id="refer-%s", departments=departments),
        "refuse_referral": partial(ReturnForm, auto_id="refuse_referral-%s"),
        "give_back": partial(ReturnForm, auto_id="give_back-%s"),
        "complete": partial(CompleteForm, uploader=user, auto_id="complete-%s"),
        "reject": partial(RejectForm, uploader=user, auto_id="reject-%s", case=case),
    }
    makers["decide_appeal"] = partial(DecideAppealForm, uploader=user, auto_id="decide-%s")
    makers["reopen"] = partial(ReopenForm, auto_id="reopen-%s")
    return {act: make for act, make in makers.items() if may[act]}


def _filled(request, case) -> dict:
    """The composer with a canned reply in it, where the address asks for one: without a script it is the only way."""
    asked, mode = request.GET.get("reply", ""), request.GET.get("composer", "external")
    if not asked or mode not in ("external", "internal"):
        return {}
    language = case.language if mode == "external" else request.LANGUAGE_CODE
    ready = queries.ready_replies(case, employee_of(request), language=language)
    text = next((one.text for one in ready if str(one.reply.pk) == asked), "")
    given = {"initial": {"text": text}, "uploader": request.user}
    if mode == "internal":
        return {"note_form": NoteForm(auto_id="note-%s", **given), "composer_mode": mode}
    return {"comment_form": CommentForm(**given), "composer_mode": mode}
