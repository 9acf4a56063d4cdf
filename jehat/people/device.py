"""The device cookie: a browser on which somebody signed in before is not a stranger to that account.

Guessers from elsewhere slow each other down; the owner, on his own device, has a limit of his own (OWASP «device
cookies»). The cookie opens nothing by itself.
"""

import secrets

from django.conf import settings
from django.core import signing

LIFETIME = 365 * 24 * 3600
_SALT = "jehat.people.device"


def cookie_name() -> str:
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "jehat_device"


def remember(response, user) -> None:
    """Mark the browser that gets this response as one of the person's devices."""
    response.set_cookie(
        cookie_name(),
        signing.dumps([str(user.pk), secrets.token_hex(8)], salt=_SALT),
        max_age=LIFETIME,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def known_device(request, user) -> str | None:
    """The name of this device, if the person signed in on it before."""
    try:
        owner, device = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=_SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError):
        return None
    return device if user is not None and owner == str(user.pk) else None
