"""Each journey at each width in both languages; the hands take turns: every persona and every width meets all three."""

import pytest

from tests.browser import HEIGHTS, LOCALES, Seat, chromium
from tests.journeys.hands import PAIRS
from tests.journeys.journeys import JOURNEYS
from tests.journeys.walk import Walk
from tests.running import seeded

pytestmark = [pytest.mark.browser, pytest.mark.platform]

RUNS = [
    pytest.param(persona, language, width, PAIRS[(p + w + n) % 3], id=f"{persona}-{language}-{width}")
    for p, persona in enumerate(JOURNEYS)
    for n, language in enumerate(LOCALES)
    for w, width in enumerate(HEIGHTS)
]


@pytest.fixture(scope="module")
def platform():
    """One of its own: people come and go here, and leave open what they began."""
    with seeded() as running:
        yield running


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def looked():
    return set()


@pytest.mark.parametrize(("persona", "language", "width", "hands"), RUNS)
def test_journey(platform, browser, looked, persona, language, width, hands):
    with Seat(browser, platform.url, language=language, width=width, **hands.context) as seat:
        walk = Walk(persona, seat, hands(seat.page), looked)
        JOURNEYS[persona](walk)
        assert walk.problems + seat.complaints == []


def test_every_persona_and_every_width_meets_all_hands():
    met = {(run.values[place], run.values[3]) for run in RUNS for place in (0, 2)}
    assert len(met) == (len(JOURNEYS) + len(HEIGHTS)) * len(PAIRS)
