from .alarm import Alarm, EscalationPlan
from .answers import Answers
from .appeal import Appeal
from .canned_reply import CannedReply
from .case import Case
from .closing import Closing
from .conflict import Conflict
from .conversation import Attachment, Comment, Note, NoteAttachment
from .custody import Custody
from .follow_up import FollowUp
from .following import Following
from .handover import Handover
from .letter import IssuedLetter
from .link import CaseLink
from .mention import Mention
from .opening import Opening
from .pause import Pause
from .points import Points
from .postponement import Postponement
from .question import Question
from .rating import Rating
from .reading import Reading
from .reassignment import Reassignment
from .referral import Referral
from .saved_view import SavedView
from .sharing import Manner, Rule, Share, Skill, Skilled
from .step import StepReached
from .tick import Tick
from .viewing import Viewing

__all__ = [
    "FollowUp",
    "Alarm",
    "EscalationPlan",
    "Appeal",
    "Answers",
    "Attachment",
    "CannedReply",
    "Case",
    "CaseLink",
    "Closing",
    "Comment",
    "Conflict",
    "Custody",
    "Following",
    "Handover",
    "IssuedLetter",
    "Manner",
    "Mention",
    "Note",
    "NoteAttachment",
    "Opening",
    "Pause",
    "Points",
    "Postponement",
    "Question",
    "Rating",
    "Reading",
    "Reassignment",
    "Referral",
    "Rule",
    "Share",
    "Skill",
    "Skilled",
    "SavedView",
    "Tick",
    "StepReached",
    "Viewing",
]
