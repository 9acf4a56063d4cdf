"""The list an employee works from: its views, filters and order, what is new in it, and acts on many at once."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
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
    ("disputed", _("Disputed")),
    ("mentions", _("Mentions")),
    ("following", _("Following")),
    ("urged", _("Urged on")),
    ("closed", _("Closed")),
    ("all", _("All")),
    ("answered", _("Answered today")),
)
# Reached from the figures of a team, and shown among the views only while one looks at it.
SELDOM = ("answered",)


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
        self.saved = queries.saved_views(self.employee)
        self.preferred = next((one for one in self.saved if one.is_preferred and one.employee == self.employee), None)
        self.kept = self._kept()
        data = self.kept.asked if self.kept else request.GET
        self.form = InboxForm(data, employee=self.employee, supervises=supervises, now=now)
        answerer = self.form.asked("employee")
        self.views = queries.inbox_views(self.employee, now=now, answerer=answerer, supervises=supervises)
        asked = data.get("view")
        self.view = "all" if self.form.words else asked if asked in self.views else "mine"
        self.found = None

    def _kept(self):
        """The saved view that is asked for; the preferred one where nothing is asked."""
        asked = self.request.GET.get("saved")
        if asked:
            return next((one for one in self.saved if str(one.pk) == asked), None)
        return None if {"q", *queries.ASKED} & set(self.request.GET) else self.preferred

    def cases(self, view, asked=None):
        """A view as it is narrowed now, or by what was asked of a saved one."""
        # Of those who answered today the filter names the one who answered, not the one who holds.
        asked = self.form.filters if asked is None else asked
        return queries.narrowed(self.views[view], asked, now=self.now, by_employee=view != "answered")

    def cases_of(self, saved):
        view = saved.asked.get("view")
        return self.cases(view if view in self.views else "mine", saved.asked)

    @property
    def shown(self):
        """The cases of the present view, or what the search found among all."""
        cases = self.cases_of(self.kept) if self.kept else self.cases(self.view)
        if self.form.words and self.found is None:
            self.found = queries.find(cases, self.form.words)
        return self.found.cases if self.found else cases

    @cached_property
    def query(self) -> str:
        """What an address needs to come back to this very list."""
        if self.kept:
            return f"saved={self.kept.pk}"
        return self.form.address(view="" if self.view == "mine" and not self.preferred else self.view)

    def tabs(self, tallies) -> list[dict]:
        """The views of everybody, and those that were saved; a name here is a name of an element of the page."""
        plain = [
            {
                "name": name,
                "label": label,
                "query": self.form.address(view=name, q="") if not self.kept else f"view={name}",
                "count": tallies[name],
                "current": name == self.view and not self.form.words and not self.kept,
            }
            for name, label in VIEW_NAMES
            if name in tallies
        ]
        return plain + [
            {
                "name": one.pk.hex,
                "label": one.name,
                "query": f"saved={one.pk}",
                "count": tallies[one.pk.hex],
                "current": one == self.kept,
                "is_saved": True,
            }
            for one in self.saved
        ]

    @property
    def is_by_news(self) -> bool:
        """Whether what is new stands at the top of the list."""
        return self.form.ordering == "active" and not self.form.grouping

    def context(self, opened=(), since=None) -> dict:
        """What the pane of the list shows, and who is in the opened case; as many queries for many rows as for few.

        With `since`, only the rows that are new from that moment on.
        """
        offered = [name for name in self.views if name not in SELDOM or name == self.view]
        # While a saved view is shown, the others say what stands in them, narrowed by nothing.
        by = {} if self.kept else None
        lists = {name: self.cases(name, by) for name in offered}
        tallies = queries.counted_all(lists | {one.pk.hex: self.cases_of(one) for one in self.saved})
        if self.kept or not self.form.chosen:
            queries.learn_unread(self.employee, tallies["unread"])
        cases, user = self.shown, self.request.user
        after = self.request.GET.get("after", "")
        sorted_by = {"order": self.form.ordering, "group": self.form.grouping}
        asked = queries.came_since(cases, user=user, since=since) if since else cases
        page = queries.page_of(asked, user=user, now=self.now, after=after, is_brief=True, **sorted_by)
        return {
            "view": self.view,
            "listed": self,
            "filters_form": self.form,
            "total": queries.counted(cases) if self.found else tallies[self.kept.pk.hex if self.kept else self.view],
            "inbox_views": self.tabs(tallies),
            "page": page,
            "eyes": queries.viewers([*(row.case for row in page.rows), *opened], but=user, now=self.now),
            "receivers": queries.receivers(self.employee, now=self.now) if self.employee.may("case.assign") else [],
            "now": self.now,
        }


@login_required
@require_GET
def inbox(request):
    """The list as a page, as the pane alone, as its next rows, or as those that are new."""
    if not works_on_cases(employee_of(request)):
        return redirect("desk:home")
    listed = Inbox(request, now=timezone.now())
    since = parse_datetime_or_none(request.GET.get("since", "")) if request.htmx else None
    if since and listed.is_by_news:
        return render(request, "cases/_arrived.html", listed.context(since=since))
    context = listed.context()
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
    tally, is_bare = queries.counted(came), "bare" in request.GET
    goes_on_top = listed.is_by_news and not is_bare and tally.number <= queries.PAGE
    context = {"listed": listed, "came": tally, "since": since, "is_bare": is_bare, "goes_on_top": goes_on_top}
    return render(request, "cases/_news.html", context)


def parse_datetime_or_none(text):
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None
