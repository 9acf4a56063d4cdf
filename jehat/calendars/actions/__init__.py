from .changing import change_calendar
from .holidays import add_holiday, withdraw_holiday
from .seasons import add_season, remove_season
from .seeding import take_seed

__all__ = ["add_holiday", "add_season", "change_calendar", "remove_season", "take_seed", "withdraw_holiday"]
