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
from jehat.people import agents, permissions, throttle, tidings
from jehat.people.device import known_device
from jehat.people.identifiers import recognise
from jehat.people.models import SignIn, User
from jehat.people.origin import network_of, origin_of
from jehat.people.presence import deadline
from jehat.people.queries import index_of, known_as

from .objection import close_reclaims

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
        identifier=spelling(identifier), network=network_of(request), device=known_device(request, known)
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
def sign_in(*, by, request, to="", means=SignIn.Means.PASSWORD):
    """Begin a presence in the session of the request; the answer leads to `to`, or to a step that is still due."""
    now = timezone.now()
    permissions.can_begin_presence(by, means).require()
    _leave(request, now)
    is_new_device = known_device(request, by) is None and by.sign_ins.exists()
    response = perform_login(
        request, Login(user=by, email_verification=EmailVerificationMethod.NONE, redirect_url=to or None)
    )
    if request.user.is_authenticated:
        begin(by, request, means)
        close_reclaims(by, now)
        if is_new_device:
            _tell_of_device(by, request, now)
    return response


def begin(user, request, means=SignIn.Means.PASSWORD) -> SignIn:
    """Open the presence that a session stands for; also for one that a later step of signing in completed."""
    presence = SignIn.objects.create(
        user=user, session_key=request.session.kept_as, origin=origin_of(request), means=means
    )
    request.session[SESSION_MARK] = str(presence.pk)
    proved = {} if means == SignIn.Means.PASSWORD else {"means": str(means)}
    record("person.sign_in", user, by=user, presence=presence.pk, **proved)
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


@action("person.end_presence", says=_("Ended a sign-in"))
def end_presence(*, by, presence, now=None) -> SignIn:
    """End one of one's own presences, wherever it is, at once; twice is once."""
    presence = SignIn.objects.select_for_update(of=["self"]).select_related("user").get(pk=presence.pk)
    permissions.can_end_presence(by, presence).require()
    if presence.until is None:
        _end(presence, SignIn.Ending.ENDED, now or timezone.now())
        SessionStore.end(presence.session_key)
        record("person.end_presence", presence.user, by=by, presence=presence.pk)
    return presence


@action("person.end_other_presences", says=_("Ended all other sign-ins"))
def end_other_presences(*, by, presence, now=None) -> int:
    """End all presences of a person but this one; how many."""
    permissions.can_end_presence(by, presence).require()
    count = end_all(by, now=now or timezone.now(), but=presence)
    record("person.end_other_presences", by, by=by, count=count)
    return count


def end_all(user, *, now, but=None) -> int:
    """End the presences of a person with their sessions, but for one; how many."""
    rows = SignIn.objects.select_for_update().current().filter(user=user)
    ended = list(rows.exclude(pk=but.pk) if but is not None else rows)
    for presence in ended:
        _end(presence, SignIn.Ending.ENDED, now)
        SessionStore.end(presence.session_key)
    return len(ended)


def end_for(user, *, now, only=None) -> list[SignIn]:
    """End what a person is signed in with, or one of it, for the entity he works in, and tell him so; what ended."""
    rows = SignIn.objects.select_for_update().current().filter(user=user)
    ended = list(rows.filter(pk=only.pk) if only is not None else rows)
    for presence in ended:
        _end(presence, SignIn.Ending.ENDED, now)
        SessionStore.end(presence.session_key)
    if ended:
        words = _("An administrator of your entity signed you out. If you do not know why, ask there.")
        tidings.tell(user, _("You were signed out"), words)
    return ended


def renew_session(presence, request, now, means=None) -> None:
    """The presence goes on in a session with a new key, and the person was proved now."""
    presence.session_key, presence.confirmed_at = request.session.kept_as, now
    presence.means = means or presence.means
    presence.save(update_fields=["session_key", "confirmed_at", "means"])


def _leave(request, now) -> None:
    """End the presence this session stands for, if any."""
    mark = request.session.get(SESSION_MARK)
    presence = SignIn.objects.select_for_update().current().filter(pk=mark).first() if mark else None
    if presence:
        _end(presence, SignIn.Ending.SIGNED_OUT, now)
        record("person.sign_out", presence.user, by=presence.user, presence=presence.pk)
        request.session.flush()


def _tell_of_device(user, request, now) -> None:
    """Tell the proved contacts of a sign-in on a device that is new to the account; its first one is no news."""
    browser, system = agents.named(request.META.get("HTTP_USER_AGENT", ""))
    words = _("A new device signed in to your Jehat account: %(device)s. If it was not you, change your password.")
    device = " · ".join(filter(None, (browser, system))) or "?"
    tidings.tell(user, _("A new device signed in"), words, device=device)


def _end(presence, ending, moment) -> None:
    presence.until, presence.ending = moment, ending
    presence.save(update_fields=["until", "ending"])


def spelling(identifier: str) -> str:
    """One text for all ways to type an identifier, so that none of them has a limit of its own."""
    for kind, value in recognise(identifier):
        return index_of(kind, value).hex()
    return " ".join(identifier.split()).casefold()[:320]
