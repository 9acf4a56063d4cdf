"""Announcements and what is worth knowing, kept by the entity."""

from datetime import date
from typing import Annotated

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Schema, Status
from pydantic import Field, StringConstraints

from jehat.catalogue import actions, queries
from jehat.catalogue.forms.article import LONGEST_BODY, ArticleForm
from jehat.catalogue.models import Article
from jehat.core.rest import Operations, Page, etag, page_of, require_match, require_valid
from jehat.core.rest.paging import After, Limit
from jehat.core.rest.shapes import says

from .keeping import IF_MATCH, TEXT, InPath, kept_by, named
from .shown import KeptArticle

router = Operations()

Title = Annotated[str, StringConstraints(max_length=160, pattern=TEXT)]
Body = Annotated[str, StringConstraints(max_length=LONGEST_BODY, pattern=TEXT)]


class ArticleIn(Schema):
    model_config = says(_("An article in both languages; a draft may lack anything but a title in one of them."))

    kind: Article.Kind = Article.Kind.ANNOUNCEMENT
    title_ar: Title = Field("", description=_("In Arabic"))
    title_en: Title = Field("", examples=["Working hours"])
    body_ar: Body = Field("", description=_("In Arabic"))
    body_en: Body = Field("", examples=["From ten to three."])
    since: date | None = Field(None, description=_("Left empty, from its publication."))
    until: date | None = Field(None, description=_("The last day; left empty, until it is retired."))


def _article(request, name, verb="write_article") -> Article:
    return get_object_or_404(queries.articles_of(kept_by(request, verb)).select_related("entity"), code=name)


def _written(request, entity, given: ArticleIn, **of):
    form = ArticleForm({key: str(value) for key, value in given.dict().items() if value})
    require_valid(form)
    words = form.cleaned_data | of
    return actions.write_article(by=request.user, entity=entity, **words)


@router.get("keep/articles", scope="guide:write", response=Page[KeptArticle], summary=_("The articles of the entity"))
def kept_articles(request, after: After = "", limit: Limit = 50):
    found = queries.articles_of(kept_by(request, "write_article")).select_related("entity")
    return page_of(found, after=after, limit=limit)


@router.post(
    "keep/articles",
    scope="guide:write",
    verb="catalogue.write_article",
    response={201: KeptArticle},
    summary=_("Write an article"),
)
def add_article(request, given: ArticleIn):
    return Status(201, _written(request, kept_by(request, "write_article"), given))


@router.get("keep/articles/{name}", scope="guide:write", response=KeptArticle, summary=_("An article one keeps"))
def kept_article(request, response: HttpResponse, name: InPath):
    article = _article(request, name)
    response["ETag"] = etag(article.version)
    return article


@router.put(
    "keep/articles/{name}",
    scope="guide:write",
    verb="catalogue.write_article",
    response=KeptArticle,
    openapi_extra=IF_MATCH,
    summary=_("Write an article anew"),
)
def write_article(request, name: InPath, given: ArticleIn):
    article = _article(request, name)
    require_match(request, article.version)
    # Who names the version he read is refused under the lock too, if somebody was faster.
    return _written(
        request, article.entity, given, article=article, version=article.version if named(request) else None
    )


@router.post(
    "keep/articles/{name}/publish",
    scope="guide:write",
    verb="catalogue.publish_article",
    response=KeptArticle,
    summary=_("Publish an article"),
)
def publish_article(request, name: InPath):
    return actions.publish_article(by=request.user, article=_article(request, name, "publish_article"))


@router.post(
    "keep/articles/{name}/retire",
    scope="guide:write",
    verb="catalogue.retire_article",
    response=KeptArticle,
    summary=_("Retire an article"),
)
def retire_article(request, name: InPath):
    return actions.retire_article(by=request.user, article=_article(request, name, "retire_article"))
