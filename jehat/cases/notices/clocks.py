"""Time that runs, stands still or runs out: who is told."""

from django.urls import reverse

from jehat.cases import tidings
from jehat.notifications.notify import Telling

from .readers import page_of, tells_administrators, tells_beneficiary, tells_holder, tells_superior


def told_of_expiry(case, *, owner):
    """Whoever gave the document: he sees on the page of his documents which one it is."""
    return [Telling(to=owner, tiding=tidings.EXPIRING, about=case, url=reverse("documents:mine"))]


def told_of_postponement_asked(case, *, but):
    """Those who decide: the nearest head above who holds it that did not ask himself."""
    return tells_superior(case, tidings.TO_DECIDE, but=but)


def told_of_postponement(case):
    return tells_beneficiary(case, tidings.PUT_OFF)


def told_of_postponement_refused(case, asker):
    facts = tidings.facts(case, side="work")
    return [Telling(to=asker, tiding=tidings.NOT_PUT_OFF, about=case, url=page_of(case, "work"), facts=facts)]


def told_of_resumption(case, *, but):
    return [one for one in tells_holder(case, tidings.RESUMED) if but is None or one.to.pk != but.pk]


def told_of_escalation(case, alarm):
    """Who stands on the ladder at this level; beyond its end the administrators, who learn of the number alone."""
    if alarm.to is None:
        return tells_administrators(case, tidings.UNHEARD)
    tiding = {1: tidings.NEARLY_LATE, 2: tidings.LATE}.get(alarm.level, tidings.PASSED_UP)
    facts = tidings.facts(case, side="work")
    return [Telling(to=alarm.to.user, tiding=tiding, about=case, url=page_of(case, "work"), facts=facts)]


def told_of_urging(case, people, *, but):
    """Who holds the case and so many above him; where there is nobody, the administrators."""
    facts = tidings.facts(case, side="work")
    told = [one for one in people if one.user_id != but.pk]
    if not people:
        return tells_administrators(case)
    return [
        Telling(to=one.user, tiding=tidings.URGED, about=case, url=page_of(case, "work"), facts=facts) for one in told
    ]
