"""Each verb of those who work on cases, by the keyboard alone and by a finger on two screens, in both languages."""

import pytest

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
