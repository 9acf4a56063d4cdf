"""The shape of what those who keep the guide type."""

from .article import ArticleForm
from .wording import WordingForm

__all__ = ["ArticleForm", "WordingForm"]
