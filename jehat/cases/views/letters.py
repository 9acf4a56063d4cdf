"""The door to the letters of a kind of case: the words of one stand in the form that closes."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jehat.cases import permissions, queries
from jehat.cases.forms import CompleteForm, RejectForm
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
        return render(request, "cases/_letter_words.html", {"form": form, "act": act})
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
