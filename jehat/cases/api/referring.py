"""The verbs of referrals: to send a case on, to take it, to refuse it or give it back; and where each hop stands."""

from functools import partial
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Status

from jehat.cases import actions, permissions, queries
from jehat.cases.models import Case, CaseLink
from jehat.core.rest import invalid

from .acting import ActsOnCases, act_on, seen_case
from .given import Conclusion, Link, Merging, Referral, Return, SendingOn
from .moving import is_away_until
from .shown import LinkOut, ReferralOut, SentOut, StopOut

router = ActsOnCases()

NO_DEPARTMENT = _("A case is referred to another active department of the same entity.")
NO_CASE = _("Name another case of the entity that you see.")
NO_KIND = _("A case is sent on as a kind of case that another entity offers to everybody.")
NO_PERSON = _("A case is referred to a person who is there and takes cases.")


@router.get(
    "{number}/referrals", scope="cases:read", response=list[ReferralOut], summary=_("Where the case was referred to")
)
def referrals(request, number: str):
    case = seen_case(request, number)
    return queries.hops(case) if permissions.can_see_internal(request.user, case) else []


@router.act("refer", verb="case.refer", summary=_("Refer the case to another department, or to a person there"))
def refer(request, number: str, given: Referral):
    case = seen_case(request, number)
    to, copies = _receiver(request.user, case, given), _copies(case, given)
    told = given.dict(include={"note", "directive", "why", "is_final"})
    return act_on(request, number, actions.refer, to=to, copies=copies, **told)


def _copies(case, given) -> list:
    """The departments that get copies, each with its directive; one that is not there is a fault of the request."""
    found = {one.code: one for one in queries.other_departments(case).filter(code__in=[one.to for one in given.copies])}
    if len(found) != len({one.to for one in given.copies}):
        raise invalid("copies", gettext(NO_DEPARTMENT))
    return [(found[one.to], one.directive) for one in given.copies]


def _receiver(user, case, given):
    """Whom the words of the request mean; whoever may not refer learns only that."""
    if given.person is None:
        found = queries.other_departments(case).filter(code=given.to).first()
        where, sentence = "to", NO_DEPARTMENT
    else:
        found = queries.people_elsewhere(case, now=timezone.now()).filter(pk=given.person).first()
        where, sentence = "person", NO_PERSON
    if found is None:
        permissions.can_refer(user, case).require()
        away = given.person and queries.away_elsewhere(case, now=timezone.now()).filter(employee=given.person).first()
        raise invalid(where, is_away_until(away) if away else gettext(sentence))
    return found


@router.get(
    "referrals/sent",
    scope="cases:read",
    response=list[SentOut],
    summary=_("What was referred and is not over"),
)
def sent(request):
    employee = getattr(request.user, "employee", None)
    return queries.sent_by(employee).order_by("sent_at", "pk")[: queries.MOST_SENT] if employee else []


@router.post(
    "referrals/{uuid:referral}/recall",
    scope="cases:write",
    verb="case.recall",
    response={204: None},
    summary=_("Recall what nobody has opened"),
)
def recall(request, referral: UUID):
    actions.recall(by=request.user, referral=_sent(request, referral))
    return Status(204, None)


@router.post(
    "referrals/{uuid:referral}/request-recall",
    scope="cases:write",
    verb="case.request_recall",
    response={204: None},
    summary=_("Ask to have back what was opened"),
)
def request_recall(request, referral: UUID):
    actions.request_recall(by=request.user, referral=_sent(request, referral))
    return Status(204, None)


def _sent(request, referral):
    employee = getattr(request.user, "employee", None)
    if employee is None:
        raise Http404
    return get_object_or_404(queries.sent_by(employee), pk=referral)


@router.act("referral/let-go", verb="case.grant_recall", summary=_("Let the case go back to its sender"))
def grant_recall(request, number: str):
    return act_on(request, number, actions.grant_recall)


@router.act("referral/keep", verb="case.decline_recall", summary=_("Keep the case although its sender asks for it"))
def decline_recall(request, number: str):
    return act_on(request, number, actions.decline_recall)


@router.act("refer-out", verb="case.refer_out", summary=_("Refer the case to another entity"))
def refer_out(request, number: str, given: SendingOn):
    case = seen_case(request, number)
    kind = queries.offered_elsewhere(case).filter(code=given.kind).first()
    if kind is None:
        permissions.can_refer_out(request.user, case).require()
        raise invalid("kind", gettext(NO_KIND))
    files = [file for file in queries.shown_files(case) if file.pk in given.files]
    return act_on(
        request,
        number,
        _sender(files),
        kind=kind,
        **given.dict(include={"note", "directive", "is_final"}),
    )


def _sender(files):
    """The act with files of the case itself: they are not handed in anew."""
    return partial(actions.refer_out, files=files)


@router.get("{number}/journey", scope="cases:read", response=list[StopOut], summary=_("Through which entities it went"))
def journey(request, number: str):
    return queries.journey(seen_case(request, number), request.user)


@router.act("referral/conclude", verb="case.conclude_copy", summary=_("Answer a copy"))
def conclude_copy(request, number: str, given: Conclusion):
    return act_on(request, number, actions.conclude_copy, **given.dict())


@router.get("{number}/links", scope="cases:read", response=list[LinkOut], summary=_("The cases linked to it"))
def links(request, number: str):
    case = seen_case(request, number)
    return queries.links_of(case) if permissions.can_see_internal(request.user, case) else []


@router.act("link", verb="case.link_cases", summary=_("Link the case to another"), response=LinkOut)
def link_cases(request, number: str, given: Link):
    other = _other(request.user, seen_case(request, number), given, permissions.can_link_cases)
    return act_on(request, number, actions.link_cases, other=other, kind=given.kind)


@router.act("merge", verb="case.merge", summary=_("Merge the case into another of its beneficiary"))
def merge(request, number: str, given: Merging):
    into = _other(request.user, seen_case(request, number), given, permissions.can_merge)
    return act_on(request, number, actions.merge, into=into, text=given.text)


@router.delete(
    "{number}/links/{uuid:link}",
    scope="cases:write",
    verb="case.unlink_cases",
    response={204: None},
    summary=_("Remove a link"),
)
def unlink_cases(request, number: str, link: UUID):
    case = seen_case(request, number)
    permissions.can_unlink_cases(request.user, case).require()
    found = get_object_or_404(CaseLink.objects.standing().of(case), pk=link)
    actions.unlink_cases(by=request.user, case=case, link=found)
    return Status(204, None)


def _other(user, case, given, can):
    """The other case that is named; whoever may not join the two learns only that."""
    can(user, case).require()
    other = Case.objects.visible_to(user).with_people().filter(number=given.number).first()
    if other is None:
        raise invalid("number", gettext(NO_CASE))
    return other


@router.act("referral/accept", verb="case.accept_referral", summary=_("Take on what was referred"))
def accept_referral(request, number: str):
    return act_on(request, number, actions.accept_referral)


@router.act("referral/refuse", verb="case.refuse_referral", summary=_("Refuse what was referred, with the reason"))
def refuse_referral(request, number: str, given: Return):
    return act_on(request, number, actions.refuse_referral, **given.dict())


@router.act("referral/give-back", verb="case.give_back", summary=_("Give back what was taken on, with the reason"))
def give_back(request, number: str, given: Return):
    return act_on(request, number, actions.give_back, **given.dict())
