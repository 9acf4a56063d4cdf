"""What the frame around every page shows: who is here, where he can go, and in which language."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jehat.cases.queries import unread_tally
from jehat.core.remembered import remembering
from jehat.core.words import initials
from jehat.desk.places import open_to
from jehat.notifications.queries import unread_count
from jehat.organization.looks import logo_address, sheet_address, short_name
from jehat.organization.models import Employee
from jehat.people.models import User
from jehat.people.presence import WARNED_BEFORE, seconds_left


@dataclass(frozen=True)
class Place:
    """One item of the navigation."""

    url: str
    label: str
    icon: str
    current: bool
    count: int = 0
    go: str = ""


class Shell:
    """Read by the base templates; each part is worked out when it is first asked for."""

    def __init__(self, request):
        self.request = request
        self.demonstration = settings.DEMONSTRATION

    @cached_property
    def user(self):
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def employee(self):
        employee = getattr(self.user, "employee", None)
        return employee if employee is not None and employee.is_active else None

    @property
    def brand_sheet(self) -> str:
        """The shades of the entity at whose desk the person sits."""
        return sheet_address(self.employee.entity) if self.employee else ""

    @property
    def brand_logo(self) -> str:
        return logo_address(self.employee.entity) if self.employee else ""

    @property
    def brand_name(self) -> str:
        return short_name(self.employee.entity) if self.employee else ""

    @property
    def idle(self) -> dict[str, int] | None:
        """In how many seconds the page asks whether anybody is still there, and how long before the end that is."""
        presence = getattr(self.request, "presence", None)
        if presence is None or self.user is None:
            return None
        warned = int(WARNED_BEFORE.total_seconds())
        return {"wait": max(0, seconds_left(presence, timezone.now()) - warned), "warned": warned}

    @property
    def is_staff_side(self) -> bool:
        return self.employee is not None

    @property
    def base(self) -> str:
        return "desk_base.html" if self.is_staff_side else "portal_base.html"

    @property
    def user_name(self) -> str:
        return self.user.name if self.user else ""

    @property
    def initials(self) -> str:
        return initials(self.user_name)

    @cached_property
    def unread(self) -> int:
        return unread_count(self.user) if self.user else 0

    @cached_property
    def acts_for(self) -> list[str]:
        """The colleagues in whose place the person acts now, by a delegation or by standing in; mostly nobody."""
        if self.employee is None:
            return []
        standing = self.employee.standing()
        others = {one.person.id for one in standing.held if one.delegation} | {one.id for one in standing.covers}
        found = Employee.objects.filter(pk__in=others).select_related("user").order_by("pk") if others else ()
        return [one.name for one in found]

    @property
    def works_on_cases(self) -> bool:
        return self.employee is not None and self.employee.standing().has_place_for("case.see")

    @cached_property
    def unread_cases(self) -> int:
        return unread_tally(self.employee).number

    @property
    def language(self) -> str:
        return get_language() or "ar"

    @property
    def other_language(self) -> User.Language:
        return User.Language.ENGLISH if self.language == "ar" else User.Language.ARABIC

    @property
    def theme(self) -> str:
        chosen = self.user.theme if self.user else self.request.COOKIES.get("jehat_theme", "auto")
        return chosen if chosen in User.Theme.values else User.Theme.AUTO

    @cached_property
    @remembering()
    def nav(self) -> list[Place]:
        if self.employee:
            return [self._place(*one) for one in self._desk_places()]
        return [self._place(*one) for one in (MINE if self.user else PUBLIC)]

    def _desk_places(self):
        places = []
        if self.works_on_cases:
            places.append(("cases:inbox", _("Inbox"), "inbox", "i"))
        if self.employee.may("case.submit_for"):
            places.append(("cases:counter", _("Counter"), "id-card"))
        if self.employee.may("appointment.check_in"):
            places.append(("appointments:received", _("Appointments"), "calendar-clock"))
        if self.employee.standing().reaches_beyond_own("case.see"):
            places.append(("cases:team", _("Team"), "users"))
        if self.employee.may("organization.add_department"):
            places += [
                ("organization:departments", _("Departments"), "network"),
                ("organization:employees", _("Employees"), "user-cog"),
            ]
        if self.employee.may("oversight.see"):
            places.append(("oversight:movement", _("Movement"), "route"))
        if open_to(self.employee):
            places.append(("desk:settings", _("Settings"), "settings"))
        return [*places, ("catalogue:entities", _("Guide"), "landmark")]

    def _place(self, name, label, icon, go="") -> Place:
        url = reverse(name)
        counts = {"notifications:list": lambda: self.unread, "cases:inbox": lambda: self.unread_cases}
        count = counts[name]() if name in counts else 0
        return Place(url, label, icon, self._is_current(name, url), count, go)

    def _is_current(self, name, url) -> bool:
        """A page below a place belongs to it, and a case belongs to the list it was opened from."""
        match = getattr(self.request, "resolver_match", None)
        if self.request.path.startswith(KEEPING_THE_GUIDE):
            return name == "desk:settings"
        in_cases = bool(match) and match.app_name == "cases" and match.url_name not in APART
        return (
            (in_cases and name in LISTS_OF_CASES)
            or (url != "/" and self.request.path.startswith(url))
            or self.request.path == url
        )

    @property
    def bell_current(self) -> bool:
        return self.request.path == reverse("notifications:list")


# Pages of the area of cases that belong to no list of them.
APART = (
    "team", "member", "replies", "write_reply", "change_reply",
    "counter", "enrol", "counter_choose", "submit_for", "counter_receipt",
)  # fmt: skip
KEEPING_THE_GUIDE = ("/guide/keep/", "/organization/brand/", "/organization/roles/", "/record/", "/presence/")
LISTS_OF_CASES = ("cases:inbox", "portal:home")
PUBLIC = (("portal:front", _("Home"), "home"), ("catalogue:entities", _("Guide"), "landmark"))
MINE = (
    ("portal:home", _("My cases"), "files"),
    ("catalogue:entities", _("Guide"), "landmark"),
    ("notifications:list", _("Notices"), "bell"),
    ("people:account", _("Account"), "user"),
)


def shell(request):
    return {"shell": Shell(request)}
