"""The doors to a case that is closed: not solved, opened again, closed by mistake."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jehat.cases import actions
from jehat.cases.forms import AppealForm, DecideAppealForm, DisputeForm, ReopenForm
from jehat.core.verdict import Refused
from jehat.documents.refusals import NotTaken

from .acting import act_on, posted
from .beneficiary import case_page, own_case
from .speech import back_to, handed_back, spoken
from .work import case_in_hand


@login_required
@require_POST
def dispute(request, number):
    """The beneficiary says what is missing."""
    form = DisputeForm(request.POST, request.FILES, uploader=request.user, auto_id="dispute-%s")
    done = _("The case was taken up again, and the head of the department has it.")
    return _say(request, number, "dispute", form, done)


@login_required
@require_POST
def appeal(request, number):
    """The beneficiary says why the rejection is wrong."""
    form = AppealForm(request.POST, request.FILES, uploader=request.user, auto_id="appeal-%s")
    return _say(request, number, "appeal", form, _("Your appeal was received; somebody else decides it."))


@login_required
@require_POST
def decide_appeal(request, number):
    def form(case):
        return DecideAppealForm(*posted(request), uploader=request.user, auto_id="decide-%s")

    return act_on(request, number, "decide_appeal", form, _("The appeal was decided."))


def _say(request, number, verb, form, done):
    """What he typed stays, whatever becomes of it."""
    case = own_case(request, number)
    if form.is_valid():
        try:
            act = getattr(actions, verb)
            act(by=request.user, case=case, **spoken(form, by=request.user, entity_id=case.entity_id))
        except NotTaken as refusal:
            form.add_error(None, str(refusal))
        except Refused as refusal:
            return case_page(
                request, own_case(request, number), status=409, **handed_back(request, case, verb, refusal)
            )
        else:
            messages.success(request, done)
            return back_to(request.user, case, "#end")
    return case_page(request, case, status=422, **{f"{verb}_form": form})


@login_required
@require_POST
def reopen(request, number):
    def form(case):
        return ReopenForm(request.POST, auto_id="reopen-%s")

    return act_on(request, number, "reopen", form, _("The case was opened again."))


@login_required
@require_POST
def undo_close(request, number):
    """Take back a closing that was a mistake; its words stand in the form again."""
    case = case_in_hand(request, number)
    try:
        actions.undo_close(by=request.user, case=case)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The closing was taken back; its words are a draft again."))
    return back_to(request.user, case, "#end")
