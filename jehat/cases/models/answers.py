from django.db import models

from jehat.core.crypto.fields import EncryptedJSONField
from jehat.core.crypto.models import EncryptedPart
from jehat.organization.models import Entity

from .case import Case


class Answers(EncryptedPart):
    """What was answered to the form of the version under which a case was filed, by the code of the field."""

    sealed_with = "case"

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="answers")
    values = EncryptedJSONField(default=dict)

    def __str__(self) -> str:
        return str(self.case_id)
