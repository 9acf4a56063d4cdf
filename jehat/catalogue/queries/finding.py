"""Finding in the published guide: an index in memory, made anew when anything it holds has changed.

What is asked stays in this process: nothing of it is kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from django.apps import apps
from django.db import connection
from django.utils import timezone

from jehat.catalogue.models import Article, Kind
from jehat.catalogue.search import Answer, Entry, Index
from jehat.organization.models import Brand, Department, Entity

from .guide import offered

KIND, ARTICLE = "kind", "article"
NAME, WORDS, SUMMARY, NEEDS, ASKED, PLACE, ENTITY = 5.0, 3.0, 2.0, 0.6, 0.7, 0.6, 1.5
TITLE, BODY = 3.0, 0.8

_SUM = """
(SELECT count(*) || '.' || coalesce(sum(hashtextextended(ctid::text || xmin::text, 0) %% 1000003), 0) FROM %s)"""

Key = tuple[str, str]

_held: tuple[str, Index] = ("", Index({}))


@dataclass(frozen=True)
class Found:
    """One answer of the search: a kind of case or an article, best first."""

    is_kind: bool
    what: Kind | Article
    phrase: str = ""


def find(words: str, *, is_typing: bool = False, most: int = 30) -> tuple[list[Found], Answer]:
    """What the words may mean, in at most four queries; the answer says also what to mark, and what was meant."""
    answer = _index().find(words, is_typing=is_typing)
    hits = answer.hits[:most]
    said = {hit.key: hit.phrase for hit in hits}
    return _fetched([hit.key for hit in hits], said), answer


def nearest(answer: Answer) -> list[Found]:
    """Where nothing was found: what looks most alike."""
    return _fetched(answer.nearest)


def stamp() -> str:
    """A word that changes whenever anything the guide shows has changed, whoever changed it."""
    with connection.cursor() as cursor:
        cursor.execute(_stamping())
        return f"{timezone.localdate().isoformat()}-{cursor.fetchone()[0]}"


@lru_cache(maxsize=1)
def _stamping() -> str:
    # Every version of a row has a place and a transaction of its own, so that nobody needs to keep a counter, and no
    # change that commits late is overlooked.
    models = (Entity, Department, Brand, *apps.get_app_config("catalogue").get_models())
    tables = (connection.ops.quote_name(model._meta.db_table) for model in models)
    return f"SELECT md5(concat_ws('-', {', '.join(_SUM % table for table in tables)}))"  # noqa: S608 (our own names)


def _index() -> Index:
    global _held
    now = stamp()
    if _held[0] != now:
        _held = now, Index.of(_entries(), before=_held[1])
    return _held[1]


def _entries() -> Iterator[Entry]:
    kinds = offered().select_related("wording")
    yield from (_of_kind(kind) for kind in kinds.iterator(chunk_size=500))
    articles = Article.objects.shown(timezone.localdate()).select_related("entity")
    yield from (_of_article(article) for article in articles.iterator(chunk_size=500))


def _of_kind(kind) -> Entry:
    wording = getattr(kind, "wording", None)
    phrases = tuple(wording.words_ar) + tuple(wording.words_en) if wording else ()
    needs = " ".join(one[name] for one in kind.requirements for name in ("name_ar", "name_en"))
    asked = " ".join(one.get(name, "") for one in kind.questions for name in _ASKED)
    texts = (
        *((NAME, text) for text in (kind.name_ar, kind.name_en)),
        *((SUMMARY, text) for text in (kind.summary_ar, kind.summary_en)),
        (NEEDS, needs),
        (ASKED, asked),
        *((PLACE, text) for text in (kind.department.name_ar, kind.department.name_en)),
        *((ENTITY, text) for text in (kind.entity.name_ar, kind.entity.name_en)),
    )
    return Entry((KIND, kind.code), f"{kind.name_ar} {kind.name_en}", texts, phrases, kind.code)


_ASKED = ("question_ar", "answer_ar", "question_en", "answer_en")


def _of_article(article) -> Entry:
    texts = (
        *((TITLE, text) for text in (article.title_ar, article.title_en)),
        *((BODY, text) for text in (article.body_ar, article.body_en)),
        *((ENTITY / 2, text) for text in (article.entity.name_ar, article.entity.name_en)),
    )
    return Entry((ARTICLE, str(article.pk)), f"{article.title_ar} {article.title_en}", texts)


def _fetched(keys: Iterable[Key], said: Mapping[Key, str] = MappingProxyType({})) -> list[Found]:
    """The rows behind the keys, in their order; what is not offered any more drops out."""
    keys = list(keys)
    codes, ids = ([name for kind, name in keys if kind == wanted] for wanted in (KIND, ARTICLE))
    kinds = offered().filter(code__in=codes) if codes else ()
    rows = {(KIND, one.code): Found(True, one, said.get((KIND, one.code), "")) for one in kinds}
    if ids:
        articles = Article.objects.shown(timezone.localdate()).filter(pk__in=ids).select_related("entity")
        rows |= {(ARTICLE, str(one.pk)): Found(False, one) for one in articles}
    return [rows[key] for key in keys if key in rows]
