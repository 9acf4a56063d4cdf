"""Acting for others: a person names an agent, a company its delegates, a guardian his dependent."""

from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import refuse
from jehat.people import permissions, throttle, tidings
from jehat.people.identifiers import COMMERCIAL, UNIFIED, canonical
from jehat.people.models import Beneficiary, Identifier, Representation, User
from jehat.people.queries import index_of, is_free, proved_owner

from .registration import NAMES, new_username

Kind = Representation.Kind


@action("representation.appoint", says=_("Named somebody to act for him"))
def appoint(
    *, by, presence, named, principal=None, scope=(), since=None, until=None, manages=False, now=None
) -> Representation:
    """Offer a person, named by an identifier he has proved, to act for oneself, or for a company one manages.

    `named` = (kind, canonical value); `scope` holds codes of entities, none means all. Whether anybody is known by the
    identifier shows only when he answers.
    """
    now = now or timezone.now()
    principal = User.objects.select_for_update().get(pk=(principal or by).pk)
    permissions.can_change_account(by, presence, now).require()
    permissions.can_appoint(by, principal, now).require()
    throttle.require(throttle.appointment_limits(person=str(by.pk)), now=now)
    index = index_of(*named)
    permissions.can_name(principal, named[0], index, now).require()
    offer = Representation.objects.create(
        principal=principal,
        kind=Kind.DELEGATE if principal.is_company else Kind.AGENT,
        named_kind=named[0],
        named=named[1],
        named_index=index,
        scope=sorted(scope),
        manages=manages and principal.is_company,
        appointed_by=by,
        since=since or now,
        until=until,
    )
    if owner := proved_owner(*named):
        words = _("You have been named to act for another on Jehat. Sign in to accept or decline: %(link)s")
        tidings.tell(owner, _("You have been named to act for another"), words, link=tidings.link("represent"))
    record("representation.appoint", offer, by=by, principal=principal.pk, kind=offer.kind)
    return offer


@action("representation.accept", says=_("Accepted to act for another"))
def accept_appointment(*, by, representation, now=None) -> Representation:
    """Become the agent; who appointed him is told."""
    now = now or timezone.now()
    representation = _locked(representation)
    permissions.can_answer_appointment(by, representation, now).require()
    representation.agent, representation.accepted_at = by, now
    representation.save(update_fields=["agent", "accepted_at"])
    words = _("Your offer on Jehat to act for you or for your company was accepted.")
    tidings.tell(representation.appointed_by, _("Your offer was accepted"), words)
    record("representation.accept", representation, by=by, principal=representation.principal_id)
    return representation


@action("representation.decline", says=_("Declined to act for another"))
def decline_appointment(*, by, representation, now=None) -> Representation:
    """Say no to an offer; who appointed him is told."""
    now = now or timezone.now()
    representation = _locked(representation)
    permissions.can_answer_appointment(by, representation, now).require()
    representation.declined_at = now
    representation.save(update_fields=["declined_at"])
    words = _("Your offer on Jehat to act for you or for your company was declined.")
    tidings.tell(representation.appointed_by, _("Your offer was declined"), words)
    record("representation.decline", representation, by=by, principal=representation.principal_id)
    return representation


@action("representation.end", says=_("Ended acting for another"))
def end_representation(*, by, representation, now=None) -> Representation:
    """End it at once: the principal, the agent himself, or who manages the company; the others are told."""
    now = now or timezone.now()
    # All delegates of a company wait for one another here, so that its last manager cannot leave twice.
    User.objects.select_for_update().get(pk=representation.principal_id)
    representation = _locked(representation)
    permissions.can_end_representation(by, representation, now).require()
    representation.ended_at, representation.ended_by = now, by
    representation.save(update_fields=["ended_at", "ended_by"])
    words = _("Acting for another on Jehat has ended. Sign in to see which: %(link)s")
    for person in _others(representation, by):
        tidings.tell(person, _("Acting for another has ended"), words, link=tidings.link("represent"))
    record("representation.end", representation, by=by, principal=representation.principal_id)
    return representation


@action("representation.register_company", says=_("Registered a company"))
def register_company(*, by, presence, names, unified=None, commercial=None, now=None) -> Representation:
    """Open an account for a company and become its first delegate: a claim, until an employee has seen its papers.

    `names` = {company_ar, company_en}; numbers are canonical, one of them is needed. A number that a company has proved
    is refused. Nobody ever signs in with the account.
    """
    now = now or timezone.now()
    permissions.can_change_account(by, presence, now).require()
    throttle.require(throttle.appointment_limits(person=str(by.pk)), now=now)
    numbers = {kind: number for kind, number in ((UNIFIED, unified), (COMMERCIAL, commercial)) if number}
    if not all(is_free(kind, canonical(kind, number)) for kind, number in numbers.items()) or not numbers:
        refuse(_("This company is known already. One of its delegates can name you.")).require()
    company = _account(User.Kind.COMPANY, by, {name: names.get(name, "") for name in ("company_ar", "company_en")})
    for kind, number in numbers.items():
        Identifier.objects.create(user=company, kind=kind, value=number, index=index_of(kind, number))
    first = _in_person(company, by, Kind.DELEGATE, now, manages=True)
    record("representation.register_company", company, by=by, numbers=list(numbers))
    return first


@action("representation.verify_company", says=_("Saw the papers of a company"))
def verify_company(*, by, company, now=None) -> User:
    """Prove the numbers of a company; which employees may is asked where people work."""
    now = now or timezone.now()
    company = User.objects.select_for_update().get(pk=company.pk)
    permissions.can_verify_company(by, company, now).require()
    for identifier in company.identifiers.all():
        identifier.proved_at = now
        identifier.save(update_fields=["proved_at"])
    record("representation.verify_company", company, by=by)
    return company


@action("representation.add_dependent", says=_("Entered a dependent"))
def add_dependent(*, by, presence, names, identity=None, birth_date="", birth_calendar="", now=None) -> Representation:
    """Open an account for a child or a ward and act for it as guardian: a claim, as long as nobody has proved it.

    `identity` = (kind, canonical number) or None. Nobody ever signs in with the account.
    """
    now = now or timezone.now()
    permissions.can_change_account(by, presence, now).require()
    throttle.require(throttle.appointment_limits(person=str(by.pk)), now=now)
    dependent = _account(User.Kind.DEPENDENT, by, {name: names.get(name, "") for name in NAMES})
    Beneficiary.objects.create(user=dependent, birth_date=birth_date, birth_calendar=birth_calendar)
    if identity:
        kind, value = identity
        Identifier.objects.create(user=dependent, kind=kind, value=value, index=index_of(kind, value))
    guardian = _in_person(dependent, by, Kind.GUARDIAN, now)
    record("representation.add_dependent", dependent, by=by)
    return guardian


def _account(kind, by, fields) -> User:
    user = User(username=new_username(), password=make_password(None), kind=kind, language=by.language, **fields)
    user.save()
    return user


def _in_person(principal, by, kind, now, *, manages=False) -> Representation:
    """Who enters a company or a dependent acts for it from then on."""
    return Representation.objects.create(
        principal=principal, agent=by, kind=kind, manages=manages, appointed_by=by, since=now, accepted_at=now
    )


def _locked(representation) -> Representation:
    rows = Representation.objects.select_for_update(of=["self"])
    return rows.select_related("principal", "agent", "appointed_by").get(pk=representation.pk)


def _others(representation, by) -> list[User]:
    """Principal and agent, as far as they are persons and somebody else; an offer nobody took concerns nobody."""
    concerned = [representation.principal, representation.agent]
    return [person for person in concerned if person and person.pk != by.pk and person.may_sign_in]
