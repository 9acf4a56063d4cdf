"""Counting what text messages cost, as providers take them. No verb by itself."""

from django.db.models import F
from django.utils import timezone

from jehat.notifications.models import Tally


def charge(message, now) -> None:
    """Count a text message of an entity that a provider has just taken; a code is the platform's own."""
    if not message.is_sms or message.entity_id is None:
        return
    month = timezone.localdate(now).replace(day=1)
    Tally.objects.get_or_create(entity_id=message.entity_id, month=month)
    Tally.objects.filter(entity_id=message.entity_id, month=month).update(
        texts=F("texts") + 1, parts=F("parts") + message.parts
    )
