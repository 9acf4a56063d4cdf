"""The shape of what people type about cases."""

from .counter import CounterForm, EnrolForm, VisitorForm
from .filing import SELF, CheckForm, RateForm, SubmitForm, WithdrawForm
from .handover import HandOverForm
from .moving import AssignForm, CloseForm, ReferForm, RejectForm
from .secrecy import ClassifyForm
from .speech import LONGEST, AskForm, CommentForm, NoteForm, SpeechForm

__all__ = [
    "AskForm",
    "AssignForm",
    "CheckForm",
    "ClassifyForm",
    "CloseForm",
    "CommentForm",
    "CounterForm",
    "EnrolForm",
    "HandOverForm",
    "LONGEST",
    "NoteForm",
    "RateForm",
    "ReferForm",
    "RejectForm",
    "SELF",
    "SpeechForm",
    "SubmitForm",
    "VisitorForm",
    "WithdrawForm",
]
