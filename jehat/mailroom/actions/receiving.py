"""Keeping what came in, before anybody is told that it arrived."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.mailroom import queries, queue
from jehat.mailroom.incoming import Incoming
from jehat.mailroom.models import Mail
from jehat.mailroom.states import Failure

# Of one that is too large, enough is kept to answer it.
HEAD = 64 * 1024


@action("mail.receive", says=_("An e-mail came in"))
def receive(*, raw, channel, recipients=(), sender=None, by=None, now=None):
    """Keep an e-mail and queue it; one that is handed over again is the same one, and is only found."""
    is_cut = len(raw) > settings.REPLIES_MOST_BYTES
    incoming = Incoming(raw[:HEAD] if is_cut else raw, tuple(recipients), sender)
    message = queries.answered(incoming.recipients)
    case = queries.case_of(message)
    digest = incoming.digest(str(message.pk) if message else "")
    found = Mail.objects.filter(digest=digest).first()
    if found is not None:
        return found
    given = {"message": message, "case": case, "entity_id": case.entity_id if case else None}
    given |= {"failure": Failure.TOO_LARGE if is_cut else "", "received_at": now or timezone.now()}
    try:
        with transaction.atomic():
            kept = incoming.raw if sender != "" else b"Return-Path: <>\r\n" + incoming.raw
            mail = Mail.objects.create(digest=digest, channel=channel, raw=kept.decode("latin-1"), **given)
    except IntegrityError:
        # The same came by two ways at once.
        return Mail.objects.get(digest=digest)
    record("mail.receive", mail, by=by, at=now, channel=str(channel))
    queue.queue(mail)
    return mail
