from .case import Case, Opening, Rating
from .conversation import Attachment, Comment, Note, NoteAttachment
from .custody import Custody

__all__ = ["Attachment", "Case", "Comment", "Custody", "Note", "NoteAttachment", "Opening", "Rating"]
