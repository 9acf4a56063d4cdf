"""The pages of presence: everybody on one day, and one employee in one month."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from jehat.core.hijri import FIRST
from jehat.core.reader import calendar_of, digits_of
from jehat.core.words import digits
from jehat.desk import actions, permissions
from jehat.desk.attendance import total_of
from jehat.desk.forms import PeopleForm
from jehat.desk.months import month_of, read_month
from jehat.desk.queries.people import find_people
from jehat.desk.queries.presence import day_of, days_of, sign_ins_of, with_presence
from jehat.desk.sight import PRESENCE, sight_of
from jehat.desk.tables import csv_of, head_of_presence, rows_of_presence
from jehat.organization import actions as organization
from jehat.organization.models import Department
from jehat.people.views.confirmed import confirmed_first

from .places import places
from .taking_along import file_of, offered

ON_A_PAGE = 50


def _sight(request):
    if getattr(request.user, "employee", None) is None:
        raise Http404
    permissions.can_see_presence(request.user).require()
    return sight_of(request.user, PRESENCE)


def employee_of(request, pk):
    """A colleague whose presences the caller looks after; anybody else does not exist here."""
    return get_object_or_404(_sight(request).people().with_people(), pk=pk)


@login_required
@require_GET
def presence(request):
    """Who of one's people was there on a day, from when to when, and who is there now."""
    sight, now = _sight(request), timezone.now()
    today = timezone.localdate(now)
    day = min(_day(request.GET.get("day", "")) or today, today)
    people = with_presence(sight.people().with_people(), now=now)
    departments = Department.objects.of(sight.entity).filter(pk__in=sight.people().values("department"))
    form = PeopleForm(request.GET, departments=departments)
    people = _narrowed(people, form, request.GET.get("show", ""))
    page = Paginator(people.order_by("department__code", "created_at", "pk"), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    address = _address(form, day=day.isoformat() if day != today else "", show=request.GET.get("show", ""))
    context = {
        "form": form,
        "places": places(request.user, "presence"),
        "shows": _shows(request.GET.get("show", ""), address),
        "day": day,
        "is_today": day == today,
        "before": address(day=(day - timedelta(days=1)).isoformat()) if day > FIRST else "",
        "after": address(day=(day + timedelta(days=1)).isoformat()) if day < today else "",
        "page": page,
        "attendances": day_of(list(page), day=day, now=now),
        "is_narrowed": form.is_narrowed,
    }
    return render(request, "desk/presence.html", context)


def _narrowed(people, form, show):
    people = people.filter(is_active=True) if show != "former" else people.filter(is_active=False)
    if show == "here":
        people = people.filter(is_here=True)
    if form.unit:
        people = people.filter(department=form.unit)
    if form.words:
        people = people.filter(pk__in=[one.pk for one in find_people(people, form.words)])
    return people


def _address(form, **kept):
    def address(**instead):
        asked = {"q": form.words, "department": form.unit.code if form.unit else ""} | kept
        return urlencode({name: value for name, value in (asked | instead).items() if value})

    return address


def _shows(current, address) -> list[dict]:
    labels = {"": _("All"), "here": _("Present now"), "former": _("Inactive")}
    return [
        {"label": label, "url": f"?{address(show=show)}", "current": show == current} for show, label in labels.items()
    ]


def _day(text):
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and day >= FIRST else None


@login_required
@require_GET
def presence_of(request, pk):
    """One employee in one month of either calendar, and what he is signed in with now."""
    employee, now = employee_of(request, pk), timezone.now()
    month = _month(request, now)
    days = days_of(employee, first=month.first, last=month.last, now=now)
    may_end = permissions.can_end_presence(request.user, employee)
    context = {
        "employee": employee,
        "month": month,
        "is_present_month": month.last >= timezone.localdate(now),
        "days": [day for day in days if day.periods],
        "total": _hours(total_of(days)),
        "is_here": any(day.is_now for day in days) or is_here(employee, now),
        "sign_ins": sign_ins_of(employee) if may_end else [],
        "may_end": may_end,
        "may_export": permissions.can_export_presence(request.user, employee),
        "sees_record": permissions.can_see_record(request.user),
    }
    return render(request, "desk/presence_of.html", context)


def _hours(length) -> str:
    """A long time at work is told in hours, however many days they would fill."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    words = _("%(hours)s h %(minutes)s min") if minutes else _("%(hours)s h")
    return digits(words % {"hours": hours, "minutes": minutes}, digits_of())


def is_here(employee, now) -> bool:
    return with_presence(type(employee).objects.filter(pk=employee.pk), now=now).filter(is_here=True).exists()


def _month(request, now):
    return read_month(request.GET.get("month", "")) or month_of(timezone.localdate(now), calendar_of(request.user))


@login_required
@never_cache
@require_GET
@confirmed_first
def export_presence(request, pk):
    """Take the month along as a table, once it is certain who asks."""
    employee, now = employee_of(request, pk), timezone.now()
    permissions.can_export_presence(request.user, employee).require()
    month = _month(request, now)
    if "file" not in request.GET:
        back = f"{reverse('desk:presence_of', args=[pk])}?month={month}"
        return offered(request, _("Export the presences: %(name)s") % {"name": employee.name}, back=back)
    actions.export_presence(by=request.user, employee=employee, month=month)
    days = days_of(employee, first=month.first, last=month.last, now=now)
    return file_of(csv_of(head_of_presence(), rows_of_presence(reversed(days))), f"presence-{month}")


@login_required
@require_POST
def end_presence(request, pk, sign_in):
    employee = employee_of(request, pk)
    row = get_object_or_404(employee.user.sign_ins, pk=sign_in)
    organization.end_presence(by=request.user, employee=employee, presence=row)
    messages.success(request, _("The sign-in has ended, and the employee was told."))
    return redirect("desk:presence_of", pk)


@login_required
@require_POST
def end_presences(request, pk):
    employee = employee_of(request, pk)
    count = organization.end_presences(by=request.user, employee=employee)
    said = ngettext("%(count)s sign-in has ended.", "%(count)s sign-ins have ended.", count)
    messages.success(request, said % {"count": count})
    return redirect("desk:presence_of", pk)
