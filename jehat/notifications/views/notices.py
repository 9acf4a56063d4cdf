from itertools import groupby
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from jehat.notifications import actions, queries
from jehat.notifications.models import Notice


@require_safe
@login_required
def listing(request):
    show = "unread" if request.GET.get("show") == "unread" else "all"
    notices = queries.notices_of(request.user, before=_before(request), only_unread=show == "unread")
    unread = queries.unread_count(request.user)
    context = {
        "days": _by_day(notices),
        "show": show,
        "filters": _filters(show, unread),
        "unread": unread,
        "older": notices[-1].pk if len(notices) == queries.PAGE else None,
    }
    return render(request, "notifications/list.html", context)


def _filters(show, unread) -> list[dict]:
    choices = (("all", _("All"), None), ("unread", _("Unread"), unread))
    return [
        {"label": label, "url": f"?show={name}", "count": count, "current": name == show}
        for name, label, count in choices
    ]


def _by_day(notices) -> list[dict]:
    """The notices under the day on which they came, each day once."""
    days = groupby(notices, key=lambda notice: timezone.localdate(notice.created_at))
    return [{"day": day, "notices": list(group)} for day, group in days]


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
