"""What is told every few seconds to whoever has a case open: who else is on it, and that there is news."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jehat.cases import queries
from jehat.cases.actions.watching import watch as note_presence
from jehat.cases.models import Case
from jehat.cases.timeline import SHOWN_TO_BENEFICIARY

from .acts import line_in
from .inbox import parse_datetime_or_none
from .work import case_in_hand


@login_required
@require_POST
def watch(request, number):
    """Say that one is here, and learn who else is and whether something happened since the page was read."""
    case = case_in_hand(request, number)
    now = timezone.now()
    note_presence(by=request.user, case=case, is_typing=request.POST.get("typing") == "1", now=now)
    mark = line_in(request.POST.get("seen", ""))
    changes = queries.changes_since(case, mark, but=request.user) if mark else []
    context = {
        "case": case,
        "seen": mark,
        "watchers": queries.watchers(case, but=request.user, now=now),
        "changes_count": len(changes),
    }
    return render(request, "cases/_watching.html", context)


@login_required
@require_GET
def fresh(request, number):
    """Tell the beneficiary that there is something new; it is on record as read when he asks for it."""
    case = get_object_or_404(Case.objects.acted_for(request.user), number=number)
    now = timezone.now()
    since = parse_datetime_or_none(request.GET.get("since", "")) or now
    if not queries.is_fresh(case, since=since, now=now, but=request.user, verbs=SHOWN_TO_BENEFICIARY):
        return HttpResponse(status=204)
    return render(request, "cases/_fresh.html", {"case": case, "is_fresh": True})
