"""Presence on the platform: who comes in, who leaves, and whose time runs out."""

from dataclasses import dataclass

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib.auth import authenticate, logout
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.core.sessions import SessionStore
from jehat.people import permissions, throttle
from jehat.people.device import known_device
from jehat.people.identifiers import recognise
from jehat.people.models import SignIn, User
from jehat.people.origin import network_of, origin_of
from jehat.people.presence import deadline
from jehat.people.queries import index_of, known_as

SESSION_MARK = "sign_in"


@dataclass(frozen=True)
class Attempt:
    """What came of a try to sign in: the person, or nobody, or how long the next try has to wait."""

    user: User | None = None
    wait: int = 0


def identify(*, by=None, request, identifier, password, now=None) -> Attempt:
    """Say whose identifier and password these are, within the limits; failures are counted and recorded.

    It is not one transaction, on purpose: a try counts whatever becomes of it. Tries within the wait are not judged,
    and so leave no line in the record.
    """
    now = now or timezone.now()
    known = known_as(identifier)
    limits = throttle.sign_in_limits(
        identifier=_spelling(identifier), network=network_of(request), device=known_device(request, known)
    )
    if wait := throttle.admit(limits, now=now):
        return Attempt(wait=wait)
    user = authenticate(request, identifier=identifier, password=password)
    if user is None:
        network = throttle.trace(network_of(request))
        record("person.sign_in", known, by=by, outcome=Event.Outcome.REFUSED, network=network)
        return Attempt()
    throttle.forgive(limits)
    return Attempt(user=user)


@action("person.sign_in", says=_("Signed in"))
def sign_in(*, by, request, to=""):
    """Begin a presence in the session of the request; the answer leads to `to`, or to a step that is still due."""
    permissions.can_sign_in(by).require()
    _leave(request, timezone.now())
    response = perform_login(
        request, Login(user=by, email_verification=EmailVerificationMethod.NONE, redirect_url=to or None)
    )
    if request.user.is_authenticated:
        begin(by, request)
    return response


def begin(user, request) -> SignIn:
    """Open the presence that a session stands for; also for one that a later step of signing in completed."""
    presence = SignIn.objects.create(user=user, session_key=request.session.kept_as, origin=origin_of(request))
    request.session[SESSION_MARK] = str(presence.pk)
    record("person.sign_in", user, by=user, presence=presence.pk)
    return presence


@action("person.sign_out", says=_("Signed out"))
def sign_out(*, by, request, now=None) -> None:
    """End the presence and its session."""
    _leave(request, now or timezone.now())
    logout(request)


@action("person.expire", says=_("The time of the presence ran out"))
def expire(*, by=None, presence, now=None) -> SignIn:
    """End a presence that was idle or lasted too long, or whose account was closed, with its session; twice is once."""
    now = now or timezone.now()
    presence = SignIn.objects.select_for_update(of=["self"]).select_related("user").get(pk=presence.pk)
    if presence.until is None:
        closed = not presence.user.is_active
        moment = min(now, deadline(presence))
        _end(presence, SignIn.Ending.ENDED if closed else SignIn.Ending.EXPIRED, moment)
        record("person.expire", presence.user, by=by, presence=presence.pk, reason="closed" if closed else "time")
    SessionStore.end(presence.session_key)
    return presence


def _leave(request, now) -> None:
    """End the presence this session stands for, if any."""
    mark = request.session.get(SESSION_MARK)
    presence = SignIn.objects.select_for_update().current().filter(pk=mark).first() if mark else None
    if presence:
        _end(presence, SignIn.Ending.SIGNED_OUT, now)
        record("person.sign_out", presence.user, by=presence.user, presence=presence.pk)
        request.session.flush()


def _end(presence, ending, moment) -> None:
    presence.until, presence.ending = moment, ending
    presence.save(update_fields=["until", "ending"])


def _spelling(identifier: str) -> str:
    """One text for all ways to type an identifier, so that none of them has a limit of its own."""
    for kind, value in recognise(identifier):
        return index_of(kind, value).hex()
    return " ".join(identifier.split()).casefold()[:320]
