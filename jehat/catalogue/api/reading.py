"""The guide as everybody reads it."""

from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query

from jehat.catalogue import queries
from jehat.catalogue.models import Article
from jehat.core.rest import Operations
from jehat.organization.models import Entity

from .keeping import TEXT, InPath
from .shown import AnswerOut, ArticleOut, EntityLine, EntityOut, KindLine, KindOut

router = Operations()

Sought = Annotated[str, Query(min_length=1, max_length=120, pattern=TEXT, description=_("What one is looking for."))]


@router.get("search", scope=None, response=AnswerOut, summary=_("Find in the guide"))
def search(request, q: Sought):
    found, answer = queries.find(" ".join(q.split()))
    nearest = [] if found else queries.nearest(answer)
    return {"items": [_found(one) for one in found], "nearest": [_found(one) for one in nearest]}


def _found(one) -> dict:
    what = one.what
    names = (what.name_ar, what.name_en) if one.is_kind else (what.title_ar, what.title_en)
    told = {"what": "kind" if one.is_kind else "article", "code": what.code, "entity": what.entity.code}
    return told | {"name_ar": names[0], "name_en": names[1]}


@router.get("entities", scope=None, response=list[EntityLine], summary=_("The entities that offer kinds of case"))
def entities(request):
    return queries.entities_with_kinds()


@router.get("entities/{code}", scope=None, response=EntityOut, summary=_("One entity, and how it is reached"))
def entity(request, code: InPath):
    found = get_object_or_404(Entity.objects.select_related("parent"), code=code)
    found.branches = queries.branches_of(found)
    return found


@router.get("entities/{code}/kinds", scope=None, response=list[KindLine], summary=_("What an entity offers"))
def kinds(request, code: InPath):
    return queries.kinds_of(get_object_or_404(Entity, code=code))


@router.get("kinds/{code}", scope=None, response=KindOut, summary=_("One kind of case, as the guide tells of it"))
def kind(request, code: InPath):
    return get_object_or_404(queries.offered().select_related("current"), code=code)


@router.get(
    "entities/{code}/articles", scope=None, response=list[ArticleOut], summary=_("What an entity tells everybody today")
)
def articles(request, code: InPath):
    return queries.shown_articles(get_object_or_404(Entity, code=code))


@router.get("entities/{code}/articles/{name}", scope=None, response=ArticleOut, summary=_("One article"))
def article(request, code: InPath, name: InPath):
    shown = Article.objects.shown(timezone.localdate()).select_related("entity")
    return get_object_or_404(shown, entity__code=code, code=name)
