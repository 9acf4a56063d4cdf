"""The shape of what people type about cases."""

from .asking import AnswerForm, AskForm
from .counter import CounterForm, EnrolForm, VisitorForm
from .distribution import RuleForm, SharingForm, SkillForm
from .filing import SELF, AppealForm, CheckForm, DisputeForm, LanguageForm, RateForm, SubmitForm, WithdrawForm
from .handover import HandOverForm
from .linking import LinkForm, MergeForm
from .moving import AssignForm, CompleteForm, DecideAppealForm, RejectForm, ReopenForm
from .planning import EscalationForm
from .priority import PrioritiseForm
from .referring import ConcludeForm, ReferForm, ReferOutForm, ReturnForm
from .secrecy import ClassifyForm
from .sharing import AskReassignmentForm, DeclareConflictForm, GrantReassignmentForm, RefuseReassignmentForm
from .speech import LONGEST, CommentForm, NoteForm, SpeechForm
from .times import GrantPostponementForm, PostponeForm, RefusePostponementForm

__all__ = [
    "AnswerForm",
    "EscalationForm",
    "GrantPostponementForm",
    "PostponeForm",
    "PrioritiseForm",
    "RefusePostponementForm",
    "AppealForm",
    "AskForm",
    "AskReassignmentForm",
    "AssignForm",
    "CheckForm",
    "ClassifyForm",
    "CompleteForm",
    "CommentForm",
    "ConcludeForm",
    "CounterForm",
    "DecideAppealForm",
    "DeclareConflictForm",
    "DisputeForm",
    "EnrolForm",
    "GrantReassignmentForm",
    "HandOverForm",
    "LanguageForm",
    "LONGEST",
    "LinkForm",
    "MergeForm",
    "NoteForm",
    "RateForm",
    "ReferForm",
    "RefuseReassignmentForm",
    "ReferOutForm",
    "RejectForm",
    "ReopenForm",
    "ReturnForm",
    "RuleForm",
    "SELF",
    "SharingForm",
    "SkillForm",
    "SpeechForm",
    "SubmitForm",
    "VisitorForm",
    "WithdrawForm",
]
