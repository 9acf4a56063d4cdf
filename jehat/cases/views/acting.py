"""What all doors to the verbs on a case share: one act, and nothing typed is lost whatever becomes of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from jehat.cases import actions, permissions, queries
from jehat.cases.actions.unchanged import Changed, if_unchanged
from jehat.cases.models import Case
from jehat.cases.queries.kept import LABELS, speaking_place
from jehat.cases.timeline import entries_of
from jehat.core.verdict import Refused
from jehat.documents.refusals import NotTaken

from .acts import line_in
from .checking import standing
from .opening import ProveFirst
from .speech import back_to, handed_back, spoken
from .unsent import keep_words, told
from .work import case_in_hand, work_page


def posted(request) -> tuple:
    return request.POST, request.FILES


def act_on(request, number, verb, form_of, done="", undo=None):
    """Read the form, do the one act, answer: back to the case, or the page again with all that was typed."""
    try:
        case = case_in_hand(request, number)
    except Http404:
        return gone(request, number, verb)
    except ProveFirst:
        return unproved(request, number, verb)
    form = form_of(case)
    if not form.is_valid():
        return again(request, case, verb, form, status=422)
    try:
        _do(request, case, verb, form)
    except NotTaken as refusal:
        form.add_error(None, str(refusal))
        return again(request, case, verb, form, status=422)
    except Changed as changed:
        return stale(request, number, verb, form, changed.events)
    except Refused as refusal:
        return refused(request, number, verb, refusal)
    if done:
        messages.success(request, done, extra_tags=undo([case]) if undo else "")
    return _after(request, case)


def _do(request, case, verb, form):
    if_unchanged(
        getattr(actions, verb),
        by=request.user,
        case=case,
        seen=line_in(request.POST.get("seen", "")),
        matters=queries.MATTERS.get(verb, queries.EVERYTHING),
        **({"draft": speaking_place(case, verb)} if verb in LABELS else {}),
        **spoken_or_plain(form, request.user, case),
    )


def spoken_or_plain(form, user, case) -> dict:
    if "attachments" not in form.fields:
        return form.cleaned_data
    given = spoken(form, by=user, entity_id=case.entity_id)
    _remember(form, given["files"])
    return given


def _remember(form, files):
    """What was handed in stays with the form, should it come back: a browser does not choose files again by itself."""
    form.data = form.data.copy()
    form.data.setlist("files", [str(file.pk) for file in files])


def again(request, case, verb, form, *, status, **more):
    """The page with the form as it was sent, open where it was."""
    mode = "internal" if verb == "note" else "external"
    more[f"{verb}_form"] = form
    if form.data.get("warned"):
        # Who is told to say something finds the place to say it, and does not wait for it to be fetched.
        more["obstacles"] = standing(case, verb, form.data)
    return work_page(request, case, status=status, act=verb, composer_mode=mode, **more)


def stale(request, number, verb, form, events):
    """Somebody acted meanwhile: what he did, the case as it is now, and what was typed, to be sent all the same."""
    try:
        case = case_in_hand(request, number)
    except Http404:
        return gone(request, number, verb)
    may = getattr(permissions, f"can_{verb}")(request.user, case)
    if not may:
        return refused(request, number, verb, may.reason, events)
    actions.open_case(by=request.user, case=case)
    case = case_in_hand(request, number)
    keep_words(request, number, verb)
    return again(request, case, verb, form, status=409, changes=entries_of(case, events))


def refused(request, number, verb, refusal, events=()):
    """It can be done no more: why, what happened meanwhile, and what was typed, to copy."""
    try:
        case = case_in_hand(request, number)
    except Http404:
        return gone(request, number, verb)
    lines = entries_of(case, list(events))
    return work_page(request, case, status=409, changes=lines, **handed_back(request, case, verb, refusal))


def gone(request, number, verb):
    """There is no such case, or none any more for this person; his words come back to him all the same."""
    if getattr(request.user, "employee", None) is None:
        raise Http404
    return render(request, "cases/gone.html", _back(request, number, verb), status=404)


def unproved(request, number, verb):
    """The case is shut again; what was typed waits here while the person says who he is."""
    return render(request, "cases/shut.html", _back(request, number, verb) | {"number": number}, status=403)


def _back(request, number, verb) -> dict:
    """The words that were sent: to copy here, and kept for every device."""
    return {"unsent": told(request.POST), "is_kept": keep_words(request, number, verb)}


def _after(request, case):
    """Back to the case, or to the inbox where it has left one's sight."""
    if Case.objects.visible_to(request.user).filter(pk=case.pk).exists():
        return back_to(request.user, case, "#end")
    return redirect("cases:inbox")
