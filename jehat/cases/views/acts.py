"""The forms of the acts on a case, each made where it is shown: within the page, or alone for its dialog."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from jehat.cases import permissions, queries
from jehat.cases.forms import (
    AskForm,
    AssignForm,
    CompleteForm,
    DecideAppealForm,
    ReferForm,
    RejectForm,
    ReopenForm,
    ReturnForm,
)
from jehat.cases.queries.kept import LABELS, speaking_drafts, speaking_place
from jehat.documents.unsent import unsent_at

from .speech import writing

# Those whose dialog fetches its form when it is wanted.
DIALOGS = ("ask", "refer", "assign", "complete", "reject", "decide_appeal", "reopen")


def line_in(text: str) -> int:
    """The mark of a line of the record as a form or an address gives it; anything else is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def assign_form(case, given=None) -> AssignForm:
    return AssignForm(given, auto_id="assign-%s", candidates=queries.candidates(case, now=timezone.now()))


def makers(user, case) -> dict:
    """How the form of each act with a form of its own is made."""
    return {
        "ask": partial(AskForm, uploader=user, auto_id="ask-%s"),
        "refer": lambda initial: ReferForm(
            initial=initial, auto_id="refer-%s", departments=queries.other_departments(case)
        ),
        "assign": lambda initial: assign_form(case),
        "refuse_referral": partial(ReturnForm, auto_id="refuse_referral-%s"),
        "give_back": partial(ReturnForm, auto_id="give_back-%s"),
        "complete": partial(CompleteForm, uploader=user, auto_id="complete-%s"),
        "reject": partial(RejectForm, uploader=user, auto_id="reject-%s", case=case),
        "decide_appeal": partial(DecideAppealForm, uploader=user, auto_id="decide-%s"),
        "reopen": partial(ReopenForm, auto_id="reopen-%s"),
    }


def form_alone(request, case, act):
    """What the dialog of an act holds; where there is no script to put it there, the page with the form in it.

    What was seen is what the page showed whose dialog it is, and not what happened since: that is still to be told.
    """
    if act not in DIALOGS:
        raise Http404
    if not request.htmx:
        return redirect(f"{reverse('cases:work', args=[case.number])}?act={act}#{act}")
    may = getattr(permissions, f"can_{act}")(request.user, case)
    if not may:
        return render(request, "cases/_act_refused.html", {"refusal": may.reason})
    context = {
        **writing(request, case),
        "case": case,
        "seen": line_in(request.GET.get("seen", "")),
        "may": {"refer_out": act == "refer" and permissions.can_refer_out(request.user, case)},
        "letters": letters_for(case, act),
        **_begun(request.user, case, act),
    }
    return render(request, f"cases/_{act}.html", context)


def letters_for(case, act) -> dict:
    """The letters to close with, asked for where the form that closes is shown."""
    return queries.letters_of(case) if act in ("complete", "reject") else {}


def _begun(user, case, act) -> dict:
    """The form with what was typed into it and not sent, and the draft behind it."""
    draft = speaking_drafts(user, case, [act])[act] if act in LABELS else None
    form = makers(user, case)[act](initial=draft.words if draft else {})
    return {f"{act}_form": form, "drafted": {act: unsent_at(user, speaking_place(case, act), draft, form)}}
