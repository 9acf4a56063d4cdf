from .kind import Kind, KindQuerySet

__all__ = ["Kind", "KindQuerySet"]
