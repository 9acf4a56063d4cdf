"""When the cases of the entity climb: one form."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms.models import model_to_dict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import EscalationForm
from jehat.core.verdict import Refused

from .inbox import employee_of


@require_http_methods(["GET", "POST"])
@login_required
def change_escalation(request):
    entity = employee_of(request).entity
    permissions.can_change_escalation(request.user, entity).require()
    form = EscalationForm(request.POST or None, initial=model_to_dict(queries.plan_of(entity)))
    if form.is_valid():
        try:
            actions.change_escalation(by=request.user, entity=entity, **form.plan)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It was changed when cases climb"))
            return redirect("cases:change_escalation")
    status = 422 if form.is_bound else 200
    return render(request, "cases/change_escalation.html", {"form": form}, status=status)
