"""The password: typed again, changed, forgotten and chosen anew."""

from django.contrib.auth import update_session_auth_hash
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.people import codes, courier, passwords, permissions, queue, throttle, tidings
from jehat.people.models import Recovery, SignIn, User
from jehat.people.queries import known_as

from .presence import end_all, renew_session, spelling

CHANGED = _("The password of your Jehat account was changed. If it was not you, recover your account at once.")
SUBJECT = _("Your password was changed")


@action("person.confirm", says=_("Typed the password again"))
def confirm(*, by, request, presence, password, now=None) -> int | None:
    """Ask for the password again before something important; 0 if it is right, None if not, or seconds to wait."""
    now = now or timezone.now()
    presence = SignIn.objects.select_for_update(of=["self"]).select_related("user").get(pk=presence.pk)
    permissions.can_end_presence(by, presence).require()
    limits = throttle.confirm_limits(person=str(by.pk))
    if wait := throttle.admit(limits, now=now):
        return wait
    if not presence.user.check_password(passwords.canonical(password)):
        record("person.confirm", presence.user, by=by, outcome=Event.Outcome.REFUSED, presence=presence.pk)
        return None
    throttle.forgive(limits)
    request.session.cycle_key()
    renew_session(presence, request, now)
    record("person.confirm", presence.user, by=by, presence=presence.pk)
    return 0


@action("person.change_password", says=_("Changed the password"))
def change_password(*, by, request, presence, password, now=None) -> User:
    """Choose another password; every other presence ends. Raises ValidationError for what may not be one."""
    now = now or timezone.now()
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_change_account(user, presence, now).require()
    _set_password(user, password)
    end_all(user, now=now, but=presence)
    update_session_auth_hash(request, user)
    renew_session(presence, request, now)
    record("person.change_password", user, by=by)
    return user


@action("person.recover", says=_("Asked for a new password"))
def recover(*, by=None, identifier, channel, origin=None, network="", now=None) -> Recovery:
    """Begin to recover a forgotten password: a code goes to the proved contact of this channel, if there is one.

    What is kept, what is queued and how long it takes do not depend on whether there is an account. Raises
    `throttle.Slow`.
    """
    now = now or timezone.now()
    throttle.require(throttle.recovery_limits(identifier=spelling(identifier), network=network), now=now)
    user = known_as(identifier)
    recovery = Recovery(
        user=user if user is not None and user.is_active else None,
        channel=channel,
        origin=origin or {},
        sent_at=now,
        expires_at=now + Recovery.LIFETIME,
    )
    recovery.save()
    record("person.recover", recovery, by=by, contact=channel, network=throttle.trace(network))
    queue.send_recovery_code(recovery)
    return recovery


@action("person.send_recovery_code", says=_("A code for a new password was sent"))
def send_recovery_code(*, by=None, recovery_id, now=None) -> bool:
    """Send the code of a recovery to the proved contact it asked for, once; whether there was one."""
    now = now or timezone.now()
    recovery = Recovery.objects.select_for_update(of=["self"]).select_related("user").get(pk=recovery_id)
    if bytes(recovery.code_index) or not recovery.takes_a_code(now):
        return False
    user = recovery.user
    contact = user.identifiers.filter(kind=recovery.channel).proved().first() if user else None
    code = codes.renew(recovery, now, fits=contact is not None)
    recovery.save(update_fields=["code_index", "sent_at", "expires_at"])
    if contact is None:
        return False
    with tidings.in_language_of(user):
        subject, body = codes.message(code)
    channel = courier.channel_of(contact.kind)
    courier.carry(channel=channel, recipient=contact.value, subject=subject, body=body, to=user)
    record("person.send_recovery_code", user, by=by, contact=contact.kind)
    return True


@action("person.reset_password", says=_("Chose a new password by a code"))
def reset_password(*, by=None, recovery, code, password, now=None) -> User | None:
    """Choose a new password with the code that was sent; every presence of the account ends.

    None if the code is wrong, and then one attempt fewer is left. Raises ValidationError for a password that is none.
    """
    now = now or timezone.now()
    recovery = Recovery.objects.select_for_update().get(pk=recovery.pk)
    permissions.can_try_code(recovery, now).require()
    if recovery.user_id is None or not codes.fits(recovery, code):
        recovery.attempts += 1
        recovery.save(update_fields=["attempts"])
        record("person.reset_password", recovery, by=by, outcome=Event.Outcome.REFUSED, attempt=recovery.attempts)
        return None
    user = User.objects.select_for_update().get(pk=recovery.user_id)
    permissions.can_sign_in(user).require()
    _set_password(user, password)
    end_all(user, now=now)
    # No other code that is on its way may open the account after this.
    Recovery.objects.filter(user=user, done_at__isnull=True).update(done_at=now)
    network = throttle.trace(recovery.origin.get("network", ""))
    record("person.reset_password", user, by=user, contact=recovery.channel, network=network)
    return user


def _set_password(user, password) -> None:
    passwords.check(password, own=[identifier.value for identifier in user.identifiers.all()])
    user.set_password(passwords.canonical(password))
    user.save(update_fields=["password"])
    tidings.tell(user, SUBJECT, CHANGED)
