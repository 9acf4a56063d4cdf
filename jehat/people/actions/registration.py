"""How a beneficiary opens an account: he tells who he is, and a code proves that his contact is his.

A visitor who gives the contact of somebody else's account sees exactly what he would see otherwise; the owner of the
contact is told instead.
"""

import secrets
from base64 import b32encode

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.core.sessions import SessionStore
from jehat.core.verdict import refuse
from jehat.people import codes, courier, passwords, permissions, throttle
from jehat.people.identifiers import MOBILE
from jehat.people.models import Beneficiary, ContactChange, Identifier, Reclaim, Recovery, Registration, User
from jehat.people.queries import enrolled_as, index_of, proved_owner

NAMES = ("first_ar", "father_ar", "family_ar", "first_en", "father_en", "family_en")


@action("person.register", says=_("Asked for an account"))
def register(*, by=None, details, contact_kind, contact, password, network="", now=None) -> Registration:
    """Keep what a visitor tells of himself until he proves his contact, and send him a code.

    `details` holds names (`first_ar` …), `language`, `residence`, `birth_date`, `birth_calendar`, `consent` (version of
    the notice) and `identifiers` {kind: canonical value}; all but a name may be missing. Raises ValidationError for a
    password that breaks the rules, and `throttle.Slow`.
    """
    now = now or timezone.now()
    claims = details.get("identifiers", {}) | {contact_kind: contact}
    passwords.check(password, own=claims.values())
    throttle.require(throttle.registration_limits(contact=contact, network=network), now=now)
    registration = Registration(
        details=details | {"identifiers": claims, "password": make_password(passwords.canonical(password))},
        contact_kind=contact_kind,
    )
    _send_code(registration, now)
    registration.save()
    record("person.register", registration, by=by, contact=contact_kind)
    return registration


@action("person.resend_code", says=_("Asked for another code"))
def resend_code(*, by=None, registration, now=None) -> Registration:
    """Send a new code for a registration; the code before it is worth nothing from now on."""
    now = now or timezone.now()
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    permissions.can_resend(registration, now).require()
    throttle.require(throttle.registration_limits(contact=_contact_of(registration), network=""), now=now)
    _send_code(registration, now)
    registration.save(update_fields=["code_index", "sent_at", "expires_at"])
    record("person.resend_code", registration, by=by)
    return registration


@action("person.prove_contact", says=_("Opened an account"))
def prove_contact(*, by=None, registration, code, now=None) -> User | None:
    """Open the account if this is the code that was sent; None if it is not, and then one attempt fewer is left."""
    now = now or timezone.now()
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    permissions.can_prove(registration, now).require()
    if not codes.fits(registration, code):
        registration.attempts += 1
        registration.save(update_fields=["attempts"])
        refused = Event.Outcome.REFUSED
        record("person.prove_contact", registration, by=by, outcome=refused, attempt=registration.attempts)
        return None
    user = _open_account(registration, now)
    consent = registration.details.get("consent")
    # What it held lives on in the account; the copy, with its hash of the password, goes.
    registration.details, registration.done_at = {}, now
    registration.save(update_fields=["details", "done_at"])
    record("person.prove_contact", user, by=user, contact=registration.contact_kind, consent=consent)
    return user


@action("person.forget", says=_("Forgot unfinished registrations"))
def forget(*, by=None, now=None) -> int:
    """Delete registrations nobody proved, and sessions and limits whose time is over; how many registrations."""
    now = now or timezone.now()
    throttle.forget(now=now)
    SessionStore.clear_expired()
    deleted, _kinds = Registration.objects.filter(expires_at__lt=now - Registration.GIVEN_UP_AFTER).delete()
    ContactChange.objects.filter(expires_at__lt=now - ContactChange.KEPT).delete()
    Recovery.objects.filter(expires_at__lt=now - Recovery.KEPT).delete()
    Reclaim.objects.filter(created_at__lt=now - Reclaim.GIVEN_UP_AFTER).delete()
    if deleted:
        record("person.forget", None, by=by, registrations=deleted)
    return deleted


def _contact_of(registration) -> str:
    return registration.details["identifiers"][registration.contact_kind]


def _send_code(registration, now) -> None:
    """Make a code and send it; the owner of an account is told that he has one, and no code fits then."""
    contact = _contact_of(registration)
    owner = proved_owner(registration.contact_kind, contact)
    code = codes.renew(registration, now, fits=owner is None)
    with override(owner.language if owner else registration.details.get("language") or "ar"):
        subject, body = codes.already_known() if owner else codes.message(code)
    channel = courier.channel_of(registration.contact_kind)
    courier.carry(channel=channel, recipient=contact, subject=subject, body=body, to=owner)


def _open_account(registration, now) -> User:
    details = registration.details
    if enrolled := enrolled_as(details, registration.contact_kind):
        return _take_over(enrolled, details, now)
    user = User(username=new_username(), password=details["password"], language=details.get("language") or "ar")
    for name in NAMES:
        setattr(user, name, details.get(name, ""))
    user.save()
    Beneficiary.objects.create(
        user=user,
        birth_date=details.get("birth_date", ""),
        birth_calendar=details.get("birth_calendar", ""),
        residence=details.get("residence") or Beneficiary.Residence.INSIDE,
    )
    for kind, value in details["identifiers"].items():
        proved_at = now if kind == registration.contact_kind else None
        _claim(user, kind, value, proved_at)
    return user


def _take_over(user, details, now) -> User:
    """The account that a clerk opened becomes the person's own: his password, and his mobile, which is proved now."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.password, user.language = details["password"], details.get("language") or user.language
    user.save(update_fields=["password", "language"])
    try:
        with transaction.atomic():
            user.identifiers.filter(kind=MOBILE).update(proved_at=now)
    except IntegrityError:
        refuse(_("There is an account with this contact already. Please sign in.")).require()
    held = set(user.identifiers.values_list("kind", flat=True))
    for kind, value in details["identifiers"].items():
        if kind not in held:
            _claim(user, kind, value, None)
    return user


def _claim(user, kind, value, proved_at) -> None:
    try:
        with transaction.atomic():
            index = index_of(kind, value)
            Identifier.objects.create(user=user, kind=kind, value=value, index=index, proved_at=proved_at)
    except IntegrityError:
        # Somebody proved the same contact between the code and now.
        refuse(_("There is an account with this contact already. Please sign in.")).require()


def new_username() -> str:
    """A handle that says nothing about anybody."""
    return "u" + b32encode(secrets.token_bytes(13)).decode()[:20].lower()
