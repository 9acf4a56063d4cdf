"""What left for the people of an entity, what did not arrive, and sending it again."""

from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jehat.core.verdict import Refused
from jehat.notifications import actions, outgoing, permissions
from jehat.notifications.models import Message


def looks_after(view):
    """Pass the view the entity of an administrator; Refused for everybody else."""

    @login_required
    @wraps(view)
    def guarded(request, **kwargs):
        employee = getattr(request.user, "employee", None)
        if employee is None:
            raise Refused(_("This is for the administrators of the entity."))
        permissions.can_see_messages(request.user, employee.entity).require()
        return view(request, entity=employee.entity, **kwargs)

    return guarded


@require_safe
@looks_after
def listing(request, *, entity):
    show = _show(request)
    lines, is_more = outgoing.page_of(entity, show, before=_before(request))
    context = {
        "entity": entity,
        "show": show,
        "filters": [_filter(entity, name, label, show) for name, label in outgoing.SHOWS.items()],
        "lines": lines,
        "older": lines[-1].message.pk if is_more else None,
        "tallies": [] if "before" in request.GET else outgoing.tallies_of(entity),
        "bounces": outgoing.bounces_of(entity) if show == "dead" else [],
    }
    return render(request, "notifications/messages.html", context)


def _show(request) -> str:
    return request.GET.get("show") if request.GET.get("show") in outgoing.SHOWS else "dead"


def _filter(entity, name, label, show):
    tally = outgoing.counted(outgoing.shown(entity, name)) if name in ("dead", "way") else None
    return {"label": label, "url": f"?{urlencode({'show': name})}", "current": name == show, "count": tally}


@require_POST
@looks_after
def resend(request, *, entity, pk):
    return _act(request, entity, pk, actions.resend_message, _("The message will be sent again."))


@require_POST
@looks_after
def dismiss(request, *, entity, pk):
    return _act(request, entity, pk, actions.dismiss_message, _("The message was put aside."))


def _act(request, entity, pk, act, done):
    message = get_object_or_404(Message.objects.of(entity), pk=pk)
    try:
        act(by=request.user, message=message)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(f"{reverse('notifications:messages')}?{urlencode({'show': _show(request)})}")


def _before(request) -> UUID | None:
    if "before" not in request.GET:
        return None
    try:
        return UUID(request.GET["before"])
    except ValueError:
        raise Http404 from None
