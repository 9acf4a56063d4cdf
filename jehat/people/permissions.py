from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, refuse

from .models import Registration


def can_prove(registration, now):
    """Whether a code may still be tried on this registration."""
    if registration.done_at is not None:
        return refuse(_("This code has been used. Please sign in."))
    if registration.attempts >= Registration.MOST_ATTEMPTS:
        return refuse(_("The code was wrong too often. Please register again."))
    if now >= registration.expires_at:
        return refuse(_("The code has expired. Ask for a new one."))
    return ALLOWED


def can_resend(registration, now):
    """Whether another code may be sent; an expired code may be replaced, a used or abused one may not."""
    if registration.done_at is not None or registration.attempts >= Registration.MOST_ATTEMPTS:
        return can_prove(registration, now)
    if now < registration.sent_at + Registration.RESEND_AFTER:
        return refuse(_("A code was sent a moment ago. Wait a minute before you ask for another."))
    if now >= registration.expires_at + Registration.GIVEN_UP_AFTER:
        return refuse(_("This registration took too long. Please register again."))
    return ALLOWED


def can_sign_in(user):
    """Whether this account may be used at all."""
    return ALLOWED if user.is_active else refuse(_("This account is closed."))


def can_activate(activation, now=None):
    """Whether an activation link still opens an account."""
    if activation is None or not activation.is_open(now or timezone.now()) or not activation.user.is_active:
        return refuse(_("This link has been used or has expired. Ask your administrator for a new one."))
    return ALLOWED


def can_invite(user):
    """Whether this person still needs a link to choose his first password."""
    if not user.is_active:
        return can_sign_in(user)
    return refuse(_("This person has chosen a password already.")) if user.has_usable_password() else ALLOWED
