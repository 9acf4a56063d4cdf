"""How a person wants to be told."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.notifications import permissions, tidings
from jehat.notifications.models import Notice, Preference
from jehat.people.models import User


@action("notice.choose", says=_("Chose how to be told"))
def choose_notices(*, by, ways, pace, hour, weekday, quiet_since=None, quiet_until=None, now=None):
    """Keep the ways chosen for each kind of notice, how often they go out, and the quiet hours.

    `ways` is {key of a kind: [way, …]}; a kind that is not named stays as it was. What waited for a digest goes with
    the next one of the new pace.
    """
    now = now or timezone.now()
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    preference = Preference.objects.filter(user=by).first() or Preference(user=by)
    permissions.can_choose(by, ways, quiet_since=quiet_since, quiet_until=quiet_until).require()
    chosen = {key: sorted(names) for key, names in ways.items() if tidings.named(key)}
    preference.ways = {**preference.ways, **chosen}
    preference.pace, preference.hour, preference.weekday = pace, hour, weekday
    preference.quiet_since, preference.quiet_until = quiet_since, quiet_until
    preference.save()
    due = now if preference.pace == Preference.Pace.ONCE else preference.digest_due(now)
    Notice.objects.filter(to=by, held_until__isnull=False).update(held_until=due)
    record(
        "notice.choose",
        by,
        by=by,
        at=now,
        pace=str(pace),
        hour=int(hour),
        quiet=quiet_since is not None,
        **{key.replace(".", "_"): list(names) for key, names in chosen.items()},
    )
    return preference
