"""The digest: many notices in one message."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.notifications import notify, outbox, queries
from jehat.notifications.models import Message, Notice
from jehat.people.models import User


@action("digest.send", says=_("A digest of notices was sent"))
def send_digest(*, person_id, by=None, now=None):
    """Send a person the notices that waited for this moment, one message each way; run twice, it sends once.

    Left out is what he has read meanwhile and what he may see no longer.
    """
    now = now or timezone.now()
    person = User.objects.select_for_update(no_key=True).get(pk=person_id)
    waiting = list(Notice.objects.of(person, now).due(now).locked().order_by("pk"))
    if not waiting:
        return []
    preference = queries.preferences_of([person])[person.pk]
    # In quiet hours it is not written yet: what he has read or may not see by their end is left out.
    later = None if (awake := preference.awake_from(now)) <= now else awake
    Notice.objects.filter(pk__in=[notice.pk for notice in waiting]).update(held_until=later)
    if later:
        return []
    told = [notice for notice in waiting if notice.is_unread] if person.is_active else []
    told = queries.still_visible(person, told)
    if not told:
        return []
    event = record("digest.send", person, by=by, at=now, notices=len(told))
    messages = Message.objects.bulk_create(notify.digest_messages(person, preference, told, event))
    outbox.queue(messages)
    return messages
