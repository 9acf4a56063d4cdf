"""The verbs beside the life of one case, as they are measured: at the counter, between entities, in the sharing."""

from jehat.cases.directives import End
from jehat.cases.models import Attachment, Case, Handover, Rule
from jehat.cases.states import Outcome
from jehat.people.identifiers import NATIONAL_ID
from tests.before_verbs import ADMINISTRATOR, called_back, handed_in, in_the_queue, leaving, listed, not_ours, tracked

from .bench_turns import CLERK, HEAD, NOBODY, SENDER, TEXT, Turn, abroad, colleague, elsewhere, filed

NEW = {"identity": (NATIONAL_ID, "1000000008"), "names": {"first_ar": TEXT, "family_ar": TEXT}}


def rule(case) -> dict:
    return {"department": case.department, "kind": case.kind, "to_employee": colleague(case)}


def last_rule(case) -> dict:
    last = Rule.objects.filter(department=case.department).latest("position")
    return {"department": case.department, "position": last.position}


def shares(case) -> dict:
    return {"department": case.department, "people": [{"employee": colleague(case), "weight": 80, "daily_cap": 9}]}


def for_visitor(case) -> dict:
    return filed(case) | {"beneficiary": case.beneficiary}


def onward(case) -> dict:
    hop = case.referrals.select_related("onward", "case").latest("sent_at")
    return {"case": Case.objects.with_people().get(pk=hop.onward_id), "sent": hop}


def home(case) -> dict:
    return {"referral": case.referrals.latest("sent_at"), "how": End.DONE, "outcome": Outcome.DONE, "ground": ""}


def item(case) -> dict:
    return {"item": case.terms.ruled.closing_checklist[0].code}


def document(case) -> dict:
    said = Attachment.objects.filter(comment__case=case).select_related("file").latest("file__created_at")
    return {"file": said.file, "is_internal": False}


BESIDE: dict[str, Turn] = {
    "find_visitor": Turn(CLERK, lambda case: {"entity": case.entity, "identity": "1999901133"}),
    "receive_visitor": Turn(CLERK, lambda case: {"entity": case.entity} | NEW),
    "submit_for": Turn(CLERK, for_visitor),
    "take_in": Turn(given=lambda case: abroad(case) | {"files": ()}, ready=tracked),
    "call_back": Turn(SENDER, onward, ("refer_out",), ready=called_back),
    "come_home": Turn(SENDER, home, ("refer_out",)),
    "climb": Turn(given=lambda case: {"between": [case.department_id, elsewhere(case).pk]}, ready=not_ours),
    "transfer": Turn(ADMINISTRATOR, lambda _case: {"handover": Handover.objects.latest("created_at")}, ready=leaving),
    "begin_handover": Turn(ADMINISTRATOR, lambda case: {"place": colleague(case), "way": Handover.Way.DISTRIBUTE}),
    "pull_next": Turn(SENDER, ready=in_the_queue),
    "reach_step": Turn(given=lambda _case: {"place": 1}),
    "tick": Turn(given=item, ready=listed),
    "untick": Turn(given=item, after=("tick",)),
    "download": Turn(given=document, ready=handed_in),
    "warn_of_expiry": Turn(NOBODY, lambda case: {"file": document(case)["file"]}, ready=handed_in),
    "add_rule": Turn(HEAD, rule),
    "remove_rule": Turn(HEAD, last_rule, ("add_rule",)),
    "change_distribution": Turn(HEAD, shares),
    "write_skill": Turn(HEAD, lambda case: {"entity": case.entity, "code": "bench", "name_ar": TEXT, "name_en": TEXT}),
}
