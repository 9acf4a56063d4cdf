"""What the command palette finds on the server: cases, views of the inbox, and colleagues."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jehat.cases import queries
from jehat.core.folding import fold

from .inbox import SELDOM, VIEW_NAMES, employee_of

# Of each sort no more than can be taken in at a glance.
FOUND = 6


@login_required
@require_GET
def found(request):
    """A few cases by number or words, and the views and people whose names hold what is typed."""
    employee = employee_of(request)
    words = request.GET.get("q", "").strip()[:100]
    context = {"rows": [], "views": [], "people": []}
    if words:
        cases = queries.reachable(employee)
        context["rows"] = list(queries.find(cases, words).cases.with_people().newest_first()[:FOUND])
        context["views"] = _views(employee, words)
        context["people"] = _people(employee, words)
    return render(request, "cases/_found.html", context)


def _views(employee, words) -> list[dict]:
    offered = queries.inbox_views(employee, now=timezone.now())
    named = [(f"view={name}", label) for name, label in VIEW_NAMES if name in offered and name not in SELDOM]
    named += [(f"saved={one.pk}", one.name) for one in queries.saved_views(employee)]
    return [{"query": query, "label": label} for query, label in named if _holds(str(label), words)][:FOUND]


def _people(employee, words) -> list:
    """The colleagues whom a supervisor looks after."""
    if not queries.is_supervisor(employee):
        return []
    colleagues = queries.colleagues(employee, now=timezone.now())
    return [one for one in colleagues if _holds(one.name, words)][:FOUND]


def _holds(name, words) -> bool:
    return all(word in fold(name) for word in fold(words).split())
