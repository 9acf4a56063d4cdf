from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jehat.audit.models import Event
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord
from jehat.core.words import mask_email, mask_mobile
from jehat.notifications.failures import in_words
from jehat.notifications.segments import sms_segments
from jehat.notifications.states import DEAD, TONES, WITHHELD, State
from jehat.organization.models import Entity


class MessageQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-pk")

    def locked(self):
        return self.select_for_update(of=("self",))

    def abandoned(self, now):
        """Taken by a worker that never said how it ended; rows that one is just settling are left out."""
        return self.filter(state=State.SENDING, leased_until__lt=now).select_for_update(of=("self",), skip_locked=True)

    def of(self, entity):
        return self.filter(entity=entity)

    def dead(self):
        """Did not arrive, or nobody knows whether it did, and nobody has put it aside yet."""
        return self.filter(state__in=DEAD, dismissed_at__isnull=True).exclude(failure__in=WITHHELD)

    def waiting_since(self, moment):
        """Should have left by then."""
        return self.filter(state=State.PENDING, created_at__lt=moment).exclude(not_before__gte=moment)

    def to_be_asked_about(self, now):
        """Nobody knows whether they left, and their provider can be asked now."""
        return self.filter(state=State.UNKNOWN, ask_at__lte=now).order_by("ask_at")


class Message(EncryptedRecord):
    """One e-mail, SMS or push on its way out; written with the act, sent by the worker, one per event and person.

    While a worker has it, it is `sending` and leased until a moment after which the worker is taken for dead.
    From `handed_at` on the provider may have it: before that, sending it again cannot double it. `not_before` is when
    it may leave at the earliest, `ask_at` when its provider is asked whether it has it.
    """

    State = State
    # It belongs to the person it is written to; the entity may see that it failed, and cannot open it.
    platform_keys = True

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        SMS = "sms", _("SMS")
        PUSH = "push", _("Push")

    channel = models.CharField(max_length=5, choices=Channel.choices)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="messages")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="messages")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=40, blank=True, default="")
    recipient = EncryptedTextField()
    subject = EncryptedTextField(blank=True, default="")
    body = EncryptedTextField()
    # Whether it leaves with an address at which its answer is read, and whether it answers somebody's mail itself.
    may_be_answered = models.BooleanField(default=False)
    in_reply_to = EncryptedTextField(blank=True, default="")
    state = models.CharField(max_length=9, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    provider = models.CharField(max_length=40, blank=True, default="")
    reference = models.CharField(max_length=120, blank=True, default="")
    failure = models.CharField(max_length=60, blank=True, default="")
    ask_at = models.DateTimeField(null=True)
    inquiries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    dismissed_at = models.DateTimeField(null=True)

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
            models.Index(fields=["created_at"], condition=Q(state="pending"), name="message_pending"),
            models.Index(fields=["ask_at"], condition=Q(state="unknown"), name="message_to_ask"),
            models.Index(fields=["provider", "reference"], condition=~Q(reference=""), name="message_reference"),
            models.Index(fields=["entity", "state", "-id"], name="message_of_entity"),
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
    def why(self) -> str | Promise:
        """Why it did not arrive, in words."""
        return in_words(self.failure)

    @property
    def is_dead(self) -> bool:
        """Did not arrive, as far as is known, and nobody has put it aside."""
        return self.state in DEAD and self.failure not in WITHHELD and self.dismissed_at is None

    @property
    def masked_recipient(self) -> str:
        """As much of the address as tells it from another, for those who may not know it."""
        mask = {self.Channel.EMAIL: mask_email, self.Channel.SMS: mask_mobile}.get(self.Channel(self.channel))
        return mask(self.recipient) if mask else ""

    @property
    def is_notification(self) -> bool:
        """Whether it tells of an event; a code or a link that somebody asked for does not."""
        return self.event_id is not None

    def may_be_tried_again(self) -> bool:
        """A code is never sent again by itself: whoever waits for it asks for a new one."""
        return self.is_notification and self.attempts < self.MOST_ATTEMPTS
