"""Taking a role out of use: whoever has it is led to another one first, on the same page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from jehat.organization import actions, holders, matrix, permissions
from jehat.organization.models import Role, SecrecyLevel
from jehat.people.forms import RemoveForm as ConfirmForm
from jehat.people.views.confirmed import confirmed, is_fresh

from .administration import administers


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@administers
def retire_role(request, *, entity, code):
    """A role that somebody has is left for another one, and what that changes is shown before it happens."""
    role = get_object_or_404(holders.roles_of(entity), code=code)
    asked = request.POST if request.method == "POST" else request.GET
    offered = Role.objects.of(entity).in_use().exclude(pk=role.pk)
    to = offered.filter(code=asked["to"]).first() if asked.get("to") else None
    may_retire = permissions.can_retire_role(request.user, role, to)
    confirm = ConfirmForm(request.POST if request.method == "POST" else None, fresh=is_fresh(request))
    if request.method == "POST" and confirmed(request, confirm):
        actions.retire_role(by=request.user, role=role, to=to)
        messages.success(request, _("The role was retired."))
        return redirect("organization:roles")
    context = {
        "role": role,
        "to": to,
        "offered": offered,
        "may_begin": permissions.can_begin_to_retire(request.user, role),
        "may_retire": may_retire,
        "confirm": confirm,
        "changes": matrix.changes(entity, holders.terms_of(role), holders.terms_of(to)) if to else [],
        "levels": {rank: level.name for rank, level in SecrecyLevel.objects.by_rank(entity.pk).items()},
    }
    return render(request, "organization/retire_role.html", context, status=422 if confirm.errors else 200)
