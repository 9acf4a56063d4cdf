"""Tours of the calendar of an entity: its hours, days of rest, other hours for a time, what a year brings."""

from datetime import date, time, timedelta

from jehat.audit.models import Event
from jehat.calendars import actions
from jehat.calendars.models import FormerWeek, Holiday, Season
from jehat.calendars.queries import calendar_of

from . import scenes
from .scenes import WORDS
from .tour import Tour, sends, sets_time, within, writes

YEAR = "/calendar/?year={year}"
NAME = "Tour"
LOOK, SAVE = sends("See what it moves"), sends("Save")
# So far ahead that nothing else in the demonstration is announced there.
FAR = 2060


def _days(number):
    return str(date(FAR, 1, 1) + timedelta(days=number))


def days_ahead(people):
    """Days that no tour named yet."""
    number = Holiday.objects.count() + Season.objects.count()
    return {"since": _days(number), "until": _days(number)}


def new_hours(people):
    """A break that is not kept so far, from a day on."""
    number = FormerWeek.objects.count() + Event.objects.filter(verb="calendar.change").count()
    return {"day": scenes.days_on(60 + number), "break": f"12:{10 + number % 50}"}


def resting(people):
    """A holiday that was announced."""
    day = days_ahead(people)["since"]
    names = {"name_ar": f"{NAME} {day}", "name_en": f"{NAME} {day}"}
    since = date.fromisoformat(day)
    made = actions.add_holiday(by=people.admin.user, entity=people.admin.entity, since=since, until=since, **names)
    return {"year": FAR, "name": made.name_en, "holiday": str(made.pk)}


def with_other_hours(people):
    """Alone in its year."""
    since = date(FAR + 1, 1, 1)
    told = {"opens": time(10), "closes": time(15), "name_ar": NAME, "name_en": NAME}
    made = actions.add_season(by=people.admin.user, entity=people.admin.entity, since=since, until=since, **told)
    return {"year": FAR + 1, "season": str(made.pk)}


def year_to_come(people):
    """A year of which nothing was accepted yet."""
    return {"year": 2032 + Event.objects.filter(verb="calendar.take_seed").count()}


def has_the_break(people, scene):
    assert scene["break"] in [f"{ends:%H:%M}" for _since, ends in calendar_of(people.admin.entity).breaks]
    before = date.fromisoformat(scene["day"]) - timedelta(days=1)
    assert FormerWeek.objects.filter(entity=people.admin.entity, until=before).exists()


def has_other_hours(people, scene):
    made = Season.objects.get(entity=people.admin.entity, since=scene["since"])
    assert (made.opens, made.closes, made.name_en) == (time(9, 15), time(14, 45), NAME)


def is_usual(people, scene):
    assert not Season.objects.filter(pk=scene["season"]).exists()


def is_withdrawn(people, scene):
    assert Holiday.objects.get(pk=scene["holiday"]).withdrawn_at


def is_taken(people, scene):
    assert Holiday.objects.filter(entity=people.admin.entity, since__year=scene["year"]).exists()


TOURS = (
    Tour(
        "calendar.change",
        "admin",
        new_hours,
        (writes("breaks", "12:00-{break}"), writes("since", "{day}"), LOOK, SAVE),
        holds=has_the_break,
        says="The working hours were changed.",
        at="/calendar/hours/",
    ),
    Tour(
        "calendar.add_season",
        "admin",
        days_ahead,
        (
            writes("name_ar", WORDS),
            writes("name_en", NAME),
            writes("since", "{since}"),
            writes("until", "{until}"),
            sets_time("opens", "09:15"),
            sets_time("closes", "14:45"),
            LOOK,
            SAVE,
        ),
        holds=has_other_hours,
        says="The other hours were set.",
        at="/calendar/seasons/add/",
    ),
    Tour(
        "calendar.remove_season",
        "admin",
        with_other_hours,
        (sends("Remove: %(name)s"),),
        holds=is_usual,
        at=YEAR,
    ),
    Tour(
        "calendar.take_seed",
        "admin",
        year_to_come,
        (LOOK, SAVE),
        holds=is_taken,
        says="What was chosen stands in the calendar now.",
        at="/calendar/year/?year={year}",
    ),
    Tour(
        "calendar.withdraw_holiday",
        "admin",
        resting,
        (within("{name}"), sends("Withdraw: %(name)s")),
        holds=is_withdrawn,
        says="The holiday was withdrawn.",
        at=YEAR,
    ),
)
