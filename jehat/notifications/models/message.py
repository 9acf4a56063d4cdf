from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.models import Event
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord
from jehat.notifications.segments import sms_segments
from jehat.notifications.states import TONES, State


class MessageQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-pk")

    def locked(self):
        return self.select_for_update(of=("self",))

    def abandoned(self, now):
        """Taken by a worker that never said how it ended; rows that one is just settling are left out."""
        return self.filter(state=State.SENDING, leased_until__lt=now).select_for_update(of=("self",), skip_locked=True)


class Message(EncryptedRecord):
    """One e-mail or SMS on its way out; written with the act, sent by the worker, at most one per event and person.

    While a worker has it, it is `sending` and leased until a moment after which the worker is taken for dead.
    """

    State = State

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        SMS = "sms", _("SMS")

    channel = models.CharField(max_length=5, choices=Channel.choices)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="messages")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="messages")
    recipient = EncryptedTextField()
    subject = EncryptedTextField(blank=True, default="")
    body = EncryptedTextField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    reference = models.CharField(max_length=120, blank=True, default="")
    failure = models.CharField(max_length=60, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    MOST_ATTEMPTS = 8

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "channel", "to"],
                condition=Q(to__isnull=False),
                name="one_message_per_event_channel_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(leased_until__isnull=False), name="message_sending_is_leased"
            ),
        ]
        indexes = [
            models.Index(fields=["leased_until"], condition=Q(state="sending"), name="message_leased"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"

    @property
    def is_sms(self) -> bool:
        return self.channel == self.Channel.SMS

    @property
    def parts(self) -> int:
        """How many parts a text message is charged as."""
        return sms_segments(self.body)

    @property
    def tone(self) -> str:
        """How its state is coloured where it is shown."""
        return TONES[State(self.state)]

    @property
    def is_notification(self) -> bool:
        """Whether it tells of an event; a code or a link that somebody asked for does not."""
        return self.event_id is not None

    def may_be_tried_again(self) -> bool:
        """A code is never sent again by itself: whoever waits for it asks for a new one."""
        return self.is_notification and self.attempts < self.MOST_ATTEMPTS
