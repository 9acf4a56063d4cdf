"""What people keep around cases: drafts not sent yet, and the files they gave. Answers for the area of documents."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jehat.cases import permissions
from jehat.cases.models import Attachment, Case
from jehat.catalogue.models import Kind
from jehat.documents.models import File
from jehat.documents.places import Place, find
from jehat.documents.queries import draft_at, drafts_at
from jehat.documents.uses import Use

LABELS = {
    "comment": _("Message not sent"),
    "note": _("Internal note not saved"),
    "ask": _("Question not asked"),
    "refer": _("Referral not made"),
    "complete": _("Closing message not sent"),
    "reject": _("Closing message not sent"),
    "reopen": _("Reason not sent"),
    "decide_appeal": _("Decision not sent"),
}
# What is typed for other acts, and stands among the drafts of its writer only when it was not taken.
FURTHER = {
    "answer": _("Message not sent"),
    "dispute": _("Reason not sent"),
    "appeal": _("Reason not sent"),
    "withdraw": _("Reason not sent"),
    "refuse_referral": _("Reason not sent"),
    "give_back": _("Reason not sent"),
    "conclude_copy": _("Opinion not sent"),
    "refer_out": _("Referral not made"),
    "merge": _("Closing message not sent"),
    "postpone": _("Reason not sent"),
    "refuse_postponement": _("Reason not sent"),
    "ask_reassignment": _("Reason not sent"),
    "refuse_reassignment": _("Reason not sent"),
    "grant_postponement": _("Reason not sent"),
}
# What is written in the two panes of the composer; the other acts have a form of their own, opened by its name.
COMPOSED = ("comment", "note")
INTERNAL = ("note", "refer", "reopen")


def filing_place(kind) -> str:
    """Where the draft of a new case of this kind is kept."""
    return f"new:{kind.code}"


def counter_place(kind, visitor) -> str:
    """Where a clerk's draft of a case for a visitor is kept: what one visitor said never stands before another."""
    return f"counter:{kind.code}:{visitor.pk}"


def counter_draft(user, kind, visitor):
    return draft_at(user, counter_place(kind, visitor))


def speaking_place(case, act: str) -> str:
    """Where a draft about a case is kept; each act has its own, so that internal and external words never meet."""
    return f"case:{case.number}:{act}"


def words_place(user, number, act: str) -> str:
    """Where words wait that were sent and not taken: with the act, or by themselves if the case is out of sight."""
    place = f"case:{number}:{act}"
    return place if act in LABELS and find(user, place) else f"unsent:{number}:{act}"


def words_kept(user, number, act: str):
    """The words of the person that wait for an act on a case, wherever they were typed."""
    found = drafts_at(user, [f"unsent:{number}:{act}", f"case:{number}:{act}"])
    return next(iter(found.values()), None)


def filing_draft(user, kind):
    return draft_at(user, filing_place(kind))


def speaking_drafts(user, case, acts) -> dict:
    """What the person has typed about a case and not sent, by act."""
    found = drafts_at(user, [speaking_place(case, act) for act in acts])
    return {act: found.get(speaking_place(case, act)) for act in acts}


def new_case_places(user, codes) -> dict[str, Place]:
    """Anybody may prepare a case of a kind that is offered; of one that was, he still finds what he typed."""
    kinds = Kind.objects.ever_offered().filter(code__in=[code.partition(":")[2] for code in codes])
    return {
        filing_place(kind): Place(kind.name, _filing(kind), reverse("cases:submit", args=[kind.code]), kind.entity_id)
        for kind in kinds.select_related("department")
    }


def _filing(kind):
    return _("Case not filed") if kind.is_offered else _("Not filed, and not offered now")


def counter_places(user, codes) -> dict[str, Place]:
    """Whoever receives visitors writes their cases down; the visitor is looked up anew, by his document."""
    wanted = {code: code.split(":")[1] for code in codes if code.count(":") == 2}
    offered = Kind.objects.open_to_public().select_related("entity").filter(code__in=wanted.values())
    kinds = {one.code: one for one in offered if permissions.can_find_visitor(user, one.entity)}
    url, label = reverse("cases:counter"), _("Case of a visitor, not filed")
    found = {code: kinds[kind] for code, kind in wanted.items() if kind in kinds}
    return {code: Place(kind.name, label, url, kind.entity_id) for code, kind in found.items()}


def case_places(user, codes) -> dict[str, Place]:
    """About a case that he sees: its beneficiary writes to the entity, the team does that and writes to itself."""
    wanted = {code: code.split(":")[1:] for code in codes if code.count(":") == 2}
    numbers = {number for number, _act in wanted.values()}
    cases = {case.number: case for case in Case.objects.visible_to(user).filter(number__in=numbers)}
    found = {code: _place(user, cases.get(number), act) for code, (number, act) in wanted.items()}
    # Of a case out of his sight he is told nothing; what he typed about it stays his, to copy.
    lost = [code for code, (number, _act) in wanted.items() if number not in cases]
    begun = set(drafts_at(user, lost)) if lost else ()
    return {code: place for code, place in found.items() if place} | {code: _lost(code) for code in begun}


def unsent_places(user, codes) -> dict[str, Place]:
    """Words that were not taken wait wherever the case has gone: they are their writer's."""
    known = LABELS | FURTHER
    return {code: _lost(code) for code in codes if code.count(":") == 2 and code.split(":")[2] in known}


def _lost(code) -> Place:
    _kind, number, act = code.split(":")
    label = (LABELS | FURTHER).get(act, _("Words not sent"))
    return Place(number, label, reverse("cases:unsent", args=[number, act]), is_internal=act in INTERNAL)


def _place(user, case, act) -> Place | None:
    if case is None or act not in LABELS:
        return None
    is_team = not case.is_acted_for_by(user)
    if not is_team and act != "comment":
        return None
    url = reverse("cases:work" if is_team else "cases:case", args=[case.number])
    url += "#composer" if act in COMPOSED else f"?act={act}#{act}"
    return Place(case.title_for(user), LABELS[act], url, case.entity_id, is_internal=act in INTERNAL)


def own_files(user):
    """Files that a person gave in cases of his own: never what he attached to an internal note, as an employee."""
    given = Attachment.objects.filter(_his_own(user), file=OuterRef("pk"))
    return File.objects.of_uploader(user).filter(Exists(given))


def where_used(user, files) -> dict:
    """The case of each of his files, by the id of the file."""
    given = Attachment.objects.filter(_his_own(user), file__in=[file.pk for file in files])
    return {one.file_id: _use(one.comment.case, one.file_id) for one in given.select_related("comment__case")}


def _use(case, file_id) -> Use:
    download = reverse("cases:file", args=[case.number, file_id])
    return Use(case.subject, reverse("cases:case", args=[case.number]), f"{download}?download")


def _his_own(user):
    return Q(comment__by=user, comment__is_from_beneficiary=True, comment__case__beneficiary=user)
