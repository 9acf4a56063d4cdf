"""Each verb of those who work on cases, by the keyboard alone and by a finger on two screens, in both languages."""

import pytest

from jehat.audit.action import VERBS
from tests.tours import of_staff
from tests.tours.company import at_work, plays_of

pytestmark = [pytest.mark.browser, pytest.mark.platform]

TABLE = of_staff.__name__


@pytest.fixture(scope="module")
def company():
    with at_work() as company:
        yield company


@pytest.mark.parametrize(("language", "hand", "tour"), plays_of(of_staff.TOURS))
def test_tour(company, language, hand, tour):
    company.plays(TABLE, tour, hand, language)


def test_every_verb_of_casework_is_toured_or_says_why_not():
    verbs = {name for name, verb in VERBS.items() if verb.function.__module__.startswith("jehat.cases.")}
    toured = {tour.verb for tour in of_staff.TOURS}
    assert verbs == toured | set(of_staff.ELSEWHERE)
    assert not toured & set(of_staff.ELSEWHERE)
