"""What happened in one case."""

from django.db.models import Q

from jehat.cases.models import Comment, Custody, Note
from jehat.cases.states import Status


def chain(case) -> list[Custody]:
    """Everybody who held the case, in order, with the time each had it."""
    return list(case.custodies.select_related("department", "employee__user").oldest_first())


def former_custody(case) -> Custody:
    """Who had the case before its present holder."""
    past = case.custodies.filter(until__isnull=False).select_related("department", "employee__user")
    return past.latest("until", "pk")


def comments(case):
    return case.comments.select_related("by", "voice").prefetch_related("attachments__file")


def notes(case):
    return case.notes.select_related("by", "voice").prefetch_related("attachments__file")


def pending_question(case) -> Comment | None:
    """What the beneficiary is being asked now, if he is."""
    if case.status != Status.WAITING_BENEFICIARY:
        return None
    return case.comments.filter(act=Comment.Act.ASK).select_related("by", "voice").last()


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
