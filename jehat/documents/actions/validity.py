"""Until when a document holds."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.documents import permissions
from jehat.documents.models import File


@action("file.set_validity", says=_("It was said until when a document holds"))
def set_validity(*, by, file, valid_until):
    """Say until which day a document of one's own holds, so that it is warned of in time; None takes it back."""
    file = File.objects.select_for_update(of=("self",)).get(pk=file.pk)
    permissions.can_set_validity(by, file).require()
    file.valid_until, file.warned_at = valid_until, None
    file.save(update_fields=["valid_until", "warned_at"])
    record("file.set_validity", file, by=by)
    return file
