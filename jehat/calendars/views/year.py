"""The calendar of an entity: a year, month by month."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jehat.calendars import permissions, queries
from jehat.calendars.year import FROM_SUNDAY, SHORT, WEEKDAYS, YEARS, year_of

from .door import entity_of


@login_required
@require_GET
def calendar(request):
    """Everybody who works at the entity reads when it is at work."""
    entity, year = entity_of(request), year_asked(request)
    holidays, seasons = queries.holidays_of(entity, year), queries.seasons_of(entity, year)
    own, former = queries.calendar_of(entity), queries.former_weeks_of(entity)
    context = {
        "entity": entity,
        "year_text": str(year),
        "before": year - 1 if year - 1 in YEARS else None,
        "after": year + 1 if year + 1 in YEARS else None,
        "months": year_of(year, queries.week_of(entity), holidays, seasons),
        "weekdays": [(SHORT[day], WEEKDAYS[day]) for day in FROM_SUNDAY],
        "days": _names(own.days),
        "calendar": own,
        "since": queries.first_day(former),
        "former": [(week, _names(week.days)) for week in former],
        "holidays": holidays,
        "seasons": seasons,
        "may_change": permissions.can_change_calendar(request.user, entity),
    }
    return render(request, "calendars/calendar.html", context)


def _names(days) -> list:
    return [WEEKDAYS[day] for day in FROM_SUNDAY if day in days]


def year_asked(request) -> int:
    """The year that is asked for, or the present one."""
    text = request.GET.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return year if year in YEARS else timezone.localdate().year
