"""What people keep around cases: drafts not sent yet, and the files they gave. Answers for the area of documents."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jehat.cases.models import Attachment, Case
from jehat.catalogue.models import Kind
from jehat.documents.models import File
from jehat.documents.places import Place
from jehat.documents.queries import draft_at, drafts_at
from jehat.documents.uses import Use

LABELS = {"comment": _("Message not sent"), "note": _("Internal note not saved")}


def filing_place(kind) -> str:
    """Where the draft of a new case of this kind is kept."""
    return f"new:{kind.code}"


def speaking_place(case, act: str) -> str:
    """Where a draft about a case is kept; each act has its own, so that internal and external words never meet."""
    return f"case:{case.number}:{act}"


def filing_draft(user, kind):
    return draft_at(user, filing_place(kind))


def speaking_drafts(user, case) -> dict:
    """What the person has typed about a case and not sent, by act."""
    found = drafts_at(user, [speaking_place(case, act) for act in LABELS])
    return {act: found.get(speaking_place(case, act)) for act in LABELS}


def new_case_places(user, codes) -> dict[str, Place]:
    """Anybody may prepare a case of a kind that is offered."""
    kinds = Kind.objects.open_to_public().filter(code__in=[code.partition(":")[2] for code in codes])
    return {
        filing_place(kind): Place(
            kind.name, _("Case not filed"), reverse("cases:submit", args=[kind.code]), kind.entity_id
        )
        for kind in kinds
    }


def case_places(user, codes) -> dict[str, Place]:
    """About a case that he sees: its beneficiary writes to the entity, the team does that and writes to itself."""
    wanted = {code: code.split(":")[1:] for code in codes if code.count(":") == 2}
    numbers = {number for number, _act in wanted.values()}
    cases = {case.number: case for case in Case.objects.visible_to(user).filter(number__in=numbers)}
    found = {code: _place(user, cases.get(number), act) for code, (number, act) in wanted.items()}
    return {code: place for code, place in found.items() if place}


def _place(user, case, act) -> Place | None:
    if case is None or act not in LABELS:
        return None
    is_team = not case.is_acted_for_by(user)
    if not is_team and act != "comment":
        return None
    url = reverse("cases:work" if is_team else "cases:case", args=[case.number])
    return Place(case.subject, LABELS[act], f"{url}#composer", case.entity_id, is_internal=act == "note")


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
