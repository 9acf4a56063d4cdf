"""The verbs of a calendar: each looked at first, with what it would move."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jehat.calendars import actions, queries
from jehat.calendars.forms import AddHolidayForm, AddSeasonForm, ChangeCalendarForm, TakeSeedForm
from jehat.calendars.models import Holiday, Season
from jehat.calendars.proposals import proposals
from jehat.core.hijri import gregorian_label, hijri_label
from jehat.core.reader import digits_of
from jehat.core.words import digits

from .door import keeps_calendar, looked_at_first
from .year import year_asked


@require_http_methods(["GET", "POST"])
@keeps_calendar
def change_calendar(request, *, entity):
    own = queries.calendar_of(entity)
    breaks = ", ".join(f"{since:%H:%M}-{until:%H:%M}" for since, until in own.breaks)
    initial = {"days": own.days, "opens": own.opens, "closes": own.closes, "breaks": breaks, "zone": own.zone}
    initial["since"] = f"{timezone.localdate():%d/%m/%Y}"
    return looked_at_first(
        request,
        "calendars/change_calendar.html",
        ChangeCalendarForm(request.POST or None, initial=initial),
        count=lambda given: queries.would_move(entity, **queries.as_week(given)),
        act=lambda given: actions.change_calendar(by=request.user, entity=entity, **given),
        title=_("Working hours"),
        done=_("The working hours were changed."),
    )


@require_http_methods(["GET", "POST"])
@keeps_calendar
def add_holiday(request, *, entity):
    return looked_at_first(
        request,
        "calendars/add_days.html",
        AddHolidayForm(request.POST or None),
        count=lambda given: queries.would_move(entity, holidays=[(given["since"], given["until"])]),
        act=lambda given: actions.add_holiday(by=request.user, entity=entity, **given),
        title=_("Announce a holiday"),
        done=_("The holiday was announced."),
    )


@require_http_methods(["GET", "POST"])
@keeps_calendar
def add_season(request, *, entity):
    return looked_at_first(
        request,
        "calendars/add_days.html",
        AddSeasonForm(request.POST or None),
        count=lambda given: queries.would_move(entity, seasons=[queries.as_season(given)]),
        act=lambda given: actions.add_season(by=request.user, entity=entity, **given),
        title=_("Other hours for a time"),
        done=_("The other hours were set."),
    )


@require_http_methods(["GET", "POST"])
@keeps_calendar
def take_seed(request, *, entity):
    year = year_asked(request)
    proposed = queries.not_yet(entity, proposals(entity, year))
    form = TakeSeedForm(request.POST or None, proposed=proposed, initial={"codes": [one.code for one in proposed]})
    form.proposed, form.hints = {one.code: one for one in proposed}, {one.code: _days(one) for one in proposed}

    def count(given):
        chosen = [form.proposed[code] for code in given["codes"]]
        off = [(one.since, one.until) for one in chosen if not one.hours]
        seasons = [(one.since, one.until, *one.hours) for one in chosen if one.hours]
        return queries.would_move(entity, holidays=off, seasons=seasons)

    return looked_at_first(
        request,
        "calendars/take_seed.html",
        form,
        count=count,
        act=lambda given: actions.take_seed(by=request.user, entity=entity, year=year, **given),
        title=_("What the year brings"),
        done=_("What was chosen stands in the calendar now."),
    )


@require_POST
@keeps_calendar
def withdraw_holiday(request, *, entity, pk):
    holiday = get_object_or_404(Holiday.objects.of(entity).select_related("entity"), pk=pk)
    actions.withdraw_holiday(by=request.user, holiday=holiday)
    messages.success(request, _("The holiday was withdrawn."))
    return redirect("calendars:calendar")


@require_POST
@keeps_calendar
def remove_season(request, *, entity, pk):
    season = get_object_or_404(Season.objects.of(entity).select_related("entity"), pk=pk)
    actions.remove_season(by=request.user, season=season)
    messages.success(request, _("The usual hours hold again on these days."))
    return redirect("calendars:calendar")


def _days(one) -> str:
    """From when to when, in both calendars."""
    both = [f"{gregorian_label(day)} ({hijri_label(day)})" for day in dict.fromkeys((one.since, one.until))]
    return digits(" – ".join(both), digits_of())
