from django.db import models

from jehat.core.crypto.fields import EncryptedJSONField
from jehat.core.crypto.models import EncryptedPart
from jehat.organization.models import Entity

from .case import Case
from .question import Question


class Points(EncryptedPart):
    """What one question asks point by point, and what was answered to each (بنود الاستكمال)."""

    sealed_with = "case"

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    question = models.OneToOneField(Question, on_delete=models.PROTECT, related_name="points")
    listed = EncryptedJSONField(default=list)

    def __str__(self) -> str:
        return str(self.question_id)
