"""What becomes of a case once it is closed."""

from django.http import Http404
from django.utils.translation import gettext_noop as _
from ninja import Status

from jehat.cases import actions, permissions
from jehat.cases.obstacles import checklist, closing_obstacles

from .acting import ActsOnCases, act_on, seen_case
from .given import AppealDecided, AppealMade, Dispute, Reopening, Ticked
from .shown import BeforeOut, ClosingOut

router = ActsOnCases()


@router.get(
    "{number}/closing", scope="cases:read", response=BeforeOut, summary=_("What stands against closing the case")
)
def before_closing(request, number: str):
    case = seen_case(request, number)
    if not permissions.can_see_internal(request.user, case):
        raise Http404
    return {"checklist": checklist(case), "obstacles": closing_obstacles(case)}


@router.get("{number}/closings", scope="cases:read", response=list[ClosingOut], summary=_("The ends of the case"))
def closings(request, number: str):
    return seen_case(request, number).closings.counted().select_related("by", "comment__reading__by").order_by("nth")


@router.act("tick", verb="case.tick", summary=_("Tick what was gone through before the closing"), response={204: None})
def tick(request, number: str, given: Ticked):
    act_on(request, number, actions.tick, item=given.item)
    return Status(204, None)


@router.act("untick", verb="case.untick", summary=_("Take such a tick back"), response={204: None})
def untick(request, number: str, given: Ticked):
    act_on(request, number, actions.untick, item=given.item)
    return Status(204, None)


@router.act("dispute", verb="case.dispute", summary=_("Say that a closed case is not solved"))
def dispute(request, number: str, words: Dispute):
    return act_on(request, number, actions.dispute, **words.dict())


@router.act("appeal", verb="case.appeal", summary=_("Appeal against the rejection"))
def appeal(request, number: str, words: AppealMade):
    return act_on(request, number, actions.appeal, **words.dict()).case


@router.act("appeal/decide", verb="case.decide_appeal", summary=_("Decide the appeal"))
def decide_appeal(request, number: str, words: AppealDecided):
    return act_on(request, number, actions.decide_appeal, **words.dict())


@router.act("reopen", verb="case.reopen", summary=_("Open a closed case again"))
def reopen(request, number: str, words: Reopening):
    return act_on(request, number, actions.reopen, text=words.text)


@router.act("close/undo", verb="case.undo_close", summary=_("Take back a closing that was a mistake"))
def undo_close(request, number: str):
    return act_on(request, number, actions.undo_close)
