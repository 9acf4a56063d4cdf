"""What was referred and is not over, as its senders follow it; and who stands above two departments."""

from jehat.cases.models import Case, CaseLink, Referral
from jehat.cases.models.reach import departments_within_reach_of
from jehat.cases.states import Outcome
from jehat.organization.grants import tree
from jehat.organization.models import Department

MOST_SENT = 200


def sent_by(employee):
    """What the employee referred himself, or others of the departments he directs, and is not over, oldest first.

    Of a case whose level hides that it is there, only whoever sees it still reads it here.
    """
    sent = Referral.objects.open().filter(entity=employee.entity_id)
    mine = sent.filter(by=employee.user_id)
    if directed := departments_within_reach_of(employee):
        mine = mine | sent.filter(from_department__in=directed)
    return (
        mine.exclude(case__in=Case.objects.hidden_from(employee.user))
        .with_people()
        .select_related("case__kind", "case__entity", "to_entity")
    )


def sent_out(case) -> Referral:
    """The hop by which the case waits for another entity."""
    return case.referrals.open().get(to_entity__isnull=False)


def common_superior(entity, between) -> Department | None:
    """The nearest department that stands above all of these, or is one of them."""
    parents = {pk: parent for pk, parent, _head in tree(entity.pk)}
    first, *others = (_chain(parents, pk) for pk in between)
    common = next((pk for pk in first if all(pk in chain for chain in others)), None)
    return Department.objects.active().select_related("entity", "head__user").filter(pk=common).first()


def _chain(parents, pk) -> list:
    found = []
    while pk is not None and pk not in found:
        found.append(pk)
        pk = parents.get(pk)
    return found


def goes_on_in(case, user) -> Case | None:
    """The case that this one was merged into, where the person sees it."""
    if case.outcome != Outcome.MERGED:
        return None
    into = case.links.filter(kind=CaseLink.Kind.MERGED_INTO).values("other")
    return Case.objects.visible_to(user).filter(pk__in=into).first()


def links_of(case) -> list[CaseLink]:
    """What the case has to do with others, the newest first; of what is hidden nothing."""
    found = CaseLink.objects.standing().of(case).select_related("one", "other", "by").order_by("-at")
    hidden = Case.objects.hidden().exclude(pk=case.pk)
    return list(found.exclude(one__in=hidden).exclude(other__in=hidden))
