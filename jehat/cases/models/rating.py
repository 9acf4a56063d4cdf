from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedPart
from jehat.organization.models import Entity

from .case import Case


class Rating(EncryptedPart):
    """What the beneficiary thought of the service, once it was closed."""

    sealed_with = "case"

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="rating")
    stars = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    text = EncryptedTextField(blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="rating_one_to_five")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.stars}"
