from .concerns import mark_about, unmark_about
from .export import export_movement
from .glass import break_glass, end_glass, review_glass

__all__ = ["break_glass", "end_glass", "export_movement", "mark_about", "review_glass", "unmark_about"]
