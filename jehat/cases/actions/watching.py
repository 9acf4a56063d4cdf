"""Presence on a case: no act and no record, only who is there now."""

from datetime import timedelta

from django.utils import timezone

from jehat.cases.models import Viewing

FORGOTTEN_AFTER = timedelta(hours=1)


def watch(*, by, case, is_typing=False, now=None):
    """Say that a person has the case open now; one statement, however often it is said."""
    seen = Viewing(entity_id=case.entity_id, case=case, user=by, seen_at=now or timezone.now(), is_typing=is_typing)
    Viewing.objects.bulk_create(
        [seen],
        update_conflicts=True,
        unique_fields=["case", "user"],
        update_fields=["seen_at", "is_typing"],
    )


def arrive(*, by, case, now=None):
    """Begin to look at a case; what the person looked at an hour ago is forgotten."""
    now = now or timezone.now()
    Viewing.objects.filter(user=by, seen_at__lt=now - FORGOTTEN_AFTER).delete()
    watch(by=by, case=case, now=now)
