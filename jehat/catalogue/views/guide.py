"""The guide: open to everybody, signed in or not."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jehat.catalogue import queries
from jehat.catalogue.freshness import kept_by_visitors
from jehat.catalogue.models import Article, Kind
from jehat.catalogue.presenting import presented
from jehat.catalogue.sectors import by_sector, with_icons
from jehat.organization.models import Entity

LONGEST_SEARCH = 120
SUGGESTED = 6


def _asked(request) -> str:
    return " ".join(request.GET.get("q", "").split())[:LONGEST_SEARCH]


@require_GET
@kept_by_visitors
def entities(request):
    """Every entity by sector, or what matches the words that were searched for."""
    words = _asked(request)
    context = {"words": words}
    if words:
        found, answer = queries.find(words)
        context |= {"found": found, "answer": answer, "nearest": [] if found else queries.nearest(answer)}
    else:
        context["sectors"] = by_sector(queries.entities_with_kinds())
        context["articles"] = queries.shown_articles()[:3]
    return render(request, "catalogue/entities.html", context)


@require_GET
@kept_by_visitors
def suggest(request):
    """What the words that are being typed may become, as a piece of the page."""
    words = _asked(request)
    found, answer = queries.find(words, is_typing=True, most=SUGGESTED) if words else ([], None)
    context = {"words": words, "found": found, "answer": answer}
    return render(request, "catalogue/_suggestions.html", context)


@require_GET
@kept_by_visitors
def entity(request, code):
    """One entity: what it announces, what it offers, its branches and how it is reached."""
    entity = get_object_or_404(Entity.objects.select_related("parent"), code=code)
    articles = queries.shown_articles(entity)
    context = {
        "entity": entity,
        "kinds": queries.kinds_of(entity),
        "branches": with_icons(queries.branches_of(entity)),
        "announcements": [one for one in articles if one.kind == Article.Kind.ANNOUNCEMENT][:3],
        "awareness": [one for one in articles if one.kind == Article.Kind.AWARENESS][:6],
        "number_of_articles": len(articles),
    }
    return render(request, "catalogue/entity.html", context)


@require_GET
@kept_by_visitors
def kind(request, code):
    """One kind of case: who may ask, what it needs, costs and takes, and who handles it."""
    kind = queries.offered().select_related("current").filter(code=code).first()
    if kind is None:
        former = get_object_or_404(Kind.objects.ever_offered().select_related("entity"), code=code)
        return render(request, "catalogue/former_kind.html", {"kind": former}, status=410)
    return render(request, "catalogue/kind.html", {"shown": presented(kind)})


@require_GET
@kept_by_visitors
def articles(request, code):
    """All that an entity tells everybody today."""
    entity = get_object_or_404(Entity, code=code)
    return render(request, "catalogue/articles.html", {"entity": entity, "articles": queries.shown_articles(entity)})


@require_GET
@kept_by_visitors
def article(request, code, name):
    """One announcement, or something worth knowing."""
    shown = Article.objects.shown(timezone.localdate()).select_related("entity")
    article = get_object_or_404(shown, entity__code=code, code=name)
    others = [one for one in queries.shown_articles(article.entity) if one.pk != article.pk][:4]
    return render(request, "catalogue/article.html", {"article": article, "others": others})
