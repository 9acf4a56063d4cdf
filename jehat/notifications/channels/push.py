"""Web push (RFC 8030), encrypted for the browser (RFC 8291): the push service carries what it cannot read."""

import base64
import json

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils.translation import get_language_info, override

from jehat.core import outbound
from jehat.notifications import push_services, vapid
from jehat.notifications.models import Message, Subscription

from .outcome import Outcome, failed, failed_for_now, sent

# How long the push service keeps it for a browser that sleeps.
KEPT_SECONDS = 24 * 3600
TIMEOUT = 5.0
GONE = (404, 410)


def is_configured() -> bool:
    return bool(settings.VAPID_SECRET)


def send(message: Message, on_brink=None) -> Outcome:
    """Wake every browser of the person; one that took it is enough, and one that is gone is forgotten.

    A second attempt does no harm: the service and the browser show one notification per message. So there is no brink.
    """
    outcomes = [_to_device(device, message) for device in Subscription.objects.of(message.to).newest_first()]
    for verb in ("send", "retry"):
        for outcome in outcomes:
            if outcome.verb == verb:
                return outcome
    return outcomes[0] if outcomes else failed("no_device")


def _to_device(device: Subscription, message: Message) -> Outcome:
    if not push_services.is_known(device.endpoint):
        return failed("unknown_service")
    try:
        answer = outbound.post(device.endpoint, _sealed(device, message), _headers(device, message), timeout=TIMEOUT)
    except outbound.NotPublic:
        return failed("not_public")
    except outbound.NoAnswer:
        return failed_for_now("no_answer")
    if answer.status in GONE:
        _forget(device)
        return failed(f"http_{answer.status}")
    if answer.status == 429 or answer.status >= 500:
        return failed_for_now(f"http_{answer.status}")
    return sent(str(message.pk)) if answer.status < 300 else failed(f"http_{answer.status}")


def _forget(device: Subscription) -> None:
    # Actions stand above the channels, which they call.
    from jehat.notifications import actions

    actions.forget_device(device=device)


def _headers(device: Subscription, message: Message) -> dict[str, str]:
    return {
        **vapid.headers(device.endpoint),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_SECONDS),
        "Urgency": "normal",
        "Topic": base64.urlsafe_b64encode(message.pk.bytes).rstrip(b"=").decode(),
    }


def _sealed(device: Subscription, message: Message) -> bytes:
    return http_ece.encrypt(
        payload(message),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=push_services.decoded(device.public_key),
        auth_secret=push_services.decoded(device.secret),
        version="aes128gcm",
    )


def payload(message: Message) -> bytes:
    """What the service worker is told: the words, their language and direction, and the page behind them."""
    text, _line, path = message.body.rpartition("\n")
    language = message.to.language
    with override(language):
        name = str(settings.PLATFORM_NAME)
    told = {
        "title": name,
        "body": text,
        "url": path,
        "tag": str(message.pk),
        "lang": language,
        "dir": "rtl" if get_language_info(language)["bidi"] else "ltr",
    }
    return json.dumps(told, ensure_ascii=False).encode()
