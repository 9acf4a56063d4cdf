"""Putting an e-mail into the case it answers, as if its writer had written on the page."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import actions as of_cases
from jehat.cases import permissions as may
from jehat.cases.models import Reading
from jehat.core.verdict import Refused
from jehat.documents.actions import keep
from jehat.mailroom import answers, permissions
from jehat.mailroom.incoming import Incoming
from jehat.mailroom.models import Mail
from jehat.mailroom.states import Failure, State
from jehat.notifications.actions import send_message
from jehat.notifications.models import Message


@action("mail.take", says=_("An e-mail was put into the case"))
def take(*, mail, by=None, now=None):
    """Put an e-mail into its case as a comment of its writer, or answer him why not; done twice it does nothing."""
    now = now or timezone.now()
    mail = Mail.objects.lock(mail)
    if mail.state != State.WAITING:
        return mail
    incoming = Incoming(mail.bytes)
    if incoming.is_automatic:
        return _settle(mail, State.IGNORED, by=by, now=now)
    writer = permissions.sender_of(incoming)
    if failure := permissions.why_not(mail, incoming, writer):
        return _refuse(mail, incoming, failure, writer, now=now)
    files, left = _files(mail, incoming, writer)
    if not incoming.text and not files:
        return _refuse(mail, incoming, Failure.EMPTY, writer, left=left, now=now)
    act = of_cases.answer if may.can_answer(writer, mail.case) else of_cases.comment
    # Whoever answers a mail has read what it was about.
    of_cases.prove_reading(by=writer, case=mail.case, channel=Reading.Channel.MAIL, now=now)
    said = {"text": incoming.text, "files": files, "by_mail": True}
    mail.by, mail.comment = writer, act(by=writer, case=mail.case, now=now, **said)
    if left:
        _tell(mail, incoming, answers.taken_in_part(mail, left, writer.language), writer)
    return _settle(mail, State.TAKEN, by=writer, now=now)


def _files(mail, incoming, writer):
    """The files as they are kept, by the same checks as on a page; and of those that are not, why."""
    kept, left = [], []
    for one in incoming.enclosures:
        try:
            upload = SimpleUploadedFile(one.name, one.data, one.content_type)
            kept.append(keep(by=writer, upload=upload, entity_id=mail.entity_id))
        except Refused as refusal:
            left.append((one.name[:80], refusal.args[0]))
    return kept, left


def _refuse(mail, incoming, failure, writer, *, now, left=()):
    """Say why, to who is known here or holds an address of ours; a stranger's mail is put aside in silence."""
    mail.failure = failure
    is_of_case = mail.case is not None and writer is not None and mail.case.is_acted_for_by(writer)
    mail.by = writer if is_of_case else None
    if incoming.address and (mail.message is not None or writer is not None):
        language = writer.language if writer else mail.message.to.language
        letter = answers.taken_in_part(mail, left, language) if left else answers.refused(mail, language)
        _tell(mail, incoming, letter, writer)
    return _settle(mail, State.REFUSED, by=writer, now=now)


def _tell(mail, incoming, letter, writer) -> None:
    send_message(
        by=None,
        to=writer,
        channel=Message.Channel.EMAIL,
        recipient=incoming.address,
        subject=letter.subject,
        body=letter.body,
        # Without it nothing would say that this is an answer, and whose.
        in_reply_to=incoming.message_id or f"<{mail.pk}@unknown>",
    )


def _settle(mail, state, *, by, now):
    """What it said is in the case now, or nowhere: it is not kept a second time."""
    mail.state, mail.raw, mail.settled_at = state, "", now
    mail.save()
    record("mail.take", mail, by=by, at=now, state=str(state), failure=str(mail.failure))
    return mail
