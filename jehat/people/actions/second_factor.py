"""The second factor: set up, used, taken away, and given anew by an administrator."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.core.folding import strip_invisible, western_digits
from jehat.people import backup_codes, passkeys, permissions, throttle, tidings, time_codes
from jehat.people.device import known_device
from jehat.people.models import SecondFactor, User
from jehat.people.origin import network_of

from .presence import end_all, renew_session

Kind = SecondFactor.Kind

ADDED = _("A second factor was added")
ADDED_WORDS = _("A second factor was added to your Jehat account. If it was not you, change your password.")
REMOVED = _("A second factor was removed")
REMOVED_WORDS = _("A second factor of your Jehat account was removed. If it was not you, change your password.")
RESET = _("Your second factor was reset")
RESET_WORDS = _(
    "An administrator reset the second factor of your Jehat account. You set up a new one at the next sign-in."
)
SPENT = _("A backup code was used")
SPENT_WORDS = _("A backup code of your Jehat account was used. If it was not you, change your password at once.")


@dataclass(frozen=True)
class Trial:
    """What came of a second factor that was offered: what it was, or nothing, or how long the next try has to wait."""

    means: str = ""
    wait: int = 0


@action("person.use_factor", says=_("Proved the second factor"))
def use_factor(*, by, request, code="", reply=None, now=None) -> Trial:
    """Judge what somebody whose account is about to be entered offers as his second factor."""
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_sign_in(user).require()
    return _judged("person.use_factor", user, request, code, reply, now or timezone.now())


@action("person.confirm_by_factor", says=_("Confirmed by the second factor"))
def confirm_by_factor(*, by, request, presence, code="", reply=None, now=None) -> Trial:
    """Ask for the second factor again before something important; the session goes on under a new key."""
    now = now or timezone.now()
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_end_presence(user, presence).require()
    trial = _judged("person.confirm_by_factor", user, request, code, reply, now)
    if trial.means:
        request.session.cycle_key()
        renew_session(presence, request, now, trial.means)
    return trial


@action("person.enrol_app", says=_("Set up an authenticator app"))
def enrol_app(*, by, request, presence, secret, code, now=None) -> list[str] | None:
    """Let the codes of an app stand for the person; the backup codes if they are new, None where the code is wrong."""
    now = now or timezone.now()
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_change_account(user, presence, now).require()
    step = time_codes.step_of(secret, _plain(code), now=now)
    if step is None:
        record("person.enrol_app", user, by=by, outcome=Event.Outcome.REFUSED)
        return None
    user.second_factors.filter(kind=Kind.APP).delete()
    user.second_factors.create(kind=Kind.APP, sealed={"secret": secret}, counter=step)
    record("person.enrol_app", user, by=by)
    return _enrolled(user, request, presence, Kind.APP, now)


@action("person.enrol_passkey", says=_("Added a passkey"))
def enrol_passkey(*, by, request, presence, reply, name="", now=None) -> list[str]:
    """Let a passkey stand for the person; the backup codes if they are new. Raises NoAnswer for what is none."""
    now = now or timezone.now()
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_change_account(user, presence, now).require()
    made, count = passkeys.made(reply)
    factor = user.second_factors.create(kind=Kind.PASSKEY, sealed=made | {"name": name[:80]}, counter=count)
    record("person.enrol_passkey", user, by=by, factor=factor.pk)
    return _enrolled(user, request, presence, Kind.PASSKEY, now)


@action("person.remove_factor", says=_("Removed a second factor"))
def remove_factor(*, by, presence, factor, now=None) -> None:
    """Take a passkey or the app away; with the last of them the backup codes go."""
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_change_account(user, presence, now or timezone.now()).require()
    permissions.can_remove_factor(user, factor).require()
    kind = factor.kind
    factor.delete()
    if not user.second_factors.main().exists():
        user.second_factors.all().delete()
    record("person.remove_factor", user, by=by, kind=str(kind))
    tidings.tell(user, REMOVED, REMOVED_WORDS)


@action("person.renew_backup_codes", says=_("Made new backup codes"))
def renew_backup_codes(*, by, presence, now=None) -> list[str]:
    """Make new backup codes; those before open nothing any more."""
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_change_account(user, presence, now or timezone.now()).require()
    permissions.can_renew_backup_codes(user).require()
    codes = _new_backup_codes(user)
    record("person.renew_backup_codes", user, by=by)
    return codes


@action("person.reset_second_factor", says=_("The second factor of a person was reset"))
def reset_second_factor(*, by, user, now=None) -> None:
    """Take away every second factor of somebody who lost it, and end his presences; the next sign-in sets up anew."""
    user = User.objects.select_for_update().get(pk=user.pk)
    permissions.can_reset_second_factor(by, user).require()
    user.second_factors.all().delete()
    end_all(user, now=now or timezone.now())
    record("person.reset_second_factor", user, by=by)
    tidings.tell(user, RESET, RESET_WORDS)


def _judged(verb, user, request, code, reply, now) -> Trial:
    """Count the try, find the factor that is proved, and write down what came of it."""
    if reply is None:
        limits = throttle.factor_limits(person=str(user.pk), device=known_device(request, user))
    else:
        limits = throttle.passkey_limits(network=network_of(request))
    if wait := throttle.admit(limits, now=now):
        return Trial(wait=wait)
    factor = _proving(user, _plain(code), reply, now)
    if factor is None:
        record(verb, user, by=user, outcome=Event.Outcome.REFUSED)
        return Trial()
    throttle.forgive(limits)
    factor.used_at = now
    factor.save(update_fields=["sealed", "counter", "used_at"])
    record(verb, user, by=user, means=str(factor.kind))
    if factor.kind == Kind.BACKUP:
        tidings.tell(user, SPENT, SPENT_WORDS)
    return Trial(means=factor.kind)


def _proving(user, code, reply, now) -> SecondFactor | None:
    """The factor that this proves, changed so that the same never proves it again."""
    tests = {Kind.PASSKEY: lambda one: _answers(one, reply), Kind.APP: lambda one: _shows(one, code, now)}
    tests[Kind.BACKUP] = lambda one: _spends(one, code)
    return next((one for one in user.second_factors.select_related("user") if tests[one.kind](one)), None)


def _answers(factor, reply) -> bool:
    try:
        if reply is None or not reply.is_by(factor.sealed):
            return False
        count = reply.count_of(factor.sealed)
    except passkeys.NoAnswer:
        return False
    # A passkey that counts and does not count on has been copied.
    if factor.counter and count <= factor.counter:
        return False
    factor.counter = count
    return True


def _shows(factor, code, now) -> bool:
    step = time_codes.step_of(factor.sealed["secret"], code, now=now, after=factor.counter)
    factor.counter = step or factor.counter
    return step is not None


def _spends(factor, code) -> bool:
    left = backup_codes.spent(factor.sealed["codes"], code)
    if left is not None:
        factor.sealed = {"codes": left}
    return left is not None


def _enrolled(user, request, presence, kind, now) -> list[str]:
    """The presence is proved by what was just set up; who has no backup codes gets some."""
    request.session.cycle_key()
    renew_session(presence, request, now, kind)
    tidings.tell(user, ADDED, ADDED_WORDS)
    return [] if user.second_factors.filter(kind=Kind.BACKUP).exists() else _new_backup_codes(user)


def _new_backup_codes(user) -> list[str]:
    codes = backup_codes.new_codes()
    user.second_factors.filter(kind=Kind.BACKUP).delete()
    user.second_factors.create(kind=Kind.BACKUP, sealed={"codes": backup_codes.digests(codes)})
    return codes


def _plain(code: str) -> str:
    return "".join(western_digits(strip_invisible(code)).split())
