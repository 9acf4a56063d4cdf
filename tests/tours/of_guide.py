"""Tours of what else the administrator keeps in the guide: kinds offered no more and again, words, articles."""

from jehat.catalogue import actions
from jehat.catalogue.models import Article, Kind, Wording
from jehat.catalogue.queries import standing_of

from . import filing, scenes
from .scenes import WORDS
from .tour import Tour, sends, writes

KEPT = "/guide/keep/kinds/{code}/"
ARTICLE = "/guide/keep/articles/{name}/"
NAME = "Tour"


def _shown(people):
    """The kind of case of which no other tour has need, offered, and without a draft."""
    of_entity = Kind.objects.filter(entity=people.admin.entity, versions__published_at__isnull=False)
    free = of_entity.exclude(code__in=(scenes.KIND, filing.ASKING)).order_by("-code")
    kind, by = scenes.kind(free.first().code), people.admin.user
    if not kind.is_published and not kind.versions.drafts().exists():
        actions.restore_version(by=by, version=kind.current)
    if kind.versions.drafts().exists():
        actions.publish_kind(by=by, kind=kind, seen=standing_of(kind).stamp)
    return scenes.kind(kind.code)


def shown(people):
    return {"code": _shown(people).code}


def retired(people):
    kind = actions.retire_kind(by=people.admin.user, kind=_shown(people))
    return {"code": kind.code, "days": kind.working_days}


def twice_published(people):
    """A kind of case with a former version, of which no draft is being written."""
    kind, by = _shown(people), people.admin.user
    days = standing_of(kind).working_days
    actions.write_version(by=by, kind=kind, said={"working_days": days % 20 + 1}, seen=standing_of(kind).stamp)
    actions.publish_kind(by=by, kind=kind, seen=standing_of(kind).stamp)
    return {"code": kind.code, "days": days}


def _written(people):
    told = {"title_ar": WORDS, "title_en": NAME, "body_ar": WORDS, "body_en": NAME}
    return actions.write_article(by=people.admin.user, entity=people.admin.entity, **told)


def written(people):
    return {"name": _written(people).code}


def published(people):
    return {"name": actions.publish_article(by=people.admin.user, article=_written(people)).code}


def new_words(people):
    return {"code": scenes.KIND, "words": f"{WORDS} {Wording.objects.count()}"}


def is_retired(people, scene):
    assert not Kind.objects.get(code=scene["code"]).is_published


def has_a_draft(people, scene):
    draft = Kind.objects.get(code=scene["code"]).versions.drafts().get()
    assert draft.working_days == scene["days"]


def is_written(people, scene):
    made = Article.objects.latest("changed_at")
    assert (made.title_ar, made.body_en, made.state) == (WORDS, NAME, Article.State.DRAFT)


def is_in_state(state):
    def holds(people, scene):
        assert Article.objects.get(code=scene["name"]).state == state

    return holds


def is_worded(people, scene):
    assert scene["words"] in Wording.objects.get(kind__code=scenes.KIND).words_ar


OF_KINDS = (
    Tour("catalogue.retire_kind", "admin", shown, (sends("Retire"),), holds=is_retired, at=KEPT),
    Tour("catalogue.restore_version", "admin", retired, (sends("Offer it again"),), holds=has_a_draft, at=KEPT),
    Tour(
        "catalogue.restore_version",
        "admin",
        twice_published,
        (sends("Begin a draft from it"),),
        holds=has_a_draft,
        at=f"{KEPT}versions/",
        way="former",
    ),
)
OF_WORDS = (
    Tour(
        "catalogue.change_wording",
        "admin",
        new_words,
        (writes("words_ar", "{words}"), sends("Save")),
        holds=is_worded,
        at="/guide/keep/words/{code}/",
    ),
    Tour(
        "catalogue.write_article",
        "admin",
        lambda people: {},
        (
            writes("title_ar", WORDS),
            writes("body_ar", WORDS),
            writes("title_en", NAME),
            writes("body_en", NAME),
            sends("Save"),
        ),
        holds=is_written,
        says="The article was saved.",
        at="/guide/keep/articles/add/",
    ),
    Tour(
        "catalogue.publish_article",
        "admin",
        written,
        (sends("Publish"),),
        holds=is_in_state(Article.State.PUBLISHED),
        at=ARTICLE,
    ),
    Tour(
        "catalogue.retire_article",
        "admin",
        published,
        (sends("Retire"),),
        holds=is_in_state(Article.State.RETIRED),
        at=ARTICLE,
    ),
)
TOURS = (*OF_KINDS, *OF_WORDS)
