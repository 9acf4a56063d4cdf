"""What is said in a case: who is told."""

from jehat.cases import tidings
from jehat.notifications.notify import Telling

from .readers import page_of, tells_beneficiary, tells_followers, tells_holder


def told_of_submission(case):
    """The beneficiary gets his receipt, the holder his work."""
    return tells_beneficiary(case, tidings.RECEIVED) + tells_holder(case, tidings.NEW)


def told_of_comment(case, *, by):
    if case.is_acted_for_by(by):
        return tells_holder(case, tidings.WRITTEN) + tells_followers(case)
    return tells_beneficiary(case, tidings.REPLY) + tells_followers(case)


def told_of_note(case, mentions=()):
    """Who is named in it first, then the holder and those who follow the case."""
    facts = tidings.facts(case, side="work")
    named = [
        Telling(to=one.user, tiding=tidings.MENTIONED, about=case, url=page_of(case, "work"), facts=facts)
        for one in mentions
    ]
    return named + tells_holder(case, tidings.NOTED) + tells_followers(case)


def told_of_question(case):
    return tells_beneficiary(case, tidings.QUESTION) + tells_followers(case)


def told_of_answer(case):
    return tells_holder(case, tidings.ANSWERED) + tells_followers(case)


def told_of_reminder(case):
    return tells_beneficiary(case, tidings.REMINDED)


def told_of_unanswered(case):
    """Both sides: nobody did it himself."""
    return tells_beneficiary(case, tidings.CLOSED) + tells_holder(case, tidings.UNANSWERED)
