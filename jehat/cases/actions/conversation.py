"""What is said about a case, to the beneficiary and inside the team: two roads that never meet."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.models import Attachment, Case, Comment, Mention, Note, NoteAttachment
from jehat.documents.actions import attach, discard_draft
from jehat.notifications.notify import notify

from .resuming import answers_by_writing, go_on


def write_comment(
    case, *, by, act, text, voice, files, now, acting_for=None, is_automatic=False, by_mail=False, hold=None
) -> Comment:
    """Put words, voice and files where the beneficiary sees them."""
    comment = Comment.objects.create(
        entity_id=case.entity_id,
        case=case,
        by=by,
        acting_for=acting_for,
        act=act,
        text=text,
        voice=voice,
        is_automatic=is_automatic,
        by_mail=by_mail,
        is_from_beneficiary=act == Comment.Act.SUBMIT or case.is_acted_for_by(by),
        created_at=now,
        held_until=now + hold if hold else None,
    )
    _attach_to(case, by=by, files=[*files, voice] if voice else files)
    Attachment.objects.bulk_create(Attachment(entity_id=case.entity_id, comment=comment, file=file) for file in files)
    return comment


def write_note(case, *, by, text, now, voice=None, files=(), acting_for=None) -> Note:
    """Put words, voice and files where the team alone sees them."""
    said = {"by": by, "acting_for": acting_for, "text": text, "voice": voice, "created_at": now}
    note = Note.objects.create(entity_id=case.entity_id, case=case, **said)
    _attach_to(case, by=by, files=[*files, voice] if voice else files)
    NoteAttachment.objects.bulk_create(NoteAttachment(entity_id=case.entity_id, note=note, file=file) for file in files)
    return note


def _attach_to(case, *, by, files) -> None:
    attach(by=by, files=list(files), entity_id=case.entity_id, is_secret=case.is_sealed_apart)


def end_draft(by, place) -> None:
    """What was sent is no draft any more, from the same moment on; `place` is empty where there was none."""
    if place:
        discard_draft(by=by, place=place)


@action("case.comment", says=_("Comment"), enters=("case",))
def comment(*, by, case, text="", voice=None, files=(), by_mail=False, draft="", now=None):
    """Write to the other side: the beneficiary to the entity, or an employee to the beneficiary."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_comment(by, case).require()
    in_place_of = permissions.in_place_of(by, case, "comment")
    said = {"text": text, "voice": voice, "files": files, "now": now, "acting_for": in_place_of, "by_mail": by_mail}
    hold = None if case.is_acted_for_by(by) else timedelta(seconds=settings.COMMENT_HOLD)
    written = write_comment(case, by=by, act=Comment.Act.COMMENT, hold=hold, **said)
    end_draft(by, draft)
    case.active_at = now
    if not written.is_from_beneficiary:
        case.first_answer_at = case.first_answer_at or now
    case.save(update_fields=["active_at", "first_answer_at"])
    if written.is_from_beneficiary and answers_by_writing(case):
        go_on(case, by=by, now=now)
    event = record("case.comment", case, by=by, acting_for=in_place_of, at=now, comment=written.pk)
    # The beneficiary is told, inside and outside, once the writer can no longer take it back.
    delay = 0 if written.is_from_beneficiary else permissions.UNDO_WITHIN.seconds
    notify(notices.told_of_comment(case, by=by), of=event, delay=delay, held_until=written.held_until)
    return written


@action("case.note", says=_("Internal note"))
def note(*, by, case, text="", voice=None, files=(), mentions=(), draft="", now=None):
    """Write to the team alone; who is named in it is told."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_note(by, case).require()
    for colleague in mentions:
        permissions.can_mention(colleague, case).require()
    in_place_of = permissions.in_place_of(by, case, "note")
    written = write_note(case, by=by, text=text, voice=voice, files=files, now=now, acting_for=in_place_of)
    end_draft(by, draft)
    Mention.objects.bulk_create(Mention(entity_id=case.entity_id, note=written, employee=one) for one in mentions)
    named = {"mentions": [one.pk for one in mentions]} if mentions else {}
    event = record("case.note", case, by=by, acting_for=in_place_of, at=now, note=written.pk, **named)
    notify(notices.told_of_note(case, mentions), of=event)
    return written
