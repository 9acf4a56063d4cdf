"""What search engines ask for: where they may look, and what there is."""

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from jehat.catalogue.sitemaps import SITEMAPS

TEN_MINUTES = 600
OPEN = ("/$", "/?hl=", "/guide/", "/static/", "/brand/", "/robots.txt", "/sitemap")


@require_safe
@cache_control(public=True, max_age=TEN_MINUTES)
def index(request):
    return views.index(request, SITEMAPS, sitemap_url_name="sitemap")


@require_safe
@cache_control(public=True, max_age=TEN_MINUTES)
def section(request, section):
    return views.sitemap(request, SITEMAPS, section=section)


@require_safe
@cache_control(public=True, max_age=TEN_MINUTES)
def robots(request):
    """The guide is for everybody; all else belongs to those who are signed in."""
    lines = ["User-agent: *", *(f"Allow: {path}" for path in OPEN)]
    lines += [
        f"Disallow: {reverse('catalogue:wordings').removesuffix('words/')}",
        "Disallow: /guide/*q=",
        "Disallow: /",
    ]
    lines += [f"Sitemap: {settings.ORIGIN}{reverse('sitemap_index')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
