"""The list an employee works from: its views, filters and order, what is new in it, and acts on many at once."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from jehat.cases import queries
from jehat.core.verdict import Refused

from .inbox_form import InboxForm

VIEW_NAMES = (
    ("mine", _("Mine")),
    ("standing_in", _("Standing in")),
    ("unread", _("Unread")),
    ("today", _("Due today")),
    ("late", _("Late")),
    ("department", _("Department")),
    ("unassigned", _("Unassigned")),
    ("closed", _("Closed")),
    ("all", _("All")),
    ("answered", _("Answered today")),
)
# Reached from the figures of a team, and shown among the views only while one looks at it.
SELDOM = ("answered",)
FOUND = 6


def employee_of(request):
    """The person as an employee who works on cases; anybody else has no inbox."""
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.is_active:
        raise Refused(_("The inbox is for employees of an entity."))
    return employee


def works_on_cases(employee) -> bool:
    return employee.standing().has_place_for("case.see")


class Inbox:
    """The list that an address asks for."""

    def __init__(self, request, *, now):
        self.request, self.now = request, now
        self.employee = employee_of(request)
        supervises = queries.is_supervisor(self.employee)
        self.form = InboxForm(request.GET, employee=self.employee, supervises=supervises, now=now)
        answerer = self.form.asked("employee")
        self.views = queries.inbox_views(self.employee, now=now, answerer=answerer, supervises=supervises)
        asked = request.GET.get("view")
        self.view = "all" if self.form.words else asked if asked in self.views else "mine"
        self.found = None

    def cases(self, view):
        # Of those who answered today the filter names the one who answered, not the one who holds.
        return self.form.narrow(self.views[view], by_employee=view != "answered")

    @property
    def shown(self):
        """The cases of the present view, or what the search found among all."""
        cases = self.cases(self.view)
        if self.form.words and self.found is None:
            self.found = queries.find(cases, self.form.words)
        return self.found.cases if self.found else cases

    @property
    def query(self) -> str:
        """What an address needs to come back to this very list."""
        return self.form.address(view="" if self.view == "mine" else self.view)

    def tabs(self, tallies) -> list[dict]:
        return [
            {
                "name": name,
                "label": label,
                "query": self.form.address(view=name, q=""),
                "count": tallies[name],
                "current": name == self.view and not self.form.words,
            }
            for name, label in VIEW_NAMES
            if name in tallies
        ]

    def context(self, opened=()) -> dict:
        """What the pane of the list shows, and who is in the opened case; as many queries for many rows as for few."""
        offered = [name for name in self.views if name not in SELDOM or name == self.view]
        tallies = queries.counted_all({name: self.cases(name) for name in offered})
        if not self.form.chosen:
            queries.learn_unread(self.employee, tallies["unread"])
        cases, user = self.shown, self.request.user
        after = self.request.GET.get("after", "")
        page = queries.page_of(cases, user=user, now=self.now, after=after, order=self.form.ordering)
        return {
            "view": self.view,
            "listed": self,
            "filters_form": self.form,
            "total": queries.counted(cases) if self.found else tallies[self.view],
            "inbox_views": self.tabs(tallies),
            "page": page,
            "eyes": queries.viewers([*(row.case for row in page.rows), *opened], but=user, now=self.now),
            "receivers": queries.receivers(self.employee, now=self.now) if self.employee.may("case.assign") else [],
            "now": self.now,
        }


@login_required
@require_GET
def inbox(request):
    """The list as a page, as the pane alone, or as its next rows."""
    if not works_on_cases(employee_of(request)):
        return redirect("desk:home")
    context = Inbox(request, now=timezone.now()).context()
    if request.htmx and request.GET.get("after"):
        return render(request, "cases/_rows.html", context)
    is_pane = request.htmx and request.headers.get("HX-Target", "").endswith("#inbox")
    return render(request, "cases/_inbox.html" if is_pane else "cases/inbox.html", context)


@login_required
@require_GET
def news(request):
    """How many cases of the list are new since it was read; what is being read does not move."""
    listed = Inbox(request, now=timezone.now())
    since = parse_datetime_or_none(request.GET.get("since", "")) or listed.now
    came = queries.came_since(listed.shown, user=request.user, since=since)
    context = {"listed": listed, "came": queries.counted(came), "since": since}
    return render(request, "cases/_news.html", context)


def parse_datetime_or_none(text):
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


@login_required
@require_GET
def found(request):
    """A few cases by number or words, for the palette."""
    words = request.GET.get("q", "").strip()[:100]
    cases = queries.reachable(employee_of(request))
    rows = list(queries.find(cases, words).cases.with_people().newest_first()[:FOUND]) if words else []
    return render(request, "cases/_found.html", {"rows": rows})
