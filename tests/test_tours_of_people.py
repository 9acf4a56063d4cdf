"""Each verb of beneficiary and administrator, by keys alone and by a finger on two screens, in both languages."""

import pytest

from tests.tours import of_people, of_staff
from tests.tours.company import at_work, plays_of

pytestmark = [pytest.mark.browser, pytest.mark.platform]

TABLE = of_people.__name__


@pytest.fixture(scope="module")
def company():
    with at_work() as company:
        yield company


@pytest.mark.parametrize(("language", "hand", "tour"), plays_of(of_people.TOURS))
def test_tour(company, language, hand, tour):
    company.plays(TABLE, tour, hand, language)


def test_what_the_staff_leaves_to_them_is_toured():
    theirs = (of_staff.BENEFICIARY, of_staff.ADMINISTRATOR)
    left = {verb for verb, why in of_staff.ELSEWHERE.items() if why in theirs}
    assert left <= {tour.verb for tour in of_people.TOURS}
