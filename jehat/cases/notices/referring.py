"""Where a case goes, and what comes back: who is told."""

from django.urls import reverse
from django.utils import timezone

from jehat.cases import tidings
from jehat.cases.clearance import is_cleared
from jehat.notifications.notify import Telling

from .readers import page_of, tells_beneficiary, tells_followers, tells_holder


def told_of_referral(case):
    return tells_beneficiary(case, tidings.MOVED) + tells_holder(case, tidings.REFERRED) + tells_followers(case)


def told_of_return(case):
    """Whoever has the case again; the beneficiary, to whom it went nowhere, reads it in his story."""
    return tells_holder(case, tidings.RETURNED)


def told_of_recall(case, receiver):
    """Whoever has it again, and who had it a moment ago."""
    url, gone = reverse("cases:inbox"), [receiver.user] if receiver else []
    lost = [Telling(to=one, tiding=tidings.RECALLED, about=case, url=url) for one in gone]
    return lost + tells_holder(case, tidings.RETURNED)


def told_of_calling_back(case, receiver):
    """Who had it a moment ago at the entity that has it no more, and the beneficiary, for whom it goes on elsewhere."""
    lost = [
        Telling(to=one.user, tiding=tidings.RECALLED, about=case, url=reverse("cases:inbox"))
        for one in [receiver]
        if one
    ]
    return lost + tells_beneficiary(case, tidings.CLOSED)


def told_of_recall_request(case):
    return tells_holder(case, tidings.RECALL_ASKED)


def told_of_declining(case, referral):
    """Who asked sees where it stands among what he sent; of what is hidden nothing is said to him."""
    if case.level is not None and case.level.is_hidden:
        return []
    url = reverse("cases:referrals")
    return [Telling(to=referral.by, tiding=tidings.RECALL_DECLINED, about=case, url=url)]


def told_of_copies(case, copies):
    """The person to whom a copy went, or the head of the department; who is not cleared got none."""
    heads = [copy.to_employee or copy.to_department.head for copy in copies]
    now, url = timezone.now(), page_of(case, "work")
    told = [one.user for one in heads if one and one.is_active and is_cleared(one, case.rank, now=now)]
    told = [one for one in told if not case.is_acted_for_by(one)]
    return [Telling(to=one, tiding=tidings.COPIED, about=case, url=url) for one in told]


def told_of_coming_home(case):
    """Whoever goes on with it here; the beneficiary is told by the entity that ended its part."""
    return tells_holder(case, tidings.CAME_HOME)


def told_of_climbing(case):
    return tells_holder(case, tidings.CLIMBED)
