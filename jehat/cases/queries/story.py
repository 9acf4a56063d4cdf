"""What happened in one case."""

from functools import reduce
from operator import or_

from django.db.models import Prefetch, Q
from django.utils import timezone

from jehat.cases.models import Attachment, Comment, Custody, Mention, Note, NoteAttachment, Referral
from jehat.cases.states import Status
from jehat.documents.models import File

from .dwelling import clocks_of, with_pauses


def chain(case, *, is_team: bool = False) -> list[Custody]:
    """Everybody who held the case, in order; for the team with what brought it to each.

    `worked` of each are the working minutes that it took with him until now, without those in which it stood still.
    """
    held = with_pauses(case.custodies.select_related("department", "employee__user").oldest_first())
    if is_team:
        held = held.select_related("referral__by", "referral__from_department", "referral__from_employee__user")
    custodies = list(held)
    for custody, split in clocks_of(case, custodies, now=timezone.now()).dwells:
        custody.worked = split.working
    return custodies


def arrived_by(chain) -> Referral | None:
    """The referral that brought the case here and is not over, read from its chain without a further question."""
    came = (custody.referral for custody in reversed(chain) if custody.referral_id)
    return next((one for one in came if one is not None and one.is_open), None)


def hops(case) -> list[Referral]:
    """Every referral of the case, oldest first."""
    return list(case.referrals.with_people().select_related("to_entity").order_by("sent_at", "pk"))


def shown_files(case) -> list[File]:
    """What the beneficiary sees of it: all that may leave the entity."""
    given = Attachment.objects.filter(comment__case=case).values("file")
    return list(File.objects.filter(pk__in=given).order_by("created_at"))


def former_custody(case) -> Custody:
    """Who had the case before its present holder."""
    past = case.custodies.filter(until__isnull=False).select_related("department", "employee__user")
    return past.latest("until", "pk")


def comments(case, *, is_team: bool = True):
    """What both sides said; to the beneficiary's side without what may still be taken back."""
    said = case.comments.select_related("by", "acting_for", "voice", "reading__by")
    said = said.prefetch_related(_with_file(Attachment))
    return said if is_team else said.released(timezone.now())


def notes(case):
    return case.notes.select_related("by", "acting_for", "voice").prefetch_related(
        _with_file(NoteAttachment), Prefetch("mentions", Mention.objects.select_related("employee__user"))
    )


def _with_file(joined) -> Prefetch:
    """What is attached, each with its file; one query."""
    return Prefetch("attachments", joined.objects.select_related("file"))


def pending_question(case) -> Comment | None:
    """What the beneficiary is being asked now, if he is."""
    if case.status != Status.WAITING_BENEFICIARY:
        return None
    return case.comments.filter(act=Comment.Act.ASK).select_related("by", "acting_for", "voice").last()


def file_of(case, file_id, *, is_team: bool = True):
    """A file of the case and whether it is internal; None where the case has no such file to show to this side."""
    external = Q(attachments__file_id=file_id) | Q(voice_id=file_id)
    comments = case.comments if is_team else case.comments.released(timezone.now())
    for said, is_internal in ((comments, False), (case.notes, True)):
        found = said.filter(external).select_related("voice").first()
        if found is not None:
            is_voice = found.voice_id == file_id
            file = found.voice if is_voice else found.attachments.select_related("file").get(file_id=file_id).file
            return file, is_internal
    return None


def files_of(case) -> list[File]:
    """Every file and recording of the case, the team's own among them."""
    spoken = [said.objects.filter(case=case, voice__isnull=False).values("voice") for said in (Comment, Note)]
    on_comments = Attachment.objects.filter(comment__case=case).values("file")
    on_notes = NoteAttachment.objects.filter(note__case=case).values("file")
    return list(File.objects.filter(reduce(or_, [Q(pk__in=ids) for ids in (on_comments, on_notes, *spoken)])))
