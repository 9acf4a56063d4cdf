"""What an entity tells everybody: written, published, retired."""

from uuid import uuid4

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.catalogue import permissions
from jehat.catalogue.models import Article
from jehat.core.verdict import Refused
from jehat.organization.models import Entity

LONGEST_CODE = 50
# Words that stand in the same place of an address.
NO_CODES = {"add"}


@action("catalogue.write_article", says=_("An article was written"))
def write_article(
    *,
    by,
    entity,
    kind=Article.Kind.ANNOUNCEMENT,
    title_ar="",
    title_en="",
    body_ar="",
    body_en="",
    since=None,
    until=None,
    article=None,
    version=None,
    now=None,
):
    """Write an article, or write it anew; `version` is the one the writer had before him."""
    Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_write_article(by, entity).require()
    if article is None:
        article = Article(entity=entity, code=_code(entity, title_en))
    else:
        article = Article.objects.of(entity).locked().get(pk=article.pk)
        _require_same(article, version)
        article.version += 1
    article.kind, article.since, article.until = kind, since, until
    article.title_ar, article.title_en, article.body_ar, article.body_en = title_ar, title_en, body_ar, body_en
    _require_whole_if_published(article)
    article.changed_at = now or timezone.now()
    article.save()
    record("catalogue.write_article", article, by=by, at=now, code=article.code, version=article.version)
    return article


@action("catalogue.publish_article", says=_("An article was published"))
def publish_article(*, by, article, now=None):
    """Show an article to everybody, in the days it is for."""
    article = Article.objects.locked().get(pk=article.pk)
    permissions.can_publish_article(by, article).require()
    now = now or timezone.now()
    article.state, article.published_at, article.changed_at = Article.State.PUBLISHED, now, now
    article.save(update_fields=["state", "published_at", "changed_at"])
    record("catalogue.publish_article", article, by=by, at=now, code=article.code, version=article.version)
    return article


@action("catalogue.retire_article", says=_("An article was retired"))
def retire_article(*, by, article, now=None):
    """Take an article off the guide; it can be published again."""
    article = Article.objects.locked().get(pk=article.pk)
    permissions.can_retire_article(by, article).require()
    article.state, article.changed_at = Article.State.RETIRED, now or timezone.now()
    article.save(update_fields=["state", "changed_at"])
    record("catalogue.retire_article", article, by=by, at=now, code=article.code, version=article.version)
    return article


def _code(entity, title: str) -> str:
    """A name for the address, made once from the English title; another one's is never taken."""
    code = slugify(title)[:LONGEST_CODE].strip("-") or uuid4().hex[:8]
    taken = code in NO_CODES or Article.objects.of(entity).filter(code=code).exists()
    return f"{code}-{uuid4().hex[:4]}" if taken else code


def _require_same(article, version) -> None:
    if version is not None and version != article.version:
        raise Refused(_("Somebody else changed the article meanwhile. What you wrote is kept below; look at both."))


def _require_whole_if_published(article) -> None:
    if article.state == Article.State.PUBLISHED and article.missing():
        raise Refused(_("A published article stays whole: title and text are needed in both languages."))
