"""What kinds of case really took: told from above, where cases are known."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.catalogue.models import Pace


@action("catalogue.tell_pace", says=_("It was reckoned what a kind of case really takes"))
def tell_pace(*, by=None, kind, median_minutes, most_minutes, number_of_cases, now=None):
    """Keep what the closed cases of a kind really took, in working minutes; recorded where it differs from before."""
    told = {"median_minutes": median_minutes, "most_minutes": most_minutes, "number_of_cases": number_of_cases}
    before = Pace.objects.select_for_update().filter(kind=kind).values(*told).first()
    now = now or timezone.now()
    pace, _created = Pace.objects.update_or_create(
        kind=kind, defaults={"entity_id": kind.entity_id, "reckoned_at": now, **told}
    )
    if before != told:
        record("catalogue.tell_pace", kind, by=by, at=now, **told)
    return pace
