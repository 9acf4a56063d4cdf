"""Making sound playable."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.documents import isolation, renditions, vault, voice
from jehat.documents.models import File


@action("file.release", says=_("A recording was made playable"))
def release(*, by, file):
    """Make the playable rendition of a held recording, and let it be heard; asking again does nothing.

    Raises BadSound when the machine was too busy: nothing is wrong with the recording, and it is tried again later.
    """
    file = File.objects.select_for_update().get(pk=file.pk)
    if file.state != File.State.HELD:
        return file
    try:
        with vault.unseal(file) as recording:
            rendition = isolation.render(recording, renditions.longest(file))
        renditions.put(file, rendition)
        file.state = File.State.READY
    except voice.BadSound as bad:
        if bad.code == "too_slow":
            raise
        file.state = renditions.state_without(file, bad)
    file.save()
    record("file.release", file, by=by, state=file.state)
    return file
