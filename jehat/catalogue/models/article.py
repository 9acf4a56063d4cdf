from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Entity


class ArticleQuerySet(models.QuerySet):
    def of(self, entity):
        return self.filter(entity=entity)

    def shown(self, day):
        """Published, and the day lies in their time."""
        begun = Q(since__isnull=True) | Q(since__lte=day)
        not_over = Q(until__isnull=True) | Q(until__gte=day)
        return self.filter(begun, not_over, state=Article.State.PUBLISHED)

    def newest_first(self):
        return self.order_by(F("published_at").desc(nulls_first=True), "-pk")

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Article(models.Model):
    """What an entity tells everybody, in both languages: an announcement, or something worth knowing (توعية)."""

    class Kind(models.TextChoices):
        ANNOUNCEMENT = "announcement", _("Announcement")
        AWARENESS = "awareness", _("Awareness")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        RETIRED = "retired", _("Retired")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="articles")
    code = models.SlugField(max_length=60)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ANNOUNCEMENT)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    title_ar = models.CharField(max_length=160, blank=True, default="")
    title_en = models.CharField(max_length=160, blank=True, default="")
    body_ar = models.TextField(blank=True, default="")
    body_en = models.TextField(blank=True, default="")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entity", "code"], name="article_code_in_entity"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="article_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="article_published_has_a_time"
            ),
        ]
        indexes = [models.Index(fields=["entity", "state", "-published_at"])]

    def __str__(self) -> str:
        return self.title or self.code

    @property
    def title(self) -> str:
        return self._in_language("title")

    @property
    def body(self) -> str:
        return self._in_language("body")

    def _in_language(self, name: str) -> str:
        """In the reader's language, or in the other while only that is written."""
        own, other = ("en", "ar") if get_language() == "en" else ("ar", "en")
        return getattr(self, f"{name}_{own}") or getattr(self, f"{name}_{other}")

    def is_shown(self, day) -> bool:
        begun = self.since is None or self.since <= day
        return self.state == self.State.PUBLISHED and begun and (self.until is None or self.until >= day)

    def missing(self) -> list[str]:
        """The names of what must be written before it can be published."""
        return [name for name in ("title_ar", "title_en", "body_ar", "body_en") if not getattr(self, name).strip()]
