"""The doors to the letters of a kind of case: the words of one in the form that closes, and how it will look."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jehat.cases import letters, permissions, queries
from jehat.cases.forms import CompleteForm, RejectForm
from jehat.cases.sample_case import sample_case
from jehat.cases.states import Outcome
from jehat.catalogue.models import Kind
from jehat.catalogue.permissions import can_see_kinds, can_write_version
from jehat.catalogue.rules import Letter
from jehat.core.verdict import refuse

from .acting import again
from .inbox import employee_of
from .work import case_in_hand

FORMS = {"complete": CompleteForm, "reject": RejectForm}


@login_required
@require_POST
def fill_letter(request, number):
    """Nothing is saved: the letter comes after what was typed, to be read and changed before it is sent."""
    case = case_in_hand(request, number)
    act, __, code = request.POST.get("letter", "").partition(".")
    letter = next((one for one in queries.letters_of(case).get(act, ()) if one.code == code), None)
    if letter is None:
        refuse(_("This kind of case has no such letter.")).require()
    getattr(permissions, f"can_{act}")(request.user, case).require()
    form = _form(request, case, act, letter, employee_of(request))
    if request.htmx:
        return render(request, "cases/_letter_words.html", {"case": case, "form": form, "act": act})
    return again(request, case, act, form, status=200)


def _form(request, case, act, letter, employee):
    words = queries.letter_words(case, letter, employee)
    typed = request.POST.get("text", "").strip()
    given = {name: request.POST.get(name, "") for name in ("outcome", "ground") if name in request.POST}
    initial = {"text": f"{typed}\n\n{words}" if typed else words, "chosen_letter": letter.code}
    make = partial(FORMS[act], case=case) if act == "reject" else FORMS[act]
    form = make(uploader=request.user, auto_id=f"{act}-%s", initial=initial)
    for name, value in given.items():
        if name in form.fields:
            form.fields[name].initial = value
    return form


@login_required
@require_POST
def preview_letter(request, number):
    """The paper as it would be issued with what is typed now; nothing is numbered, kept or sent by looking."""
    case = case_in_hand(request, number)
    act = request.GET.get("act")
    if act not in FORMS:
        raise Http404
    outcome = Outcome.DONE if act == "complete" else request.POST.get("outcome", "")
    given = {"letter": request.POST.get("chosen_letter", ""), "text": request.POST.get("text", "")}
    return _shown(letters.preview(case, by=request.user, outcome=outcome, now=timezone.now(), **given))


@login_required
@require_POST
def preview_kind_letter(request, code):
    """A letter of a kind as it is typed in its editor, with the values of a made-up case."""
    employee = employee_of(request)
    can_see_kinds(request.user, employee.entity).require()
    kinds = Kind.objects.of(employee.entity).select_related("entity", "department")
    kind = get_object_or_404(kinds, code=code)
    can_write_version(request.user, kind).require()
    letter = _typed_letter(request)
    case, now = sample_case(kind, language=get_language(), now=timezone.now()), timezone.now()
    words = queries.letter_words(case, letter, employee)
    return _shown(letters.unissued(case, letter, text=words, role=employee.role, at=now))


def _typed_letter(request) -> Letter:
    """The row of the form for which it was asked, as far as it is written."""
    row = request.GET.get("row", "")
    if not (row.isascii() and row.isdigit()) or f"letters-{row}-body_ar" not in request.POST:
        raise Http404
    names = ("code", "name_ar", "name_en", "body_ar", "body_en")
    return Letter(**{name: request.POST.get(f"letters-{row}-{name}", "") for name in names})


def _shown(paper: bytes) -> HttpResponse:
    headers = {"Content-Disposition": 'inline; filename="preview.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)
