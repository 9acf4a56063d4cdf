from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jehat.organization.models import Bilingual


class Channel(models.TextChoices):
    """A way in which a case may be begun."""

    WEB = "web", _("Through this platform")
    COUNTER = "counter", _("At the service counter")
    PHONE = "phone", _("By telephone")
    EMAIL = "email", _("By e-mail")
    POST = "post", _("By post")


class Offer(Bilingual):
    """What the guide says of a kind of case, in both languages; the kind and each of its versions hold one."""

    summary_ar = models.TextField(blank=True, default="")
    summary_en = models.TextField(blank=True, default="")
    audience_ar = models.TextField(blank=True, default="")
    audience_en = models.TextField(blank=True, default="")
    requirements = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    questions = models.JSONField(default=list)
    channels = ArrayField(models.CharField(max_length=10, choices=Channel.choices), default=list)
    fee = models.PositiveIntegerField(default=0, help_text="Halalas.")
    fee_note_ar = models.TextField(blank=True, default="")
    fee_note_en = models.TextField(blank=True, default="")
    working_days = models.PositiveSmallIntegerField(default=0, help_text="None while a draft does not say yet.")

    class Meta:
        abstract = True

    @property
    def riyals(self) -> str:
        """The fee in riyals, with halalas only where there are any."""
        return f"{self.fee // 100:,}" if self.fee % 100 == 0 else f"{self.fee / 100:,.2f}"

    @property
    def summary(self) -> str:
        return self._said("summary")

    @property
    def audience(self) -> str:
        """Who may ask for it."""
        return self._said("audience")

    @property
    def fee_note(self) -> str:
        """What the fee depends on, or nothing."""
        return self._said("fee_note")

    @property
    def needed(self) -> list[dict]:
        """The required documents as {name, mandatory}, named in the active language."""
        return [{"name": one[_in("name")], "mandatory": one["mandatory"]} for one in self.requirements]

    @property
    def stages(self) -> list[str]:
        """The steps of handling it, named in the active language and in order."""
        return [one[_in("name")] for one in sorted(self.steps, key=lambda one: one["order"])]

    @property
    def asked(self) -> list[dict]:
        """What people ask about it as {question, answer}, in the active language."""
        return [{"question": one[_in("question")], "answer": one[_in("answer")]} for one in self.questions]

    @property
    def ways(self) -> list[Channel]:
        """The channels in their fixed order; each is a code that has a `label`."""
        return [one for one in Channel if one in self.channels]

    def _said(self, what: str) -> str:
        return getattr(self, _in(what))


def _in(name: str) -> str:
    return f"{name}_{'en' if get_language() == 'en' else 'ar'}"


# What a version fixes for good and a kind copies when it is published.
OFFERED = (
    "department", "name_ar", "name_en", "summary_ar", "summary_en", "audience_ar", "audience_en", "requirements",
    "steps", "questions", "channels", "fee", "fee_note_ar", "fee_note_en", "working_days",
)  # fmt: skip
