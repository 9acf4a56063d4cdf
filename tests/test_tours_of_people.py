"""Each verb of beneficiary and administrator, by keys alone and by a finger on two screens, in both languages."""

import pytest

from tests.browser import LOCALES, chromium
from tests.running import seeded
from tests.tours import of_people, of_staff
from tests.tours.guide import Company
from tests.tours.hands import ALL, Finger
from tests.tours.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.platform]

TABLE = of_people.__name__
PLAYS = [
    pytest.param(language, hand, tour, id=f"{language}-{hand.width}-{tour.name}")
    for language in LOCALES
    for hand in ALL
    for tour in of_people.TOURS
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


def test_what_the_staff_leaves_to_them_is_toured():
    theirs = (of_staff.BENEFICIARY, of_staff.ADMINISTRATOR)
    left = {verb for verb, why in of_staff.ELSEWHERE.items() if why in theirs}
    assert left <= {tour.verb for tour in of_people.TOURS}
