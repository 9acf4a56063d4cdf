from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jehat.organization.models import Entity

from .case import Case
from .conversation import Comment


class Reading(models.Model):
    """Proof of the first reading (إثبات الاطلاع): who on the beneficiary's side opened first what he was written."""

    class Channel(models.TextChoices):
        WEB = "web", _("On the page")
        API = "api", _("By a program")
        MAIL = "mail", _("By e-mail")

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="readings")
    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="reading")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=4, choices=Channel.choices, default=Channel.WEB)

    class Meta:
        indexes = [models.Index(fields=["case", "at"])]

    def __str__(self) -> str:
        return f"{self.comment_id} read {self.at:%Y-%m-%d %H:%M}"
