"""What the doors of the conversation share: keeping what was uploaded, and answering."""

from functools import partial

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jehat.cases import naming
from jehat.cases.forms import CommentForm, NoteForm
from jehat.cases.models import Case
from jehat.cases.queries.kept import LABELS, speaking_drafts, speaking_place
from jehat.cases.timeline import MOST, WHOLE, is_cut, timeline
from jehat.documents.actions import keep
from jehat.documents.typed import words_of
from jehat.documents.unsent import unsent_at

from .unsent import keep_words, told


def spoken(form, *, by, entity_id) -> dict:
    """What the form holds as the arguments of an action; uploads are kept first."""
    given = dict(form.cleaned_data)
    uploads = given.pop("attachments", [])
    kept = [keep(by=by, upload=upload, entity_id=entity_id) for upload in uploads]
    given["files"] = [*given.pop("files", []), *kept]
    if "voice" in given:
        voice = given.pop("voice")
        given["voice"] = keep(by=by, upload=voice, entity_id=entity_id, is_voice=True) if voice else None
    return given


def is_staff_side(user, case: Case) -> bool:
    """Employees see the workbench; the beneficiary's side sees its own page, even when it is an employee."""
    return not case.is_acted_for_by(user)


def back_to(user, case: Case, anchor=""):
    response = redirect("cases:work" if is_staff_side(user, case) else "cases:case", case.number)
    response["Location"] += anchor
    return response


def writing(request, case) -> dict:
    """What every form that takes words, voice and files needs to know."""
    return {
        "upload_url": reverse("documents:upload"),
        "max_bytes": settings.MAX_UPLOAD_BYTES,
        "keep_comment": f"{request.user.pk}:{case.number}:comment",
        "keep_note": f"{request.user.pk}:{case.number}:note",
    }


def speaking(user, case: Case, further=None, **forms) -> dict:
    """The forms for words, each beginning with what was typed and not sent, and the drafts behind them.

    `further` are the acts with a form of their own, each with what makes it. A form that is given came back with
    mistakes, or with words of its own; it stays as it is.
    """
    makers = {
        "comment": partial(CommentForm, uploader=user),
        "note": partial(NoteForm, uploader=user, auto_id="note-%s"),
        **(further or {}),
    }
    drafts = speaking_drafts(user, case, makers if further is None else LABELS)
    for act, make in makers.items():
        if f"{act}_form" not in forms:
            forms[f"{act}_form"] = make(initial=drafts[act].words if drafts.get(act) else {})
    drafted = {act: unsent_at(user, speaking_place(case, act), drafts[act], forms.get(f"{act}_form")) for act in drafts}
    return {**forms, "drafted": drafted}


def handed_back(request, case, act, refusal) -> dict:
    """What was typed and could not be done any more, with the reason: nobody's words are lost to another's act.

    They wait on every device of their writer; where the case goes on in another one, they can be carried there.
    """
    keep_words(request, case.number, act)
    place = speaking_place(case, act) if act in LABELS else ""
    typed = told(words_of({name: request.POST.getlist(name) for name in request.POST}))
    return {"refusal": str(refusal), "unsent": typed, "unsent_place": place}


def left_over(drafted, may) -> list:
    """What was typed for acts that are not open any more: to copy, to carry on, or to discard."""
    kept = [(LABELS[act], one) for act, one in drafted.items() if one.draft and not may.get(act)]
    return [(label, one.place, told(one.words)) for label, one in kept]


def filters_of(request, *, is_team: bool) -> tuple[str, list[dict]]:
    """Which part of the story is shown, and the choice of parts."""
    parts = [("all", _("All")), ("external", _("With the beneficiary") if is_team else _("Messages"))]
    if is_team:
        parts.append(("internal", _("Internal")))
    parts.append(("files", _("Attachments")))
    asked = request.GET.get("show")
    shown = asked if asked in dict(parts) else "all"
    return shown, [{"label": label, "url": f"?show={name}", "current": name == shown} for name, label in parts]


def story(request, case, *, is_team: bool, show: str) -> dict:
    """The timeline of the page, and whether its beginning is left out until it is asked for."""
    is_whole = "whole" in request.GET
    unnamed = not is_team and naming.hides(case, request.user)
    entries = timeline(case, is_team=is_team, show=show, most=WHOLE if is_whole else MOST, unnamed=unnamed)
    return {"entries": entries, "show": show, "cut": not is_whole and show != "files" and is_cut(entries)}
