from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jehat.notifications import digest, quiet
from jehat.notifications.tidings import Tiding, Way


class Preference(models.Model):
    """How one person wants to be told outside the platform; whoever chose nothing has no row.

    `ways` holds what was chosen, {key of a kind of notice: [way, …]}; a kind that is missing goes the usual ways.
    """

    class Pace(models.TextChoices):
        ONCE = "once", _("At once")
        DAILY = "daily", _("Once a day, together")
        WEEKLY = "weekly", _("Once a week, together")

    class Weekday(models.IntegerChoices):
        SUNDAY = 0, _("Sunday")
        MONDAY = 1, _("Monday")
        TUESDAY = 2, _("Tuesday")
        WEDNESDAY = 3, _("Wednesday")
        THURSDAY = 4, _("Thursday")
        FRIDAY = 5, _("Friday")
        SATURDAY = 6, _("Saturday")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="notice_preference"
    )
    ways = models.JSONField(default=dict)
    pace = models.CharField(max_length=6, choices=Pace.choices, default=Pace.ONCE)
    hour = models.PositiveSmallIntegerField(default=9, validators=[MaxValueValidator(23)])
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices, default=Weekday.SUNDAY)
    quiet_since = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_since__isnull=True, quiet_until__isnull=True)
                | Q(quiet_since__isnull=False, quiet_until__isnull=False) & ~Q(quiet_since=F("quiet_until")),
                name="quiet_hours_have_both_ends",
            ),
            models.CheckConstraint(condition=Q(hour__lte=23), name="digest_hour_is_of_the_day"),
        ]

    def __str__(self) -> str:
        return str(self.user_id)

    @property
    def has_quiet_hours(self) -> bool:
        return self.quiet_since is not None

    def ways_of(self, tiding: Tiding) -> tuple[str, ...]:
        """The ways chosen for a kind of notice, in the order of the ways."""
        chosen = self.ways.get(tiding.key, tiding.usual)
        return tuple(way for way in Way.values if way in chosen)

    def holds(self, tiding: Tiding) -> bool:
        """Whether a notice waits for the digest; what is asked of the person never does."""
        return self.pace != self.Pace.ONCE and not tiding.is_duty and bool(self.ways_of(tiding))

    def digest_due(self, now: datetime) -> datetime:
        if self.pace == self.Pace.WEEKLY:
            return digest.next_week(now, weekday=self.weekday, hour=self.hour)
        return digest.next_day(now, hour=self.hour)

    def awake_from(self, now: datetime) -> datetime:
        """When a message may leave: now, or at the end of the quiet hours."""
        return quiet.awake_from(now, self.quiet_since, self.quiet_until)
