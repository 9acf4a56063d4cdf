"""The workbench: one case as the team sees it, beside the inbox."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases import permissions, queries
from jehat.cases.forms import CommentForm, NoteForm
from jehat.cases.models import Case
from jehat.core.remembered import remembering

from .acts import DIALOGS, letters_for, makers
from .inbox import Inbox, employee_of
from .opening import require_proof
from .reading import read_page
from .speech import filters_of, is_staff_side, left_over, speaking, story, writing

VERBS = ("comment", "note", "ask", "assign", "refer", "complete", "reject", "classify", "prioritise")
AFTERWARDS = ("reopen", "undo_close", "decide_appeal")
ON_REFERRAL = ("refer_out", "accept_referral", "refuse_referral", "give_back", "grant_recall", "decline_recall")
OFFERED = (*VERBS, *ON_REFERRAL, *AFTERWARDS)


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
    act = forms.get("act", request.GET.get("act"))
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
        "act": act,
        "composer_mode": "external" if may["comment"] else "internal",
        **story(request, case, is_team=True, show=show),
        "chain": chain,
        "answered": queries.answered(case),
        "letters": letters_for(case, act),
        "promise": queries.promise(case, now=now),
        "identity": queries.identity_of(case.beneficiary),
        "may": may,
        "seen": queries.last_line(case),
        "goes_on": queries.goes_on_in(case, request.user),
        "watchers": listed["eyes"].get(case.pk, []),
        **speaking(request.user, case, _shown(request.user, case, may, act), **_filled(request, case) | forms),
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


def _shown(user, case, may, act) -> dict:
    """How the forms are made that stand in the page: of the act it is asked for, and of those on a referral."""
    return {one: make for one, make in makers(user, case).items() if may[one] and (one == act or one not in DIALOGS)}


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
