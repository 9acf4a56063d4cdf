"""The mobile and the e-mail by which a person is reached: each is proved by a code before it takes a place."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.core.verdict import refuse
from jehat.people import codes, courier, permissions, throttle, tidings
from jehat.people.identifiers import CONTACTS, masked
from jehat.people.models import ContactChange, Identifier, User
from jehat.people.queries import index_of, proved_owner

SUBJECT = _("Your Jehat account was changed")


@action("person.change_contact", says=_("Asked for a new contact"))
def change_contact(*, by, presence, kind, value, network="", now=None) -> ContactChange:
    """Send a code to a new mobile or e-mail; the one before it stays until this one is proved.

    `value` is canonical. Whoever has proved the same contact for another account is told, and no code fits then.
    Raises `throttle.Slow`.
    """
    now = now or timezone.now()
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_change_account(user, presence, now).require()
    permissions.can_change_contact(user, kind, value, user.identifiers.filter(kind=kind).first()).require()
    throttle.require(throttle.registration_limits(contact=value, network=network), now=now)
    # Of two changes only the newer can be proved.
    ContactChange.objects.filter(user=user, kind=kind, done_at=None, expires_at__gt=now).update(expires_at=now)
    change = ContactChange(user=user, kind=kind, value=value)
    _send_code(change, now)
    change.save()
    record("person.change_contact", user, by=by, contact=kind)
    return change


@action("person.confirm_contact", says=_("Proved a new contact"))
def confirm_contact(*, by, change, code, now=None) -> Identifier | None:
    """Put the new contact in its place if this is the code; None if it is not, and then one attempt fewer is left."""
    now = now or timezone.now()
    change = ContactChange.objects.select_for_update().get(pk=change.pk)
    user = User.objects.select_for_update().get(pk=change.user_id)
    permissions.can_confirm_contact(by, change, now).require()
    if not codes.fits(change, code):
        change.attempts += 1
        change.save(update_fields=["attempts"])
        refused = Event.Outcome.REFUSED
        record("person.confirm_contact", user, by=by, outcome=refused, attempt=change.attempts)
        return None
    change.done_at = now
    change.save(update_fields=["done_at"])
    contact = put_contact(user, change.kind, change.value, now)
    record("person.confirm_contact", user, by=by, contact=change.kind)
    return contact


@action("person.remove_contact", says=_("Removed a contact"))
def remove_contact(*, by, presence, identifier, now=None) -> None:
    """Take a mobile or an e-mail away; it is told so, and the last proved one stays."""
    now = now or timezone.now()
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_change_account(user, presence, now).require()
    others = user.identifiers.filter(kind__in=CONTACTS).proved().exclude(pk=identifier.pk).exists()
    permissions.can_remove_contact(user, identifier, others).require()
    if identifier.proved_at is not None:
        words = _("%(contact)s was removed from your Jehat account. If it was not you, change your password.")
        tidings.tell(user, SUBJECT, words, contact=masked(identifier.kind, identifier.value))
    kind = identifier.kind
    identifier.delete()
    record("person.remove_contact", user, by=by, contact=kind)


@action("person.flag_contact", says=_("A contact cannot be reached"))
def flag_contact(*, by=None, kind, value, now=None) -> int:
    """Note that messages to a canonical mobile or e-mail fail for good; how many accounts have it. Twice is once."""
    rows = Identifier.objects.filter(kind=kind, index=index_of(kind, value), unreachable_since__isnull=True)
    return _mark("person.flag_contact", rows, by, now or timezone.now())


@action("person.unflag_contact", says=_("A contact is reached again"))
def unflag_contact(*, by=None, kind, value) -> int:
    """Take the note back: a message has arrived at this canonical mobile or e-mail; how many accounts have it."""
    rows = Identifier.objects.filter(kind=kind, index=index_of(kind, value), unreachable_since__isnull=False)
    return _mark("person.unflag_contact", rows, by, None)


def put_contact(user, kind, value, now) -> Identifier:
    """Make a proved contact the person's own, in place of the one before it, which is told."""
    held = user.identifiers.filter(kind=kind).first() or Identifier(user=user, kind=kind)
    held.user = user
    is_other = not held._state.adding and held.value != value
    if is_other and held.proved_at is not None:
        words = _("Your Jehat account has a new contact: %(contact)s. If it was not you, recover your account.")
        tidings.tell(user, SUBJECT, words, contact=masked(kind, value))
    held.value, held.index = value, index_of(kind, value)
    held.proved_at, held.unreachable_since = now, None
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError:
        # Somebody proved the same contact between the code and now.
        refuse(_("There is an account with this contact already.")).require()
    return held


def _send_code(change, now) -> None:
    owner = proved_owner(change.kind, change.value)
    code = codes.renew(change, now, fits=owner is None)
    to = owner or change.user
    with override(to.language):
        subject, body = codes.already_known() if owner else codes.message(code)
    channel = courier.channel_of(change.kind)
    courier.carry(channel=channel, recipient=change.value, subject=subject, body=body, to=to)


def _mark(verb, rows, by, since) -> int:
    found = list(rows.select_for_update(of=["self"]).select_related("user"))
    for identifier in found:
        identifier.unreachable_since = since
        identifier.save(update_fields=["unreachable_since"])
        record(verb, identifier.user, by=by, contact=identifier.kind)
    return len(found)
