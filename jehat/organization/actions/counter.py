"""What a clerk confirms at the counter, with the documents in front of him."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import refuse
from jehat.organization import permissions
from jehat.people import actions as people
from jehat.people import queries


@action("organization.verify_identity", says=_("Confirmed the identity document of a visitor"))
def verify_identity(*, by, entity, number, identity, now=None):
    """Confirm the request of a visitor for his account, by its number and the number of the document he shows.

    `identity` = (kind, canonical number). Refused alike where one of the two is wrong.
    """
    now = now or timezone.now()
    permissions.can_verify_identity(by, entity).require()
    reclaim = queries.pending_reclaim(number, identity, now=now)
    permissions.can_find_request(reclaim).require()
    verified = people.verify_reclaim(by=by, reclaim=reclaim, now=now)
    record("organization.verify_identity", entity, by=by, request=number)
    return verified


@action("organization.verify_company", says=_("Confirmed the papers of a company"))
def verify_company(*, by, entity, number, delegate, now=None):
    """Confirm the numbers of a company, by one of them and by the delegate who shows its papers.

    `number` and `delegate` = (kind, canonical value): of the company, and of what the delegate is known by.
    """
    now = now or timezone.now()
    permissions.can_verify_identity(by, entity).require()
    company = queries.company_of(number, delegate, now=now)
    if company is None:
        refuse(_("No company with this number is represented by this person.")).require()
    people.verify_company(by=by, company=company, now=now)
    record("organization.verify_company", entity, by=by, company=company.pk)
    return company
