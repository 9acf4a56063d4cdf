"""The end of a case, and what may follow it: who is told."""

from jehat.cases import tidings
from jehat.notifications.notify import Telling

from .readers import page_of, tells_administrators, tells_beneficiary, tells_followers, tells_holder


def told_of_closing(case):
    return tells_beneficiary(case, tidings.CLOSED) + tells_followers(case)


def told_of_withdrawal(case):
    """The holder, and of the beneficiary's side whoever did not do it himself."""
    return tells_holder(case, tidings.WITHDRAWN) + tells_beneficiary(case, tidings.CLOSED) + tells_followers(case)


def told_of_dispute(case):
    """Whom it came back to, and of the beneficiary's side whoever did not say it himself."""
    return tells_holder(case, tidings.DISPUTED) + tells_beneficiary(case, tidings.TAKEN_UP)


def told_of_appeal(case, judge):
    """Who is to decide; where nobody could in person, the administrators, who learn of the number alone."""
    if judge is None:
        return tells_administrators(case)
    facts = tidings.facts(case, side="work")
    return [Telling(to=judge.user, tiding=tidings.APPEALED, about=case, url=page_of(case, "work"), facts=facts)]


def told_of_decision(case):
    """The beneficiary, and whoever has the case now that it is taken up again."""
    return tells_beneficiary(case, tidings.DECIDED) + (tells_holder(case, tidings.ASSIGNED) if case.is_open else [])


def told_of_taking_up(case):
    """The beneficiary, and whoever has it now."""
    return tells_beneficiary(case, tidings.TAKEN_UP) + tells_holder(case, tidings.ASSIGNED)


def told_of_rating(case):
    return tells_holder(case, tidings.RATED)
