"""What happened in one case."""

from functools import reduce
from operator import or_

from django.db.models import Q

from jehat.cases.models import Attachment, Comment, Custody, Note, NoteAttachment
from jehat.cases.states import Status
from jehat.documents.models import File


def chain(case) -> list[Custody]:
    """Everybody who held the case, in order, with the time each had it."""
    return list(case.custodies.select_related("department", "employee__user").oldest_first())


def former_custody(case) -> Custody:
    """Who had the case before its present holder."""
    past = case.custodies.filter(until__isnull=False).select_related("department", "employee__user")
    return past.latest("until", "pk")


def comments(case):
    return case.comments.select_related("by", "acting_for", "voice").prefetch_related("attachments__file")


def notes(case):
    return case.notes.select_related("by", "acting_for", "voice").prefetch_related("attachments__file")


def pending_question(case) -> Comment | None:
    """What the beneficiary is being asked now, if he is."""
    if case.status != Status.WAITING_BENEFICIARY:
        return None
    return case.comments.filter(act=Comment.Act.ASK).select_related("by", "acting_for", "voice").last()


def file_of(case, file_id):
    """A file of the case and whether it is internal; None where the case has no such file."""
    external = Q(attachments__file_id=file_id) | Q(voice_id=file_id)
    for said, is_internal in ((Comment, False), (Note, True)):
        found = said.objects.filter(external, case=case).select_related("voice").first()
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
