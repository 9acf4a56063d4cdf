"""Those who play tours on one platform, and which tours are played: each by every hand in both languages."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser

from jehat.project.cast import CAST
from tests.browser import LOCALES, Seat, chromium
from tests.running import seeded

from .guide import Guide
from .hands import ALL, Finger, Keys
from .stage import Stage
from .tour import Tour


def plays_of(tours: tuple[Tour, ...], *, in_turns: tuple[Tour, ...] = ()) -> list:
    """Parameters of a test: the language, the hand and the tour.

    Of those in turns each hand plays each in one of the languages, and between them the hands meet both.
    """
    return [
        pytest.param(language, hand, tour, id=f"{language}-{hand.width}-{tour.name}")
        for language, turn in zip(LOCALES, (0, 1), strict=True)
        for hand in ALL
        for tour in tours
        if issubclass(hand, Keys) or not tour.is_of_keys
        if tour not in in_turns or (in_turns.index(tour) + ALL.index(hand)) % 2 == turn
    ]


@contextmanager
def at_work() -> Iterator["Company"]:
    """One platform of its own and one browser: everything that is done here stays done."""
    with seeded() as platform, Stage(platform) as stage, chromium() as browser:
        yield Company(browser, stage)


class Company:
    """The cast, each signed in once: their cookies serve every hand, and each hand keeps its place."""

    def __init__(self, browser: Browser, stage: Stage) -> None:
        self.browser, self.stage = browser, stage
        self.kept: dict[str, list] = {}
        self.guides: dict[tuple, Guide] = {}
        self.judged: set[str] = set()

    def guide(self, hand: type[Keys] | type[Finger], language: str) -> Guide:
        """The guide of this hand in this language, for whom all the cast read that language."""
        if (hand, language) not in self.guides:
            self.stage.ask("speak", language=language)
            self.guides[hand, language] = Guide(self, hand, language)
        return self.guides[hand, language]

    def cookies_of(self, name: str) -> list:
        if name not in self.kept:
            with Seat(self.browser, self.stage.platform.url) as seat:
                seat.signs_in(CAST[name])
                self.kept[name] = seat.context.cookies()
        return self.kept[name]

    def plays(self, table: str, tour: Tour, hand: type[Keys] | type[Finger], language: str) -> None:
        """Play it; each tour is judged once, on the telephone."""
        judges = hand is Finger and tour.name not in self.judged
        self.judged |= {tour.name} if judges else set()
        self.guide(hand, language).plays(table, tour, judges=judges)
