"""Announcements and what is worth knowing, kept by the entity."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.catalogue import actions, permissions, queries
from jehat.catalogue.forms import ArticleForm
from jehat.catalogue.models import Article
from jehat.core.verdict import Refused

from .keeping import keeps_guide

ON_A_PAGE = 30
WRITTEN = ("kind", "title_ar", "body_ar", "title_en", "body_en", "since", "until", "version")


@require_GET
@keeps_guide("write_article")
def kept_articles(request, *, entity):
    page = Paginator(queries.articles_of(entity), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "catalogue/kept_articles.html", {"entity": entity, "page": page})


@require_http_methods(["GET", "POST"])
@keeps_guide("write_article")
def add_article(request, *, entity):
    return _written(request, entity, None)


@require_http_methods(["GET", "POST"])
@keeps_guide("write_article")
def write_article(request, *, entity, name):
    return _written(request, entity, get_object_or_404(queries.articles_of(entity), code=name))


def _written(request, entity, article):
    """The form in both languages: saved, or only looked at before."""
    initial = {name: getattr(article, name) for name in WRITTEN} if article else {"kind": Article.Kind.ANNOUNCEMENT}
    form = ArticleForm(request.POST or None, initial=initial)
    if not form.is_valid():
        return _page(request, entity, article, form, status=422 if form.is_bound else 200)
    if "preview" in request.POST:
        return _page(request, entity, article, form, previews=_previews(form.cleaned_data))
    try:
        saved = actions.write_article(by=request.user, entity=entity, article=article, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        latest = queries.articles_of(entity).filter(pk=article.pk).first() if article else None
        return _page(request, entity, article, form, status=409, latest=latest)
    messages.success(request, _("The article was saved."))
    return redirect("catalogue:write_article", name=saved.code)


def _page(request, entity, article, form, *, status=200, **more):
    context = {"entity": entity, "article": article, "form": form, "may": _may(request.user, article), **more}
    context["missing"] = [form[name] for name in article.missing()] if article else []
    return render(request, "catalogue/write_article.html", context, status=status)


def _may(user, article) -> dict:
    if article is None:
        return {}
    return {verb: getattr(permissions, f"can_{verb}_article")(user, article) for verb in ("publish", "retire")}


def _previews(given) -> list[dict]:
    """The article as it would be read, in each language."""
    previews = []
    for language in ("ar", "en"):
        with override(language):
            words = {"title": given[f"title_{language}"], "body": given[f"body_{language}"]}
            previews.append(words | {"language": language, "kind": str(Article.Kind(given["kind"]).label)})
    return previews


@require_POST
@keeps_guide("publish_article")
def publish_article(request, *, entity, name):
    return _act(request, entity, name, actions.publish_article, _("The article was published."))


@require_POST
@keeps_guide("retire_article")
def retire_article(request, *, entity, name):
    return _act(request, entity, name, actions.retire_article, _("The article was retired."))


def _act(request, entity, name, act, words):
    """A button's act; where a rule refuses it, the page comes back with the reason."""
    article = get_object_or_404(queries.articles_of(entity), code=name)
    try:
        act(by=request.user, article=article)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words)
    return redirect("catalogue:write_article", name=name)
