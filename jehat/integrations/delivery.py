"""One delivery from the queue to its receiver. The receiver is called while no transaction is open.

What is sent is signed as Standard Webhooks has it (standardwebhooks.com, version 1): the receiver checks
`webhook-signature` over `webhook-id`, `webhook-timestamp` and the body.
"""

import base64
import hashlib
import hmac
import json

from django.utils import timezone

from jehat.core import outbound

from . import actions

KEPT_OF_ANSWER = 1000


def deliver(*, delivery_id, now=None):
    """Claim, send, settle; run twice or by two workers at once, it sends once."""
    delivery = actions.claim_delivery(delivery_id=delivery_id, now=now)
    if delivery is None:
        return None
    return actions.settle_delivery(delivery=delivery, now=now, **_sent(delivery, now or timezone.now()))


def _sent(delivery, now) -> dict:
    body = json.dumps(payload(delivery), separators=(",", ":")).encode()
    try:
        answer = outbound.post(delivery.webhook.address, body, headers(delivery, body, now))
    except outbound.NotPublic:
        return {"failure": "not_public"}
    except outbound.NoAnswer:
        return {"failure": "no_answer"}
    text = answer.body.decode("utf-8", "replace").replace("\x00", "")[:KEPT_OF_ANSWER]
    failure = "" if 200 <= answer.status < 300 else f"http_{answer.status}"
    return {"status": answer.status, "failure": failure, "answer": text, "took": answer.took}


def payload(delivery) -> dict:
    """What happened, in ids, codes and numbers; the receiver fetches what people wrote under its own authority."""
    event = delivery.event
    return {
        "id": str(delivery.pk),
        "type": event.verb,
        "timestamp": event.at.isoformat(),
        "data": {
            "entity": delivery.entity.code,
            "subject": {"type": event.subject_type, "id": event.subject_id and str(event.subject_id)},
            "particulars": event.particulars,
        },
    }


def headers(delivery, body: bytes, now) -> dict[str, str]:
    moment = str(int(now.timestamp()))
    return {
        "Content-Type": "application/json",
        "User-Agent": "Jehat-Webhooks/1",
        "webhook-id": str(delivery.pk),
        "webhook-timestamp": moment,
        "webhook-signature": signature(delivery.webhook.secret, str(delivery.pk), moment, body),
    }


def signature(secret: str, message_id: str, moment: str, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 over `id.timestamp.body`, in base64."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = b".".join((message_id.encode(), moment.encode(), body))
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
