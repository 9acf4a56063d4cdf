"""What search engines are told of: every public page of the guide, in both languages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from jehat.organization.models import Entity

from .models import Article, Kind


class GuideSitemap(Sitemap):
    """Pages that say their language in the address, for readers who keep no cookie."""

    i18n = alternates = x_default = True
    limit = 2000

    @property
    def protocol(self):
        return urlsplit(settings.ORIGIN).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.ORIGIN).netloc

    def location(self, item):
        return f"{self.path(item)}?hl={get_language()}"


class KindSitemap(GuideSitemap):
    def items(self):
        return Kind.objects.open_to_public().select_related("current").order_by("code")

    def lastmod(self, kind):
        return kind.current and kind.current.published_at

    def path(self, kind):
        return reverse("catalogue:kind", args=[kind.code])


class EntitySitemap(GuideSitemap):
    def items(self):
        return Entity.objects.annotate(changed_at=Max("kinds__current__published_at")).order_by("code")

    def lastmod(self, entity):
        return entity.changed_at

    def path(self, entity):
        return reverse("catalogue:entity", args=[entity.code])


class ArticleSitemap(GuideSitemap):
    def items(self):
        return Article.objects.shown(timezone.localdate()).select_related("entity").order_by("-published_at", "pk")

    def lastmod(self, article):
        return article.changed_at

    def path(self, article):
        return reverse("catalogue:article", args=[article.entity.code, article.code])


class PlaceSitemap(GuideSitemap):
    def items(self):
        return ["portal:front", "catalogue:entities"]

    def path(self, name):
        return reverse(name)


SITEMAPS = {"places": PlaceSitemap, "entities": EntitySitemap, "kinds": KindSitemap, "articles": ArticleSitemap}
