"""The service promise of a case, in working minutes."""

from dataclasses import dataclass

from jehat.calendars.working_time import working_minutes


@dataclass(frozen=True)
class Promise:
    """The service promise of a case in working minutes: how much there is, and how much is used."""

    total: int
    used: int

    @property
    def left(self) -> int:
        return self.total - self.used

    @property
    def used_shown(self) -> int:
        """For a bar: what is used, up to all of it."""
        return min(max(self.used, 0), self.total)

    @property
    def low(self) -> int:
        return self.total * 80 // 100

    @property
    def high(self) -> int:
        return self.total * 95 // 100

    @property
    def used_hours(self) -> int:
        return self.used_shown // 60

    @property
    def total_hours(self) -> int:
        return self.total // 60


def promise(case, *, now) -> Promise:
    until = case.closed_at or now
    return Promise(working_minutes(case.created_at, case.due_at), working_minutes(case.created_at, until))
