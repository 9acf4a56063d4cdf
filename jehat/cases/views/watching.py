"""Who else is on a case, told every few seconds to whoever has it open."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jehat.cases import queries
from jehat.cases.actions.watching import watch as note_presence

from .work import case_in_hand, line_in


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
