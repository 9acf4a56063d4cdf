"""A supervisor's doors to the people of his departments."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from jehat.cases import permissions, queries
from jehat.cases.stream import PARTS, stream

from .acts import line_in
from .inbox import employee_of

ON_A_PAGE = 50


def _supervisor(request):
    employee = employee_of(request)
    if not employee.standing().reaches_beyond_own("case.see"):
        raise Http404
    return employee


@login_required
@require_GET
def team(request):
    """Every employee of the departments, with his work now."""
    supervisor, now = _supervisor(request), timezone.now()
    departments = list(queries.departments_of(supervisor))
    chosen = next((one for one in departments if one.code == request.GET.get("department")), None)
    people = queries.colleagues(supervisor, now=now, department=chosen)
    page = Paginator(people, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "departments": _choices(departments, chosen) if len(departments) > 1 else [],
        "page": page,
        "members": queries.team(supervisor, list(page), now=now),
        "first_closings": queries.first_closings([chosen] if chosen else departments, now=now),
        "now": now,
    }
    return render(request, "cases/team.html", context)


def _choices(departments, chosen) -> list[dict]:
    everyone = {"label": _("All departments"), "url": "?", "current": chosen is None}
    return [everyone] + [
        {"label": one.name, "url": f"?department={one.code}", "current": one == chosen} for one in departments
    ]


@login_required
@require_GET
def member(request, employee_id):
    """One employee: his work now, and all he said and did in cases within the supervisor's reach."""
    supervisor, now = _supervisor(request), timezone.now()
    people = queries.colleagues(supervisor, now=now)
    colleague = people.filter(pk=employee_id).first()
    if colleague is None or not permissions.can_see_team(request.user, colleague):
        raise Http404
    part = request.GET.get("part", "")
    part = part if part in dict(PARTS) else ""
    deeds, following = stream(colleague, seen_by=supervisor, part=part, before=line_in(request.GET.get("before", "")))
    context = {
        "member": queries.team(supervisor, [colleague], now=now)[0],
        "deeds": deeds,
        "next": following,
        "directs": permissions.can_direct(request.user, colleague),
        "sees_presence": supervisor.may("presence.see"),
        "part": part,
        "parts": [{"label": _("All"), "url": "?", "current": not part}]
        + [{"label": label, "url": f"?part={name}", "current": name == part} for name, label in PARTS],
        "now": now,
    }
    return render(request, "cases/member.html", context)
