from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jehat.cases.models import Case, Comment
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord
from jehat.notifications.models import Message
from jehat.organization.models import Entity

from .states import Failure, State


class MailQuerySet(models.QuerySet):
    def lock(self, mail):
        """The mail, locked and then read with what it answers."""
        self.select_for_update(of=("self",)).values("pk").get(pk=mail.pk)
        return self.select_related("case__entity", "case__kind", "case__beneficiary", "message__to").get(pk=mail.pk)

    def forgotten(self, moment):
        """What waits since before then, and so has lost its job."""
        return self.filter(state=State.WAITING, received_at__lt=moment)

    def newest_first(self):
        return self.order_by("-received_at", "-pk")


class Mail(EncryptedRecord):
    """One e-mail that came in: kept before its sender's server is told so, emptied once it is dealt with (بريد وارد).

    `digest` tells it from every other, however often it is handed over; `message` is what it answers.
    """

    class Channel(models.TextChoices):
        IMAP = "imap"
        LMTP = "lmtp"

    # Nobody's, where it answers nothing of ours.
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, related_name="+")
    digest = models.BinaryField(max_length=32, unique=True)
    channel = models.CharField(max_length=4, choices=Channel.choices)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="replies")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="mails")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    raw = EncryptedTextField(blank=True, default="")
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    failure = models.CharField(max_length=9, choices=Failure.choices, blank=True, default="")
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.TAKEN, comment__isnull=False)
                | (~Q(state=State.TAKEN) & Q(comment__isnull=True)),
                name="mail_taken_is_a_comment",
            ),
            models.CheckConstraint(
                condition=Q(state=State.WAITING, settled_at__isnull=True)
                | (~Q(state=State.WAITING) & Q(settled_at__isnull=False)),
                name="mail_settled_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["received_at"], condition=Q(state=State.WAITING), name="mail_waiting"),
            models.Index(fields=["-received_at"], name="mail_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"

    @property
    def bytes(self) -> bytes:
        """As it arrived; each byte is kept as the letter of its number."""
        return self.raw.encode("latin-1")
