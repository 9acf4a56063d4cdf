"""The page where cases about a body of oversight are kept from its eyes."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.oversight import actions, permissions, queries
from jehat.oversight.forms import AboutForm

from .guarding import opens_to


@require_http_methods(["GET", "POST"])
@opens_to(permissions.can_mark_any)
def mark_about(request):
    bodies = {one.code: one for one in queries.bodies()}
    form = AboutForm(request.POST or None, bodies=bodies.values())
    if request.method == "POST" and form.is_valid() and _marked(request, form, bodies):
        return redirect("oversight:mark_about")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "concerns": queries.concerns_of(request.user)}
    return render(request, "oversight/mark_about.html", context, status=status)


def _marked(request, form, bodies) -> bool:
    case = queries.markable(request.user).filter(number=form.cleaned_data["number"].strip().upper()).first()
    if case is None:
        form.add_error("number", _("There is no such case."))
        return False
    try:
        actions.mark_about(by=request.user, case=case, body=bodies[form.cleaned_data["body"]])
    except Refused as refusal:
        form.add_error("number", str(refusal))
        return False
    messages.success(request, _("The body it is about sees nothing of the case any more."))
    return True


@require_POST
@opens_to(permissions.can_mark_any)
def unmark_about(request, *, pk):
    concern = next((one for one in queries.concerns_of(request.user) if one.pk == pk), None)
    if concern is None:
        raise Http404
    actions.unmark_about(by=request.user, concern=concern)
    messages.success(request, _("The mark was removed."))
    return redirect("oversight:mark_about")
