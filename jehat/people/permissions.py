from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, refuse

from .identifiers import CONTACTS, EMAIL, IDENTITIES, OF_COMPANIES
from .models import Identifier, Registration, SecondFactor, SignIn
from .presence import needs_second_factor


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


def can_begin_presence(user, means):
    """Whether the account may be entered by what has been proved: who set up a second factor proves it each time."""
    verdict = can_sign_in(user)
    if verdict and means == SignIn.Means.PASSWORD and user.second_factors.main().exists():
        return refuse(_("Prove first that it is you with your second factor."))
    return verdict


def can_remove_factor(user, factor):
    """Whether a second factor may be taken away: staff keep one where it is required."""
    if factor.user_id != user.pk or factor.kind == SecondFactor.Kind.BACKUP:
        return refuse(_("This is not a second factor of your account."))
    if needs_second_factor(user) and not user.second_factors.main().exclude(pk=factor.pk).exists():
        return refuse(_("Employees keep a second factor. Set up another one before you remove this one."))
    return ALLOWED


def can_renew_backup_codes(user):
    """Whether there is something that backup codes would stand in for."""
    if user.second_factors.main().exists():
        return ALLOWED
    return refuse(_("Set up a passkey or an authenticator app first."))


def can_reset_second_factor(user, person):
    """Whether one may take away the second factor of another; who may at all is asked where people work."""
    if person.pk == user.pk:
        return refuse(_("Nobody resets his own second factor."))
    if not person.second_factors.exists():
        return refuse(_("This person has no second factor."))
    return ALLOWED


def can_activate(activation, now=None):
    """Whether an activation link still opens an account."""
    if activation is None or not activation.is_open(now or timezone.now()) or not activation.user.is_active:
        return refuse(_("This link has been used or has expired. Ask your administrator for a new one."))
    return ALLOWED


def can_invite(user):
    """Whether this person still needs a link to choose his first password, and can get one."""
    if not user.is_active:
        return can_sign_in(user)
    if user.has_usable_password():
        return refuse(_("This person has chosen a password already."))
    if not user.identifiers.filter(kind=EMAIL).exists():
        return refuse(_("This account has no e-mail to which a link could be sent."))
    return ALLOWED


def can_change_account(user, presence, now):
    """Whether what opens the account may be changed here: the person was proved in this presence a moment ago."""
    if presence is None or presence.user_id != user.pk or not presence.is_fresh(now):
        return refuse(_("For your safety, confirm first that it is you."))
    return ALLOWED


def can_change_contact(user, kind, value, held):
    """Whether this mobile or e-mail would be a new one for the person."""
    if held is not None and held.proved_at is not None and held.value == value:
        return refuse(_("This contact is yours already, and proved."))
    return ALLOWED


def can_try_code(proof, now):
    """Whether a code may still be tried."""
    if proof.done_at is not None:
        return refuse(_("This code has been used already."))
    if proof.attempts >= proof.MOST_ATTEMPTS:
        return refuse(_("The code was wrong too often. Ask for a new one."))
    if now >= proof.expires_at:
        return refuse(_("The code has expired. Ask for a new one."))
    return ALLOWED


def can_confirm_contact(user, change, now):
    """Whether a code may still be tried on this change of a contact."""
    if change.user_id != user.pk:
        return refuse(_("This contact belongs to another account."))
    return can_try_code(change, now)


def can_remove_contact(user, identifier, others):
    """Whether the person stays reachable without this contact; `others` are his other proved ones."""
    if identifier.user_id != user.pk or identifier.kind not in CONTACTS:
        return refuse(_("This contact belongs to another account."))
    if identifier.proved_at is not None and not others:
        return refuse(_("This is the only proved contact of the account. Prove another one before removing it."))
    return ALLOWED


def can_change_names(user):
    """Whether the person may write his names himself: a proved identity keeps the names it was proved with."""
    if user.identifiers.filter(kind__in=IDENTITIES).proved().exists():
        return refuse(_("Your identity has been proved, so the names stay as on the document."))
    return ALLOWED


def can_change_identity(identifier):
    """Whether an identity number may be changed or taken back: it may while nobody has seen the document."""
    if identifier is not None and identifier.proved_at is not None:
        return refuse(_("This number has been proved by the document, so it stays."))
    return ALLOWED


def can_end_presence(user, presence):
    """Whether the person may end this presence: one of his own."""
    return ALLOWED if presence.user_id == user.pk else refuse(_("This sign-in belongs to another account."))


def can_object(reclaim, now):
    """Whether there is still something to object to."""
    if reclaim is None or reclaim.done_at is not None or now - reclaim.created_at >= reclaim.GIVEN_UP_AFTER:
        return refuse(_("This link is no longer open."))
    return ALLOWED


def can_verify_reclaim(user, reclaim, now):
    """Whether an employee may confirm this request; who may confirm at all is asked where people work."""
    if reclaim.user_id == user.pk:
        return refuse(_("Nobody confirms a request for his own account."))
    if not reclaim.is_pending(now):
        return refuse(_("This request is closed."))
    if reclaim.verified_at is not None:
        return refuse(_("This request has been confirmed already."))
    return ALLOWED


def can_complete_reclaim(reclaim, now):
    """Whether all three have come together: the new mobile, the document, and the time to object."""
    if reclaim.user_id is None or not reclaim.is_pending(now) or reclaim.verified_at is None:
        return refuse(_("This request is closed."))
    if now < reclaim.ripe_at:
        return refuse(_("The time to object has not passed yet."))
    return ALLOWED


def can_appoint(user, principal, now):
    """Whether the person may name somebody to act for this principal: for himself, or for a company he manages."""
    if principal.pk == user.pk:
        return ALLOWED
    if principal.is_company and _manages(user, principal, now):
        return ALLOWED
    return refuse(_("Only the person himself, or a delegate who manages the company, names who acts."))


def can_name(principal, kind, index, now):
    """Whether this identifier may be named: not one's own, and not one that is named already."""
    if principal.identifiers.filter(kind=kind, index=index).exists():
        return refuse(_("Nobody acts for himself."))
    rows = principal.represented_by.filter(named_kind=kind, named_index=index)
    if rows.current(now).exists() or rows.offered(now).exists():
        return refuse(_("This person has been named already."))
    return ALLOWED


def can_answer_appointment(user, representation, now):
    """Whether the person is the one who was named, by something he has proved, and has not answered yet."""
    mine = user.identifiers.filter(kind=representation.named_kind, index=representation.named_index)
    if representation.principal_id == user.pk or not mine.proved().exists():
        return refuse(_("This offer names somebody else."))
    if not representation.is_offered(now):
        return refuse(_("This offer is no longer open."))
    return ALLOWED


def can_end_representation(user, representation, now):
    """Whether the person may end it: principal, agent, or manager; a company keeps one who manages it."""
    principal = representation.principal
    manages = principal.is_company and _manages(user, principal, now)
    if user.pk not in (representation.principal_id, representation.agent_id) and not manages:
        return refuse(_("Only the two concerned, or a delegate who manages the company, end it."))
    if not representation.is_current(now) and not representation.is_offered(now):
        return refuse(_("It has ended already."))
    if representation.manages and representation.is_current(now) and _is_last_manager(representation, now):
        return refuse(_("The company would have nobody who manages it. Name another such delegate first."))
    return ALLOWED


def can_verify_company(user, company, now):
    """Whether an employee may confirm the numbers of this company: none of his own, and none that is proved."""
    if not company.is_company:
        return refuse(_("This is not a company."))
    if company.represented_by.current(now).filter(agent=user).exists():
        return refuse(_("Nobody confirms a company he acts for."))
    unproved = company.identifiers.filter(proved_at__isnull=True)
    if not unproved.exists():
        return refuse(_("The company has been confirmed already."))
    taken = Identifier.objects.proved().filter(kind__in=OF_COMPANIES, index__in=unproved.values("index"))
    if taken.exists():
        return refuse(_("Another account has proved this number."))
    return ALLOWED


def _manages(user, company, now) -> bool:
    return company.represented_by.current(now).filter(agent=user, manages=True).exists()


def _is_last_manager(representation, now) -> bool:
    others = representation.principal.represented_by.current(now).exclude(pk=representation.pk)
    return representation.principal.is_company and not others.filter(manages=True).exists()
