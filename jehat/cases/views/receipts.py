"""The doors of the receipt: taking it, and checking one that somebody shows."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_safe

from jehat.cases import actions, letters, receipt
from jehat.cases.forms import CheckForm
from jehat.cases.models import Case

from .opening import require_proof


@login_required
@require_GET
def take(request, number):
    """The receipt as PDF, in the reader's language or in the one asked for."""
    cases = Case.objects.visible_to(request.user).with_people().select_related("terms", "answers")
    case = get_object_or_404(cases, number=number)
    require_proof(request, case)
    return as_pdf(request, case)


def as_pdf(request, case):
    """The receipt of a case that the person may have."""
    actions.receipt(by=request.user, case=case)
    asked = request.GET.get("lang")
    language = asked if asked in ("ar", "en") else get_language()
    headers = {
        "Content-Disposition": f'inline; filename="{case.number}-{language}.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(receipt.pdf(case, language, request.user), content_type="application/pdf", headers=headers)


@require_safe
def check(request):
    """Whether a receipt or a letter is genuine; whoever holds it needs no account, and learns no more than it says."""
    form = CheckForm(request.GET or None)
    case = letter = None
    if form.is_valid():
        letter = letters.letter_of(**form.cleaned_data)
        case = None if letter else receipt.case_of(**form.cleaned_data)
    status = 422 if form.is_bound and not form.is_valid() else 200
    context = {"form": form, "case": case, "letter": letter}
    return render(request, "cases/check.html", context, status=status)
