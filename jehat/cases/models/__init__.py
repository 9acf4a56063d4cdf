from .canned_reply import CannedReply
from .case import Case, Opening, Rating
from .conversation import Attachment, Comment, Note, NoteAttachment
from .custody import Custody
from .handover import Handover
from .viewing import Viewing

__all__ = [
    "Attachment",
    "CannedReply",
    "Case",
    "Comment",
    "Custody",
    "Handover",
    "Note",
    "NoteAttachment",
    "Opening",
    "Rating",
    "Viewing",
]
