from django.db import models
from django.utils import timezone

from jehat.documents.models import File
from jehat.organization.models import Entity, Role

from .case import Case
from .conversation import Comment


class LetterQuerySet(models.QuerySet):
    def standing(self):
        """Those whose words were not taken back before they left."""
        return self.filter(comment__taken_back_at__isnull=True)


class IssuedLetter(models.Model):
    """A letter of the kind of case on paper, numbered, sent with the words that closed it (خطاب صادر)."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="issued_letters")
    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="letter")
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="+")
    # Which letter of the kind of case it is, and the entity's own number of it.
    code = models.CharField(max_length=60)
    number = models.CharField(max_length=40, unique=True)
    # The office in whose name it is signed.
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["case", "issued_at"])]

    def __str__(self) -> str:
        return self.number
