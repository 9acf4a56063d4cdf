from .calendar import Calendar
from .holiday import Holiday, HolidayQuerySet
from .season import Season, SeasonQuerySet

__all__ = ["Calendar", "Holiday", "HolidayQuerySet", "Season", "SeasonQuerySet"]
