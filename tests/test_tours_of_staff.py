"""Each verb of those who work on cases, by the keyboard alone and by a finger on two screens, in both languages."""

import pytest

from jehat.audit.action import VERBS
from tests.browser import LOCALES, chromium
from tests.running import seeded
from tests.tours import of_staff
from tests.tours.guide import Company, Guide
from tests.tours.hands import ALL, Finger
from tests.tours.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.platform]

TABLE = of_staff.__name__
PAIRS = [(language, hand) for language in LOCALES for hand in ALL]
# In English those of which the keys, a folded menu and a part of the composer are the way.
IN_ENGLISH = {"case.ask", "case.note", "case.reject"}
PLAYS = [
    pytest.param(pair, place, id=f"{pair[0]}-{pair[1].width}-{tour.name}")
    for pair in PAIRS
    for place, tour in enumerate(of_staff.TOURS)
    if pair[0] == "ar" or tour.name in IN_ENGLISH
]


@pytest.fixture(scope="module")
def company():
    """One platform of its own and one browser: everything that is done here stays done."""
    with seeded() as platform, Stage(platform) as stage, chromium() as browser:
        yield Company(browser, stage)


@pytest.fixture(scope="module")
def guide(request, company):
    language, hand = request.param
    company.stage.ask("speak", language=language)
    with Guide(company, hand, language) as guide:
        yield guide


@pytest.mark.parametrize(("guide", "place"), PLAYS, indirect=["guide"])
def test_tour(guide, place):
    """Each tour is judged once, on the telephone."""
    judges = guide.language == "ar" and type(guide.hand) is Finger
    guide.plays(TABLE, of_staff.TOURS[place], judges=judges)


def test_every_verb_of_casework_is_toured_or_says_why_not():
    verbs = {name for name, verb in VERBS.items() if verb.function.__module__.startswith("jehat.cases.")}
    toured = {tour.verb for tour in of_staff.TOURS}
    assert verbs == toured | set(of_staff.ELSEWHERE)
    assert not toured & set(of_staff.ELSEWHERE)
