"""An account whose mobile is lost comes back to its owner.

Three things must come together: the new mobile is proved by a code; an authorised employee has seen the identity
document; the time to object has passed while every contact of the account was warned. See docs/security.md.
"""

import secrets

from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.people import codes, courier, permissions, queue, throttle, tidings
from jehat.people.identifiers import MOBILE
from jehat.people.models import Identifier, Reclaim, User
from jehat.people.queries import claimed_by, index_of, objection_index, proved_owner

from .contacts import put_contact
from .presence import end_all

# Without letters and digits that are mistaken for one another when a number is read out at a counter.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@action("person.reclaim", says=_("Asked an account back"))
def reclaim(*, by=None, identity, former, mobile, statement="", origin=None, network="", now=None) -> Reclaim:
    """Ask an account back whose mobile is lost; a code goes to the new mobile.

    `identity` = (kind, canonical number), `former` is a contact or user name of the account as it was typed. The
    answer is the same whether there is such an account or not. Raises `throttle.Slow`.
    """
    now = now or timezone.now()
    index = index_of(*identity)
    throttle.require(throttle.reclaim_limits(identity=index.hex(), contact=mobile, network=network), now=now)
    asked = Reclaim(
        user=claimed_by(identity, former),
        number="".join(secrets.choice(_SIGNS) for _sign in range(8)),
        mobile=mobile,
        statement=statement,
        identity_index=index,
        origin=origin or {},
        created_at=now,
    )
    _send_code(asked, now)
    asked.save()
    record("person.reclaim", asked, by=by, network=throttle.trace(network))
    return asked


@action("person.prove_reclaim", says=_("Proved the new mobile of a request"))
def prove_reclaim(*, by=None, reclaim, code, now=None) -> Reclaim | None:
    """Begin the time to object if this is the code; None if it is not, and then one attempt fewer is left."""
    now = now or timezone.now()
    reclaim = Reclaim.objects.select_for_update().get(pk=reclaim.pk)
    if reclaim.proved_at is not None:
        return reclaim
    permissions.can_try_code(reclaim, now).require()
    if not codes.fits(reclaim, code):
        reclaim.attempts += 1
        reclaim.save(update_fields=["attempts"])
        record("person.prove_reclaim", reclaim, by=by, outcome=Event.Outcome.REFUSED, attempt=reclaim.attempts)
        return None
    reclaim.proved_at, reclaim.ripe_at = now, now + Reclaim.wait()
    reclaim.save(update_fields=["proved_at", "ripe_at"])
    record("person.prove_reclaim", reclaim, by=by)
    queue.warn_of_reclaim(reclaim)
    return reclaim


@action("person.warn_of_reclaim", says=_("The owner of an account was warned"))
def warn_of_reclaim(*, by=None, reclaim_id, now=None) -> bool:
    """Tell every proved contact of the account that it is being asked back, with a link that says no; once."""
    now = now or timezone.now()
    asked = Reclaim.objects.select_for_update(of=["self"]).select_related("user").get(pk=reclaim_id)
    if asked.user is None or asked.objection_index or not asked.is_pending(now):
        return False
    token = secrets.token_urlsafe(24)
    asked.objection_index = objection_index(token)
    asked.save(update_fields=["objection_index"])
    words = _("Somebody asks for your Jehat account with another mobile. If it is not you, open this link: %(link)s")
    tidings.tell(asked.user, _("Somebody asks for your account"), words, link=tidings.link("object_to_reclaim", token))
    record("person.warn_of_reclaim", asked.user, by=by, request=asked.number)
    return True


@action("person.verify_reclaim", says=_("Saw the identity document of who asks an account back"))
def verify_reclaim(*, by, reclaim, now=None) -> Reclaim:
    """Note that an employee has seen the document; which employees may is asked where people work.

    The identity number of the account is proved by it, unless another account has proved the same number.
    """
    now = now or timezone.now()
    reclaim = Reclaim.objects.select_for_update(of=["self"]).select_related("user").get(pk=reclaim.pk)
    permissions.can_verify_reclaim(by, reclaim, now).require()
    reclaim.verified_at, reclaim.verified_by = now, by
    reclaim.save(update_fields=["verified_at", "verified_by"])
    _prove_identity(reclaim, now)
    record("person.verify_reclaim", reclaim.user, by=by, request=reclaim.number)
    if reclaim.ripe_at <= now:
        complete_reclaim(by=by, reclaim=reclaim, now=now)
    return reclaim


@action("person.complete_reclaim", says=_("The account was given back"))
def complete_reclaim(*, by=None, reclaim, now=None) -> User | None:
    """Put the new mobile in its place; nobody is signed in any more, and the password is chosen by a code to it.

    None where the mobile was proved by another account meanwhile: then the request is over.
    """
    now = now or timezone.now()
    reclaim = Reclaim.objects.select_for_update().get(pk=reclaim.pk)
    permissions.can_complete_reclaim(reclaim, now).require()
    user = User.objects.select_for_update().get(pk=reclaim.user_id)
    try:
        put_contact(user, MOBILE, reclaim.mobile, now)
    except Refused:
        reclaim.ended_at = now
        reclaim.save(update_fields=["ended_at"])
        record("person.complete_reclaim", reclaim, by=by, outcome=Event.Outcome.REFUSED)
        return None
    reclaim.done_at = now
    reclaim.save(update_fields=["done_at"])
    user.password = make_password(None)
    user.save(update_fields=["password"])
    end_all(user, now=now)
    words = _("Your Jehat account has your new mobile. Choose a password here: %(link)s")
    tidings.tell(user, _("Your account is yours again"), words, link=tidings.link("recover"))
    record("person.complete_reclaim", user, by=by, request=reclaim.number)
    return user


def _send_code(asked, now) -> None:
    """The code goes to the new mobile; who has an account with it already is told so, and no code fits then."""
    owner = proved_owner(MOBILE, asked.mobile)
    code = codes.renew(asked, now, fits=owner is None)
    with override(owner.language if owner else get_language()):
        subject, body = codes.already_known() if owner else codes.message(code)
    courier.carry(channel=courier.SMS, recipient=asked.mobile, subject=subject, body=body, to=owner)


def _prove_identity(reclaim, now) -> None:
    index = bytes(reclaim.identity_index)
    claim = reclaim.user.identifiers.filter(index=index, proved_at__isnull=True).first()
    if claim is not None and not Identifier.objects.filter(kind=claim.kind, index=index).proved().exists():
        claim.proved_at = now
        claim.save(update_fields=["proved_at"])
