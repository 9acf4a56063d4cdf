"""The verbs that move a case: assign, withdraw, close, rate."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Status

from jehat.cases import actions, permissions, queries
from jehat.core import words
from jehat.core.hijri import gregorian_label
from jehat.core.reader import digits_of
from jehat.core.rest import invalid

from .acting import ActsOnCases, act_on, seen_case
from .given import Assignment, Classification, Completion, Ending, LanguageChosen, Opinion, Prioritising, Withdrawal
from .shown import ReceiversOut

router = ActsOnCases()

NO_COLLEAGUE = _("The case can be assigned to an employee of its department only.")
IS_AWAY = _("This colleague is away now.")
NO_LEVEL = _("The entity has no such degree of secrecy for which you are cleared, or the case has it already.")


@router.get("{number}/receivers", scope="cases:read", response=ReceiversOut, summary=_("To whom the case can be given"))
def receivers(request, number: str):
    case = seen_case(request, number)
    if not permissions.can_see_internal(request.user, case):
        raise Http404
    may_assign, may_refer = (can(request.user, case) for can in (permissions.can_assign, permissions.can_refer))
    return {
        "employees": queries.candidates(case, now=timezone.now()) if may_assign else [],
        "departments": queries.other_departments(case) if may_refer else [],
        "away": queries.away_elsewhere(case, now=timezone.now()) if may_refer else [],
    }


@router.act("assign", verb="case.assign", summary=_("Assign the case to a colleague"))
def assign(request, number: str, given: Assignment):
    case = seen_case(request, number)
    to = queries.candidates(case, now=timezone.now()).filter(pk=given.to).first()
    if to is None or (to.is_away and not given.even_away):
        _nobody(permissions.can_assign(request.user, case), gettext(NO_COLLEAGUE) if to is None else away_words(to))
    return act_on(request, number, actions.assign, to=to, even_away=given.even_away)


@router.post(
    "{number}/assign/undo",
    scope="cases:write",
    verb="case.undo_assign",
    response={204: None},
    summary=_("Take back an assignment, within seconds"),
)
def undo_assign(request, number: str):
    # The case may be out of one's sight already; that it is one's own to take back is asked under its lock.
    cases = queries.assigned_lately([number], by=request.user, now=timezone.now())
    if not cases:
        raise Http404
    actions.undo_assign(by=request.user, case=cases[0])
    return Status(204, None)


def _nobody(may, sentence, where="to"):
    """Nobody of this name gets the case; whoever may not give it learns only that."""
    may.require()
    raise invalid(where, sentence)


def away_words(colleague) -> str:
    """Until when a colleague is away, and who stands in."""
    return is_away_until(colleague.absences_ahead[0]) if colleague.absences_ahead else gettext(IS_AWAY)


def is_away_until(absence) -> str:
    until = words.digits(gregorian_label(absence.last_day), digits_of())
    if absence.substitute is None:
        return gettext("This colleague is away until %(until)s; nobody stands in.") % {"until": until}
    name = absence.substitute.user.name
    return gettext("This colleague is away until %(until)s; %(name)s stands in.") % {"until": until, "name": name}


@router.act("classify", verb="case.classify", summary=_("Raise or lower the secrecy of the case"))
def classify(request, number: str, given: Classification):
    case = seen_case(request, number)
    may = permissions.can_classify(request.user, case)
    may.require()
    levels = {one.code: one for one in queries.levels_open_to(request.user, case)}
    level = levels.get(given.level) or _nobody(may, gettext(NO_LEVEL), where="level")
    return act_on(request, number, actions.classify, level=level, ground=given.ground)


@router.act("prioritise", verb="case.prioritise", summary=_("Say how urgent the case is to the entity"))
def prioritise(request, number: str, given: Prioritising):
    return act_on(request, number, actions.prioritise, priority=given.priority, ground=given.ground)


@router.act("withdraw", verb="case.withdraw", summary=_("Take the case back before it is decided"))
def withdraw(request, number: str, words: Withdrawal):
    return act_on(request, number, actions.withdraw, **words.dict())


@router.act("complete", verb="case.complete", summary=_("Close the case as done"))
def complete(request, number: str, words: Completion):
    return act_on(request, number, actions.complete, **words.dict())


@router.act("reject", verb="case.reject", summary=_("Close the case without doing what was asked"))
def reject(request, number: str, words: Ending):
    return act_on(request, number, actions.reject, **words.dict())


@router.act("rate", verb="case.rate", summary=_("Rate the service"), response={204: None})
def rate(request, number: str, opinion: Opinion):
    act_on(request, number, actions.rate, stars=opinion.stars, text=opinion.text)
    return Status(204, None)


@router.act("language", verb="case.choose_language", summary=_("Choose the language of its letters and messages"))
def choose_language(request, number: str, chosen: LanguageChosen):
    return act_on(request, number, actions.choose_language, language=chosen.language)


@router.act("follow", verb="case.follow", summary=_("Learn what happens in the case"), response={204: None})
def follow(request, number: str):
    act_on(request, number, actions.follow)
    return Status(204, None)


@router.act("unfollow", verb="case.unfollow", summary=_("Follow the case no more"), response={204: None})
def unfollow(request, number: str):
    act_on(request, number, actions.unfollow)
    return Status(204, None)


@router.act("read", verb="case.mark_read", summary=_("Take what is new in the case as read"), response={204: None})
def mark_read(request, number: str):
    act_on(request, number, actions.mark_read)
    return Status(204, None)


@router.act("unread", verb="case.mark_unread", summary=_("Let the case stand among the unread"), response={204: None})
def mark_unread(request, number: str):
    act_on(request, number, actions.mark_unread)
    return Status(204, None)
