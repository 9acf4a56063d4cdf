"""A document of the demonstration that ends soon, of which its owner is warned."""

from datetime import timedelta

from django.utils import timezone

from jehat.documents.actions import set_validity
from jehat.documents.models import File
from jehat.documents.uses import own_files
from jehat.people.queries import known_as

from . import actions


def expire_documents() -> list[File]:
    """Sara's oldest document ends in three weeks; nothing where it was done already."""
    sara = known_as("sara")
    if sara is None or File.objects.filter(valid_until__isnull=False).exists():
        return []
    files = own_files(sara).filter(is_voice=False).order_by("created_at")[:1]
    ending = [set_validity(by=sara, file=one, valid_until=timezone.localdate() + timedelta(days=21)) for one in files]
    return [actions.warn_of_expiry(file=one) for one in ending]
