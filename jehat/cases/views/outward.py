"""The doors of a case that goes on to another entity: sending it, and following its journey."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import ReferOutForm
from jehat.core.verdict import Refused

from .unsent import keeps_words
from .work import case_in_hand


@login_required
@require_http_methods(["GET", "POST"])
@keeps_words
def refer_out(request, number):
    """Choose the entity and what of the case it gets, and send it on."""
    case = case_in_hand(request, number)
    permissions.can_refer_out(request.user, case).require()
    kinds, files = queries.offered_elsewhere(case), queries.shown_files(case)
    form = ReferOutForm(request.POST or None, kinds=kinds, files=files)
    if request.method == "POST" and form.is_valid():
        try:
            actions.refer_out(by=request.user, case=case, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            name = form.cleaned_data["kind"].entity.name
            said = _("The case was sent to %(name)s; it waits here for the outcome.") % {"name": name}
            back = reverse("cases:recall", args=[queries.sent_out(case).pk])
            messages.success(request, said, extra_tags=f"undo:{back}")
            return redirect("cases:work", case.number)
    context = {"case": case, "form": form}
    return render(request, "cases/refer_out.html", context, status=422 if form.is_bound else 200)
