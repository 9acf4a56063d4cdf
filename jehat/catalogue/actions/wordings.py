"""The other words people use for a kind of case."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.catalogue import permissions
from jehat.catalogue.models import Kind, Wording


@action("catalogue.change_wording", says=_("The other words for a kind of case were changed"))
def change_wording(*, by, kind, words_ar, words_en):
    """Set the other words by which people find a kind of case, in both languages."""
    kind = Kind.objects.select_for_update(of=("self",), no_key=True).get(pk=kind.pk)
    permissions.can_change_wording(by, kind).require()
    words = {"words_ar": list(words_ar), "words_en": list(words_en)}
    wording, _created = Wording.objects.update_or_create(kind=kind, defaults={"entity_id": kind.entity_id, **words})
    record("catalogue.change_wording", kind, by=by, arabic=len(words_ar), english=len(words_en))
    return wording
