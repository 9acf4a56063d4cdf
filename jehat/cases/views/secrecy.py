"""The door to the secrecy of a case."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import ClassifyForm
from jehat.cases.models import Case
from jehat.core.verdict import Refused

from .work import case_in_hand


@login_required
@require_http_methods(["GET", "POST"])
def classify(request, number):
    """Say how secret the case is, and what follows from it."""
    case = case_in_hand(request, number)
    permissions.can_classify(request.user, case).require()
    form = ClassifyForm(request.POST or None, levels=queries.levels_open_to(request.user, case))
    if request.method == "POST" and form.is_valid():
        try:
            actions.classify(by=request.user, case=case, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("Case %(number)s now has the degree of secrecy: %(level)s.")
            messages.success(request, said % {"number": case.number, "level": form.cleaned_data["level"].name})
            is_seen = Case.objects.visible_to(request.user).filter(pk=case.pk).exists()
            return redirect("cases:work", case.number) if is_seen else redirect("cases:inbox")
    context = {"case": case, "form": form, "level": queries.level_at(case.entity_id, case.rank)}
    return render(request, "cases/classify.html", context, status=422 if form.is_bound else 200)
