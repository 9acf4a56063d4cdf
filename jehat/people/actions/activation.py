"""How an employee gets his account: an administrator adds him, and a one-time link lets him choose a password."""

import re
import secrets

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import refuse
from jehat.people import courier, passwords, permissions
from jehat.people.identifiers import EMAIL, USERNAME, IdentifierError, canonical
from jehat.people.models import Activation, Identifier, User
from jehat.people.queries import contact_of, find_activation, index_of, is_free, token_index

from .registration import NAMES, new_username


@action("person.add", says=_("Added to the platform"))
def add_person(*, by, names, email, username=None, language="ar", now=None) -> User:
    """Make an account without a password and send its owner, and nobody else, a one-time link.

    `names` = {first_ar, father_ar, family_ar, first_en, father_en, family_en}, missing ones are empty. Who may add
    whom is asked by the area that knows where people work. Raises IdentifierError, and Refused for a taken user name.
    """
    now = now or timezone.now()
    email = canonical(EMAIL, email)
    user = User(username=new_username(), password=make_password(None), language=language)
    for name in NAMES:
        setattr(user, name, names.get(name, ""))
    user.save()
    username = _name_user(user, username, email, now)
    Identifier.objects.create(user=user, kind=EMAIL, value=email, index=index_of(EMAIL, email))
    _send_link(user, email, username, now)
    record("person.add", user, by=by)
    return user


@action("person.invite", says=_("Sent an activation link"))
def invite(*, by, user, now=None) -> User:
    """Send a new one-time link to a person who has not used his; the links before it open nothing any more."""
    permissions.can_invite(user).require()
    now = now or timezone.now()
    Activation.objects.filter(user=user, used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
    _send_link(user, contact_of(user, EMAIL), contact_of(user, USERNAME), now)
    record("person.invite", user, by=by)
    return user


@action("person.activate", says=_("Activated the account"))
def activate(*, by=None, token, password, now=None) -> User:
    """Choose a password with a one-time link; it proves the e-mail to which the link was sent."""
    now = now or timezone.now()
    activation = find_activation(token, lock=True)
    permissions.can_activate(activation, now).require()
    user = activation.user
    passwords.check(password, own=[identifier.value for identifier in user.identifiers.all()])
    user.set_password(passwords.canonical(password))
    user.save(update_fields=["password"])
    activation.used_at = now
    activation.save(update_fields=["used_at"])
    _prove_email(user, now)
    record("person.activate", user, by=user)
    return user


def _send_link(user, email, username, now) -> None:
    token = secrets.token_urlsafe(32)
    Activation.objects.create(user=user, token_index=token_index(token), expires_at=now + Activation.LIFETIME)
    link = f"{settings.ORIGIN}{reverse('people:activate', args=[token])}"
    with override(user.language):
        subject = gettext("Your account on Jehat")
        body = gettext(
            "An account has been opened for you on Jehat.\n\nUser name: %(username)s\n\n"
            "To choose your password, open this link within 24 hours. It works once:\n%(link)s\n\n"
            "If you do not expect this message, nothing needs to be done."
        ) % {"username": username, "link": link}
    courier.carry(channel=courier.EMAIL, recipient=email, subject=subject, body=body, to=user)


def _name_user(user, asked, email, now) -> str:
    """Give a user name: the one that was asked for, or the first free one that looks like the e-mail."""
    if asked and not is_free(USERNAME, canonical(USERNAME, asked)):
        refuse(_("This user name is taken.")).require()
    value = canonical(USERNAME, asked) if asked else _free_name(email)
    # The platform gives user names, so they need no proof.
    Identifier.objects.create(user=user, kind=USERNAME, value=value, index=index_of(USERNAME, value), proved_at=now)
    return value


def _free_name(email: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", ".", email.partition("@")[0]).strip(".")[:24]
    try:
        stem = canonical(USERNAME, stem)
    except IdentifierError:
        stem = f"user.{stem}".strip(".")
    number = 1
    name = stem
    while not is_free(USERNAME, name):
        number += 1
        name = f"{stem}{number}"
    return name


def _prove_email(user, now) -> None:
    """The link came to this address; if another account has proved it meanwhile, it stays an unproved claim here."""
    try:
        with transaction.atomic():
            user.identifiers.filter(kind=EMAIL, proved_at__isnull=True).update(proved_at=now)
    except IntegrityError:
        return
