"""What those who keep the guide read of their kinds of case and the versions of each."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from jehat.catalogue.models import Kind, Version

# More versions than anybody looks through; older ones are still under the cases that keep them.
MOST_VERSIONS = 50


def kept_kinds(entity, *, show="all") -> QuerySet[Kind]:
    """The kinds of an entity in any state, each with `has_draft`; `show` is all, published, draft, new or retired."""
    return _shown(_with_drafts(entity).select_related("department"), show).order_by("code")


def kept_counts(entity) -> dict[str, int]:
    """How many kinds there are to show under each filter; one query."""
    return _with_drafts(entity).aggregate(
        all=Count("pk"), **{name: Count("pk", filter=wanted) for name, wanted in _FILTERS.items()}
    )


def _with_drafts(entity) -> QuerySet[Kind]:
    drafts = Version.objects.drafts().filter(kind=OuterRef("pk"))
    return Kind.objects.of(entity).annotate(has_draft=Exists(drafts))


_FILTERS = {
    "published": Q(is_published=True),
    "draft": Q(has_draft=True),
    "retired": Q(is_published=False, current__isnull=False),
}


def _shown(kinds, show):
    return kinds.filter(_FILTERS[show]) if show in _FILTERS else kinds


def standing_of(kind) -> Version:
    """What an editor of the kind begins from: its draft, else its current version."""
    standing = Q(published_at__isnull=True) | Q(pk=F("kind__current"))
    return Version.objects.filter(standing, kind=kind).select_related("department").newest_first()[0]


def versions_of(kind) -> list[Version]:
    """The latest versions of a kind, the newest first, with who wrote each."""
    return list(kind.versions.select_related("department", "author").newest_first()[:MOST_VERSIONS])
