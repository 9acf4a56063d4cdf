"""Who has a case: who is told."""

from django.urls import reverse
from django.utils import timezone

from jehat.cases import queries, tidings
from jehat.cases.clearance import is_cleared
from jehat.notifications.notify import Telling

from .readers import tells_followers, tells_holder


def told_of_assignment(case):
    return tells_holder(case, tidings.ASSIGNED) + tells_followers(case)


def told_of_taking_back(case, receiver):
    """Who was given the case a moment ago, and has it no more."""
    return [Telling(to=receiver.user, tiding=tidings.TAKEN_BACK, about=case, url=reverse("cases:inbox"))]


def told_of_handover(handover):
    """Each receiver once, with how many cases came to him."""
    inbox = reverse("cases:inbox")
    return [
        Telling(to=one.user, tiding=tidings.HANDED_OVER, about=queries.Bundle(handover.pk, number), url=inbox)
        for one, number in queries.received(handover)
    ]


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
        return [asker, *tells_holder(case, tidings.ASSIGNED)]
    url = reverse("cases:assignment", args=[case.number])
    return [Telling(to=wish.employee.user, tiding=tidings.REASSIGNMENT_REFUSED, about=case, url=url)]


def told_of_new_holder(case):
    return tells_holder(case, tidings.ASSIGNED)


def told_of_reassigning(moved, by):
    """Each receiver once, with how many cases came to him; what is hidden is in no figure."""
    inbox = reverse("cases:inbox")
    return [
        Telling(to=one.user, tiding=tidings.AWAY_COLLEAGUE, about=queries.Bundle(one.pk, number), url=inbox)
        for one, number in moved.items()
        if one.user_id != by.pk
    ]


def told_of_priority(case, *, but):
    """Who holds the case, where another changed what he works on first."""
    holder = case.assignee
    return [] if holder is None or holder.user_id == but.pk else tells_holder(case, tidings.PRIORITISED)
