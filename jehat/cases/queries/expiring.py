"""Documents that end soon, of whose end nobody was warned."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from jehat.cases.models import Attachment, Case
from jehat.documents.models import File

WARNED_BEFORE = timedelta(days=30)
MOST_AT_ONCE = 1000


def expiring(today: date) -> list[File]:
    """What its owner gave in a case of his own and ends within a month; not what he gave again since."""
    ending = File.objects.filter(valid_until__gte=today, valid_until__lte=today + WARNED_BEFORE, warned_at=None)
    given = Attachment.objects.filter(file=OuterRef("pk"), comment__is_from_beneficiary=True)
    again = File.objects.filter(origin=OuterRef("pk"), attached_at__isnull=False)
    return list(ending.filter(Exists(given)).exclude(Exists(again)).select_related("uploader")[:MOST_AT_ONCE])


def given_in(file: File) -> Case | None:
    """The case of its owner in which a document was given."""
    cases = Case.objects.filter(comments__attachments__file=file, comments__is_from_beneficiary=True)
    return cases.with_people().first()
