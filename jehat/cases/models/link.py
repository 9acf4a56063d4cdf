from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Entity

from .case import Case


class CaseLinkQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_at__isnull=True)

    def of(self, case):
        """Those of a case, whichever end of them it is."""
        return self.filter(Q(one=case) | Q(other=case))


class CaseLink(models.Model):
    """What two cases of an entity have to do with one another (ارتباط): the one is … the other."""

    class Kind(models.TextChoices):
        RELATED = "related", _("Related to")
        DUPLICATE_OF = "duplicate", _("A duplicate of")
        REPLY_TO = "reply", _("A reply to")
        MERGED_INTO = "merged", _("Merged into")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = CaseLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other", "kind"], condition=Q(ended_at__isnull=True), name="one_link_of_a_kind"
            ),
            models.UniqueConstraint(fields=["one"], condition=Q(kind="merged"), name="merged_once"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="link_joins_two_cases"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.kind} {self.other_id}"
