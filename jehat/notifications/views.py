from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from . import actions, queries
from .models import Notice


@require_safe
@login_required
def listing(request):
    notices = queries.notices_of(request.user, before=_before(request))
    context = {
        "notices": notices,
        "unread": queries.unread_count(request.user),
        "older": notices[-1].pk if len(notices) == queries.PAGE else None,
    }
    return render(request, "notifications/list.html", context)


@login_required
def read(request, pk):
    notice = get_object_or_404(Notice.objects.of(request.user), pk=pk)
    actions.read_notice(by=request.user, notice=notice)
    return redirect(notice.url or "notifications:list")


@require_POST
@login_required
def read_all(request):
    actions.read_all(by=request.user)
    return redirect("notifications:list")


def _before(request) -> UUID | None:
    if "before" not in request.GET:
        return None
    try:
        return UUID(request.GET["before"])
    except ValueError:
        raise Http404 from None
