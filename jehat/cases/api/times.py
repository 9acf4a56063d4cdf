"""The verbs on the times of a case."""

from django.utils.translation import gettext_noop as _

from jehat.cases import actions

from .acting import ActsOnCases, act_on
from .given import Grant, Postponing, Refusal

router = ActsOnCases()


@router.act("postpone", verb="case.postpone", summary=_("Ask that the case be postponed"))
def postpone(request, number: str, given: Postponing):
    return act_on(request, number, actions.postpone, **given.dict())


@router.act("postpone/grant", verb="case.grant_postponement", summary=_("Grant the postponement that is asked for"))
def grant_postponement(request, number: str, given: Grant):
    return act_on(request, number, actions.grant_postponement, **given.dict())


@router.act("postpone/refuse", verb="case.refuse_postponement", summary=_("Refuse the postponement that is asked for"))
def refuse_postponement(request, number: str, given: Refusal):
    return act_on(request, number, actions.refuse_postponement, reason=given.reason)


@router.act("resume", verb="case.resume", summary=_("Go on with a postponed case"))
def resume(request, number: str):
    return act_on(request, number, actions.resume)


@router.act("follow-up", verb="case.follow_up", summary=_("Ask where the case stands"))
def follow_up(request, number: str):
    return act_on(request, number, actions.follow_up)


@router.act("expedite", verb="case.expedite", summary=_("Urge the case on"))
def expedite(request, number: str):
    return act_on(request, number, actions.expedite)
