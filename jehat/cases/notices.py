"""Who is told of what. What is internal tells the team only."""

from django.urls import reverse
from django.utils import timezone

from jehat.cases import queries, tidings
from jehat.cases.clearance import is_cleared
from jehat.cases.superiors import superiors
from jehat.notifications.notify import Telling


def _url(case, side) -> str:
    return reverse(f"cases:{side}", args=[case.number])


def _tells_beneficiary(case, tiding) -> list[Telling]:
    """The beneficiary, and who acts for him in this case; nobody reads what goes to a company but its delegates."""
    facts = tidings.facts(case, side="case")
    side = [case.beneficiary] if case.beneficiary.may_sign_in else []
    side += queries.acting_in(case, now=timezone.now())
    told = {"tiding": tiding, "about": case, "url": _url(case, "case"), "facts": facts, "language": case.language}
    return [Telling(to=one, **told) for one in side]


def _tells_holder(case, tiding) -> list[Telling]:
    """The assignee, or while there is none at work the accountable owner of the queue; never who filed the case."""
    is_held = case.assignee is not None and case.assignee.is_active
    employee = case.assignee if is_held else case.department.head
    if employee is None or not is_cleared(employee, case.rank, now=timezone.now()):
        return _tells_administrators(case)
    if case.is_acted_for_by(employee.user):
        return []
    facts = tidings.facts(case, side="work")
    return [Telling(to=employee.user, tiding=tiding, about=case, url=_url(case, "work"), facts=facts)]


def _tells_followers(case) -> list[Telling]:
    """Those who wish to learn what happens in it, as far as they may see it."""
    facts = tidings.facts(case, side="work")
    return [
        Telling(to=one, tiding=tidings.FOLLOWED, about=case, url=_url(case, "work"), facts=facts)
        for one in queries.followers(case)
    ]


def _tells_administrators(case, tiding=tidings.OWNERLESS) -> list[Telling]:
    """A queue without an owner is the administrators' to mend: they learn of the number, and not of the case.

    Of one that is hidden they learn nothing; it never comes to a queue of which nobody cleared is in charge.
    """
    if case.level is not None and case.level.is_hidden:
        return []
    url = reverse("organization:departments")
    administrators = case.entity.employees.active().who_may("organization.change_department", timezone.now())
    return [Telling(to=one.user, tiding=tiding, about=case, url=url) for one in administrators.select_related("user")]


def told_of_submission(case):
    """The beneficiary gets his receipt, the holder his work."""
    return _tells_beneficiary(case, tidings.RECEIVED) + _tells_holder(case, tidings.NEW)


def told_of_comment(case, *, by):
    if case.is_acted_for_by(by):
        return _tells_holder(case, tidings.WRITTEN) + _tells_followers(case)
    return _tells_beneficiary(case, tidings.REPLY) + _tells_followers(case)


def told_of_expiry(case, *, owner):
    """Whoever gave the document: he sees on the page of his documents which one it is."""
    return [Telling(to=owner, tiding=tidings.EXPIRING, about=case, url=reverse("documents:mine"))]


def told_of_note(case, mentions=()):
    """Who is named in it first, then the holder and those who follow the case."""
    facts = tidings.facts(case, side="work")
    named = [
        Telling(to=one.user, tiding=tidings.MENTIONED, about=case, url=_url(case, "work"), facts=facts)
        for one in mentions
    ]
    return named + _tells_holder(case, tidings.NOTED) + _tells_followers(case)


def told_of_question(case):
    return _tells_beneficiary(case, tidings.QUESTION) + _tells_followers(case)


def told_of_answer(case):
    return _tells_holder(case, tidings.ANSWERED) + _tells_followers(case)


def told_of_assignment(case):
    return _tells_holder(case, tidings.ASSIGNED) + _tells_followers(case)


def told_of_taking_back(case, receiver):
    """Who was given the case a moment ago, and has it no more."""
    return [Telling(to=receiver.user, tiding=tidings.TAKEN_BACK, about=case, url=reverse("cases:inbox"))]


def told_of_referral(case):
    return _tells_beneficiary(case, tidings.MOVED) + _tells_holder(case, tidings.REFERRED) + _tells_followers(case)


def told_of_return(case):
    """Whoever has the case again; the beneficiary, to whom it went nowhere, reads it in his story."""
    return _tells_holder(case, tidings.RETURNED)


def told_of_recall(case, receiver):
    """Whoever has it again, and who had it a moment ago."""
    url, gone = reverse("cases:inbox"), [receiver.user] if receiver else []
    lost = [Telling(to=one, tiding=tidings.RECALLED, about=case, url=url) for one in gone]
    return lost + _tells_holder(case, tidings.RETURNED)


def told_of_calling_back(case, receiver):
    """Who had it a moment ago at the entity that has it no more, and the beneficiary, for whom it goes on elsewhere."""
    lost = [
        Telling(to=one.user, tiding=tidings.RECALLED, about=case, url=reverse("cases:inbox"))
        for one in [receiver]
        if one
    ]
    return lost + _tells_beneficiary(case, tidings.CLOSED)


def told_of_recall_request(case):
    return _tells_holder(case, tidings.RECALL_ASKED)


def told_of_declining(case, referral):
    """Who asked sees where it stands among what he sent; of what is hidden nothing is said to him."""
    if case.level is not None and case.level.is_hidden:
        return []
    url = reverse("cases:referrals")
    return [Telling(to=referral.by, tiding=tidings.RECALL_DECLINED, about=case, url=url)]


def told_of_copies(case, copies):
    """The person to whom a copy went, or the head of the department; who is not cleared got none."""
    heads = [copy.to_employee or copy.to_department.head for copy in copies]
    now, url = timezone.now(), _url(case, "work")
    told = [one.user for one in heads if one and one.is_active and is_cleared(one, case.rank, now=now)]
    told = [one for one in told if not case.is_acted_for_by(one)]
    return [Telling(to=one, tiding=tidings.COPIED, about=case, url=url) for one in told]


def told_of_coming_home(case):
    """Whoever goes on with it here; the beneficiary is told by the entity that ended its part."""
    return _tells_holder(case, tidings.CAME_HOME)


def told_of_climbing(case):
    return _tells_holder(case, tidings.CLIMBED)


def told_of_handover(handover):
    """Each receiver once, with how many cases came to him."""
    inbox = reverse("cases:inbox")
    return [
        Telling(to=one.user, tiding=tidings.HANDED_OVER, about=queries.Bundle(handover.pk, number), url=inbox)
        for one, number in queries.received(handover)
    ]


def told_of_closing(case):
    return _tells_beneficiary(case, tidings.CLOSED) + _tells_followers(case)


def told_of_withdrawal(case):
    """The holder, and of the beneficiary's side whoever did not do it himself."""
    return _tells_holder(case, tidings.WITHDRAWN) + _tells_beneficiary(case, tidings.CLOSED) + _tells_followers(case)


def told_of_reminder(case):
    return _tells_beneficiary(case, tidings.REMINDED)


def told_of_unanswered(case):
    """Both sides: nobody did it himself."""
    return _tells_beneficiary(case, tidings.CLOSED) + _tells_holder(case, tidings.UNANSWERED)


def told_of_dispute(case):
    """Whom it came back to, and of the beneficiary's side whoever did not say it himself."""
    return _tells_holder(case, tidings.DISPUTED) + _tells_beneficiary(case, tidings.TAKEN_UP)


def told_of_appeal(case, judge):
    """Who is to decide; where nobody could in person, the administrators, who learn of the number alone."""
    if judge is None:
        return _tells_administrators(case)
    facts = tidings.facts(case, side="work")
    return [Telling(to=judge.user, tiding=tidings.APPEALED, about=case, url=_url(case, "work"), facts=facts)]


def told_of_decision(case):
    """The beneficiary, and whoever has the case now that it is taken up again."""
    return _tells_beneficiary(case, tidings.DECIDED) + (_tells_holder(case, tidings.ASSIGNED) if case.is_open else [])


def told_of_taking_up(case):
    """The beneficiary, and whoever has it now."""
    return _tells_beneficiary(case, tidings.TAKEN_UP) + _tells_holder(case, tidings.ASSIGNED)


def told_of_rating(case):
    return _tells_holder(case, tidings.RATED)


def told_of_postponement_asked(case, *, but):
    """Those who decide: the nearest head above who holds it that did not ask himself."""
    return _tells_superior(case, tidings.TO_DECIDE, but=but)


def told_of_postponement(case):
    return _tells_beneficiary(case, tidings.PUT_OFF)


def told_of_postponement_refused(case, asker):
    facts = tidings.facts(case, side="work")
    return [Telling(to=asker, tiding=tidings.NOT_PUT_OFF, about=case, url=_url(case, "work"), facts=facts)]


def told_of_resumption(case, *, but):
    return [one for one in _tells_holder(case, tidings.RESUMED) if but is None or one.to.pk != but.pk]


def _tells_superior(case, tiding, *, but) -> list[Telling]:
    """The nearest head who may read the case; where there is none, the administrators learn of its number."""
    facts = tidings.facts(case, side="work")
    heads = [one for one in superiors(case, now=timezone.now()) if one.user_id != but.pk]
    if not heads:
        return _tells_administrators(case)
    return [Telling(to=heads[0].user, tiding=tiding, about=case, url=_url(case, "work"), facts=facts)]


def told_of_wish(case):
    """Whoever decides: the head of the department, or of the one above it where that is the asker himself."""
    unit = case.department
    while unit is not None and (unit.head is None or not unit.head.is_active or unit.head_id == case.assignee_id):
        unit = unit.parent
    if unit is None or case.is_acted_for_by(unit.head.user) or not is_cleared(unit.head, case.rank, now=timezone.now()):
        return []
    facts = tidings.facts(case, side="work")
    url = reverse("cases:assignment", args=[case.number])
    return [Telling(to=unit.head.user, tiding=tidings.REASSIGNMENT_ASKED, about=case, url=url, facts=facts)]


def told_of_wish_decided(case, wish):
    """Who asked; and where the case went, whoever has it now."""
    if wish.is_granted:
        inbox = reverse("cases:inbox")
        asker = Telling(to=wish.employee.user, tiding=tidings.REASSIGNMENT_GRANTED, about=case, url=inbox)
        return [asker, *_tells_holder(case, tidings.ASSIGNED)]
    url = reverse("cases:assignment", args=[case.number])
    return [Telling(to=wish.employee.user, tiding=tidings.REASSIGNMENT_REFUSED, about=case, url=url)]


def told_of_new_holder(case):
    return _tells_holder(case, tidings.ASSIGNED)


def told_of_reassigning(moved, by):
    """Each receiver once, with how many cases came to him; what is hidden is in no figure."""
    inbox = reverse("cases:inbox")
    return [
        Telling(to=one.user, tiding=tidings.AWAY_COLLEAGUE, about=queries.Bundle(one.pk, number), url=inbox)
        for one, number in moved.items()
        if one.user_id != by.pk
    ]


def told_of_escalation(case, alarm):
    """Who stands on the ladder at this level; beyond its end the administrators, who learn of the number alone."""
    if alarm.to is None:
        return _tells_administrators(case, tidings.UNHEARD)
    tiding = {1: tidings.NEARLY_LATE, 2: tidings.LATE}.get(alarm.level, tidings.PASSED_UP)
    facts = tidings.facts(case, side="work")
    return [Telling(to=alarm.to.user, tiding=tiding, about=case, url=_url(case, "work"), facts=facts)]


def told_of_urging(case, people, *, but):
    """Who holds the case and so many above him; where there is nobody, the administrators."""
    facts = tidings.facts(case, side="work")
    told = [one for one in people if one.user_id != but.pk]
    if not people:
        return _tells_administrators(case)
    return [Telling(to=one.user, tiding=tidings.URGED, about=case, url=_url(case, "work"), facts=facts) for one in told]


def told_of_priority(case, *, but):
    """Who holds the case, where another changed what he works on first."""
    holder = case.assignee
    return [] if holder is None or holder.user_id == but.pk else _tells_holder(case, tidings.PRIORITISED)
