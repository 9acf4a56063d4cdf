"""The door to the language of a case: for its beneficiary's side, and for the clerk who wrote it down."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jehat.cases import actions
from jehat.cases.forms import LanguageForm
from jehat.cases.models import Case
from jehat.core.verdict import Refused


@login_required
@require_POST
def choose_language(request, number):
    own = Case.objects.acted_for(request.user).filter(number=number).first()
    case = own or Case.objects.written_by(request.user).filter(number=number).first()
    if case is None:
        raise Http404
    form = LanguageForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the languages."))
    else:
        try:
            actions.choose_language(by=request.user, case=case, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Letters and messages about this case are in this language from now on."))
    return redirect("cases:case" if own else "cases:counter_receipt", number)
