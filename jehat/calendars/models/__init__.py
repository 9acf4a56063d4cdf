from .calendar import Calendar
from .former import FormerWeek, FormerWeekQuerySet
from .holiday import Holiday, HolidayQuerySet
from .season import Season, SeasonQuerySet

__all__ = ["Calendar", "FormerWeek", "FormerWeekQuerySet", "Holiday", "HolidayQuerySet", "Season", "SeasonQuerySet"]
