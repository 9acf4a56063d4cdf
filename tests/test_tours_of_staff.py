"""Each verb of those who work on cases, by the keyboard alone and by a finger on two screens, in both languages."""

import pytest

from jehat.audit.action import VERBS
from tests.browser import LOCALES, chromium
from tests.running import seeded
from tests.tours import of_staff
from tests.tours.guide import Company
from tests.tours.hands import ALL, Finger
from tests.tours.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.platform]

TABLE = of_staff.__name__
PLAYS = [
    pytest.param(language, hand, tour, id=f"{language}-{hand.width}-{tour.name}")
    for language in LOCALES
    for hand in ALL
    for tour in of_staff.TOURS
]


@pytest.fixture(scope="module")
def company():
    """One platform of its own and one browser: everything that is done here stays done."""
    with seeded() as platform, Stage(platform) as stage, chromium() as browser:
        yield Company(browser, stage)


@pytest.mark.parametrize(("language", "hand", "tour"), PLAYS)
def test_tour(company, language, hand, tour):
    """Each tour is judged once, on the telephone."""
    judges = language == "ar" and hand is Finger
    company.guide(hand, language).plays(TABLE, tour, judges=judges)


def test_every_verb_of_casework_is_toured_or_says_why_not():
    verbs = {name for name, verb in VERBS.items() if verb.function.__module__.startswith("jehat.cases.")}
    toured = {tour.verb for tour in of_staff.TOURS}
    assert verbs == toured | set(of_staff.ELSEWHERE)
    assert not toured & set(of_staff.ELSEWHERE)
