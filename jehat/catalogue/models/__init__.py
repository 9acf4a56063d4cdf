from .article import Article, ArticleQuerySet
from .kind import Kind, KindQuerySet
from .offer import OFFERED, Channel, Offer
from .pace import Pace, PaceQuerySet
from .version import WRITTEN, Version, VersionQuerySet
from .wording import Wording

__all__ = [
    "OFFERED",
    "WRITTEN",
    "Article",
    "ArticleQuerySet",
    "Channel",
    "Kind",
    "KindQuerySet",
    "Offer",
    "Pace",
    "PaceQuerySet",
    "Version",
    "VersionQuerySet",
    "Wording",
]
