"""Documents that end soon."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, queries
from jehat.documents.models import File
from jehat.notifications.notify import notify


@action("case.warn_of_expiry", says=_("A document that ends soon was warned of"))
def warn_of_expiry(*, file, by=None, now=None):
    """Warn whoever gave a document, once, that it ends soon; of one given again since, the newest says it."""
    now = now or timezone.now()
    file = File.objects.select_for_update(of=("self",)).select_related("uploader").get(pk=file.pk)
    case = queries.given_in(file)
    if file.warned_at or file.valid_until is None or case is None:
        return file
    file.warned_at = now
    file.save(update_fields=["warned_at"])
    event = record("case.warn_of_expiry", case, by=by, at=now, file=file.pk)
    notify(notices.told_of_expiry(case, owner=file.uploader), of=event)
    return file
