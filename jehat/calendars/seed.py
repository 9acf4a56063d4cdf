"""The calendars of the demonstration: some keepers have taken the holidays and the Ramadan of two years."""

from collections.abc import Iterable

from django.utils import timezone

from jehat.organization.models import Employee

from .actions import take_seed
from .models import Holiday, Season
from .proposals import proposals

YEARS = 2


def take_holidays(keepers: Iterable[Employee]) -> list[Holiday | Season]:
    """What is proposed, accepted by each of them where his entity has no holiday yet."""
    this_year = timezone.localdate().year
    taken: list[Holiday | Season] = []
    for keeper in keepers:
        if Holiday.objects.filter(entity=keeper.entity).exists():
            continue
        for year in range(this_year, this_year + YEARS):
            codes = [one.code for one in proposals(keeper.entity, year)]
            taken += take_seed(by=keeper.user, entity=keeper.entity, year=year, codes=codes)
    return taken
