"""Announcements and what is worth knowing."""

from django.utils import timezone

from jehat.catalogue.models import Article

SHOWN = 50


def shown_articles(entity=None) -> list[Article]:
    """What everybody may read today, newest first: of one entity, or of all."""
    articles = Article.objects.shown(timezone.localdate()).select_related("entity").newest_first()
    return list((articles.filter(entity=entity) if entity else articles)[:SHOWN])


def articles_of(entity):
    """All articles of an entity, for those who keep them."""
    return Article.objects.of(entity).newest_first()
