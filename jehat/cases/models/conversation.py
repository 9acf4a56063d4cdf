"""What is said about a case. What the beneficiary sees and what the team sees are different tables (behaviour 2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedPart
from jehat.documents.models import File
from jehat.organization.models import Entity

from .case import Case

AUTOMATIC = _("Automatic message")
IN_PLACE = _("%(actor)s in place of %(other)s")


def in_place(actor, other) -> str:
    """The name of who acted, and of him in whose place, where there is one."""
    return str(IN_PLACE) % {"actor": actor.name, "other": other.name} if other else actor.name


class Utterance(EncryptedPart):
    """Something said by a person at a time, in text, by voice or by both; `acting_for` is in whose place he said it."""

    sealed_with = "case"

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    text = EncryptedTextField(blank=True, default="")
    voice = models.OneToOneField(File, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def signature(self) -> str:
        """Who said it; of what was said in another's place both names."""
        return in_place(self.by, self.acting_for)


class CommentQuerySet(models.QuerySet):
    def released(self, now):
        """What the beneficiary's side may read: all but what its writer may still take back."""
        return self.filter(Q(held_until__isnull=True) | Q(held_until__lte=now))


class SaidManager(models.Manager.from_queryset(CommentQuerySet)):
    """Leaves out what its writer took back before it left: nobody is shown it, by any road."""

    def get_queryset(self):
        return super().get_queryset().filter(taken_back_at__isnull=True)


class Comment(Utterance):
    """What the beneficiary and the employees say to one another (تعليق خارجي)."""

    class Act(models.TextChoices):
        SUBMIT = "submit"
        COMMENT = "comment"
        ASK = "ask"
        ANSWER = "answer"
        COMPLETE = "complete"
        REJECT = "reject"
        WITHDRAW = "withdraw"
        DISPUTE = "dispute"
        APPEAL = "appeal"
        DECIDE = "decide"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="comments")
    act = models.CharField(max_length=10, choices=Act.choices, default=Act.COMMENT)
    is_from_beneficiary = models.BooleanField()
    # Written by the platform in the name of the entity; `by` is whose question or deed it follows from.
    is_automatic = models.BooleanField(default=False)
    # It was written as an answer to an e-mail, and says so.
    by_mail = models.BooleanField(default=False)
    taken_back_at = models.DateTimeField(null=True)
    # Until then it waits in the house: the team reads it, and the beneficiary's side by no road (`released`).
    held_until = models.DateTimeField(null=True)

    # In whose name it stands for who reads no employee's; set by the reading alone.
    signed = ""

    objects = SaidManager()

    class Meta(Utterance.Meta):
        indexes = [models.Index(fields=["case", "created_at"])]

    @property
    def signature(self) -> str:
        return str(AUTOMATIC) if self.is_automatic else self.signed or super().signature


class Note(Utterance):
    """What the team says among itself; nothing of it ever leaves the team (تعليق داخلي)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")

    class Meta(Utterance.Meta):
        indexes = [models.Index(fields=["case", "created_at"])]


class Attachment(models.Model):
    """A file that goes with a comment; whoever may see the comment may see it."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="attachments")
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.file_id)


class NoteAttachment(models.Model):
    """A file that goes with an internal note; only the team may see it."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="attachments")
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.file_id)
