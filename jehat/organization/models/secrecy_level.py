from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7
from jehat.core.remembered import remembered
from jehat.organization.secrecy import EFFECTS, HIGHEST, ORDINARY

from .bilingual import Bilingual
from .entity import Entity


class SecrecyLevelQuerySet(models.QuerySet["SecrecyLevel"]):
    def of(self, entity):
        return self.filter(entity=entity)

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)

    def by_rank(self, entity_id) -> dict[int, "SecrecyLevel"]:
        """The levels of an entity by their rank; one query, however often a page asks."""
        return remembered(("levels", entity_id), lambda: {one.rank: one for one in self.filter(entity=entity_id)})

    def everywhere(self) -> dict[tuple, "SecrecyLevel"]:
        """The levels above the ordinary of all entities, by entity and rank; one query, however often a page asks."""
        return remembered(
            ("levels",), lambda: {(one.entity_id, one.rank): one for one in self.filter(rank__gt=ORDINARY)}
        )


class SecrecyLevel(Bilingual):
    """A degree of secrecy of an entity (درجة السرية): its rank, and what it does to the cases that have it."""

    class DataClass(models.TextChoices):
        """The national classes of data, which are another scale than an entity's own."""

        PUBLIC = "public", _("Public data")
        RESTRICTED = "restricted", _("Restricted data")
        SECRET = "secret", _("Secret data")
        TOP_SECRET = "top_secret", _("Top secret data")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="secrecy_levels")
    rank = models.PositiveSmallIntegerField(validators=[MaxValueValidator(HIGHEST)])
    code = models.CharField(max_length=20)
    data_class = models.CharField(max_length=10, choices=DataClass.choices, default=DataClass.RESTRICTED)
    is_masked = models.BooleanField(default=False)
    own_series = models.BooleanField(default=False)
    watermarked = models.BooleanField(default=False)
    asks_again = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=False)

    objects = SecrecyLevelQuerySet.as_manager()

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["entity", "rank"], name="secrecy_rank_in_entity"),
            models.UniqueConstraint(fields=["entity", "code"], name="secrecy_code_in_entity"),
            models.CheckConstraint(condition=Q(rank__lte=HIGHEST), name="secrecy_rank_is_small"),
            models.CheckConstraint(
                condition=Q(rank__gt=ORDINARY) | Q(**dict.fromkeys(EFFECTS, False)), name="ordinary_level_has_no_effect"
            ),
            # A number without a series of its own would leave a gap that tells.
            models.CheckConstraint(
                condition=Q(is_hidden=False) | Q(is_masked=True, own_series=True), name="hidden_level_leaves_no_trace"
            ),
        ]

    @property
    def is_ordinary(self) -> bool:
        return self.rank == ORDINARY

    @property
    def key_class(self) -> str:
        """Which of the entity's keys wraps the keys of its cases: those of secret data stand apart."""
        is_apart = self.data_class in (self.DataClass.SECRET, self.DataClass.TOP_SECRET)
        return "secret" if is_apart else "field"
