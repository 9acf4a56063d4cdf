"""One hand in one language that plays tours: who it is for the moment, what it presses, and what it finds."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from playwright.sync_api import Error, Locator, expect

from tests.browser import PDF, Seat, violations_of

from .hands import Finger, Keys
from .tour import Tour

if TYPE_CHECKING:
    from .company import Company

# What a browser says of an answer that is a refusal, which is an answer too.
ANSWERS = re.compile("status of (403|404|409|422)")


class Guide:
    """`plays(tour)` makes its case ready, goes the way, and looks at what came of it."""

    def __init__(self, company: "Company", hand: type[Keys] | type[Finger], language: str) -> None:
        self.company, self.stage, self.language = company, company.stage, language
        # What is downloaded is known by its answer. Its place is not closed before the browser is: a context whose
        # download was refused now and then never ends.
        looks = hand.context | {"language": language, "width": hand.width, "accept_downloads": False}
        self.seat = Seat(company.browser, self.stage.platform.url, **looks)
        self.page = self.seat.page
        self.hand = hand(self.page)
        self.by_keys = issubclass(hand, Keys)
        self.judges = False
        self.problems: list[str] = []
        self.narrowed: Locator | None = None

    def plays(self, table: str, tour: Tour, *, judges: bool = False) -> None:
        for left in reversed(range(tour.tries)):
            try:
                self._plays_once(table, tour, judges)
                return
            except (AssertionError, Error):
                if not left:
                    raise

    def _plays_once(self, table: str, tour: Tour, judges: bool) -> None:
        self.judges, self.problems, self.narrowed = judges, [], None
        self.seat.complaints.clear()
        scene = self.stage.ask("ready", table=table, tour=tour.name)
        self.becomes(tour.who)
        self.page.goto(tour.at.format(**scene))
        assert self.page.locator("html").get_attribute("lang") == self.language
        for step in tour.steps:
            step(self, scene)
        if tour.says:
            self.sees(self.seat.word(tour.says))
        self.stage.ask("check", table=table, tour=tour.name, scene=scene)
        said = [one for one in self.seat.complaints if not ANSWERS.search(one)]
        assert self.problems + said == []

    def becomes(self, name: str) -> None:
        cookies = self.company.cookies_of(name)
        self.seat.context.clear_cookies()
        self.seat.context.add_cookies(cookies)

    # What is done

    def opens(self, words: str, key: str = "") -> None:
        self._goes_by(words, key)
        expect(self.page.locator("dialog[open]").last).to_be_visible()

    def leads(self, words: str, key: str = "") -> None:
        with self._arrival():
            self._goes_by(words, key)
        self.narrowed = None

    def sends(self, words: str, key: str = "") -> None:
        self._looks()
        with self._arrival():
            self._goes_by(words, key)
        self.narrowed = None

    def presses(self, words: str) -> None:
        self.hand.press(self._named(words))

    def unfolds(self, words: str) -> None:
        folded = self._named(words, self._place().locator("summary"))
        self.hand.press(folded)
        expect(folded.locator("xpath=..")).to_have_attribute("open", "")

    def within(self, words: str) -> None:
        parts = self.page.locator("main").locator("form, li, section, tr, details")
        self.narrowed = parts.filter(has_text=self.seat.word(words)).last

    def toggles(self, words: str, pressed: bool) -> None:
        self._looks()
        button = self._named(words)
        self.hand.press(button)
        expect(self._named(words)).to_have_attribute("aria-pressed", str(pressed).lower())

    def takes_first(self, name: str) -> None:
        option = self.page.locator("dialog[open] [role=option]").first
        option.wait_for()
        self.hand.take(option)
        expect(self._field(name)).not_to_have_value("")

    def downloads(self, words: str) -> None:
        self._looks()
        with self.page.expect_response(lambda answer: "pdf" in answer.headers.get("content-type", "")) as answer:
            self.presses(words)
        assert answer.value.status == 200

    def writes(self, name: str, text: str) -> None:
        self.hand.write(self._field(name), text)

    def chooses(self, name: str, value: str) -> None:
        marks = self._place().locator(f'[name="{name}"]' + (f'[value="{value}"]' if value else ""))
        self.hand.choose(marks.first)

    def picks(self, name: str, value: str) -> None:
        self.hand.pick(self._field(name), value)

    def sets_day(self, name: str, day: str) -> None:
        self.hand.set_day(self._field(name), date.fromisoformat(day))

    def sets_time(self, name: str, clock: str) -> None:
        self.hand.set_time(self._field(name), clock)

    def attaches(self, name: str) -> None:
        """A file from the machine, and wait until it is there."""
        file = {"name": name, "mimeType": "application/pdf", "buffer": PDF}
        self.hand.attach(self._place().locator("file-uploader").locator("visible=true").first, file)
        self.has_attached(name)

    def has_attached(self, name: str) -> None:
        expect(self.page.locator(".upload.is-done").filter(has_text=name)).to_be_visible()

    def takes_off(self, name: str) -> None:
        row = self._place().locator(".upload").filter(has_text=name)
        with self.page.expect_response(lambda answer: answer.url.endswith("/discard/")):
            self.hand.press(row.get_by_role("button", name=self.seat.word("Remove")))
        expect(row).to_have_count(0)

    def speaks(self, seconds: float = 1.2) -> None:
        """Record a voice message into the form, and keep it."""
        recorder = self._place().locator("voice-recorder").first
        self.hand.press(recorder.locator(".rec-start"))
        expect(recorder).to_have_attribute("data-state", "recording")
        self.page.wait_for_timeout(seconds * 1000)
        self.hand.press(recorder.locator(".rec-stop"))
        expect(recorder).to_have_attribute("data-state", "review")

    def keys(self, key: str) -> None:
        self._are_keys_heard()
        self.page.keyboard.press(key)

    # What is found

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()

    def is_asked(self, name: str, yes: bool) -> None:
        """Whether a question that hangs on another one is shown."""
        question = self._place().locator(f'[name="{name}"]').first
        (expect(question).to_be_visible if yes else expect(question).to_be_hidden)()

    def has_focus(self, words: str) -> None:
        """What was pressed by a key is still where the keys go on from."""
        if self.by_keys:
            expect(self._named(words)).to_be_focused()

    def _goes_by(self, words: str, key: str) -> None:
        """In English a person at the keyboard knows the keys of the product; in Arabic he goes from stop to stop."""
        if key and self.by_keys and self.language == "en":
            self.keys(key)
        else:
            self.presses(words)

    def _are_keys_heard(self) -> None:
        expect(self.page.locator("html")).to_have_attribute("data-shortcuts", "on")

    def _place(self) -> Locator:
        """The dialog that lies over the page, or what was narrowed to, or else the page."""
        dialog = self.page.locator("dialog[open]")
        if dialog.count():
            return dialog.last
        return self.narrowed or self.page.locator("body")

    def _field(self, name: str) -> Locator:
        return self._place().locator(f'[name="{name}"]:not([type=hidden])').locator("visible=true").first

    def _named(self, words: str, among: Locator | None = None) -> Locator:
        """What can be pressed and is called so in the language that is read; its key or a count may follow.

        Words that end with "…" are the beginning of its name, and those that begin with it are within it.
        """
        said = self.seat.word(words.strip("…")).split("%(")[0].strip()
        more = "" if words.endswith("…") or "%(" in words else r"(\s+\S{1,4})?\s*$"
        start = "" if words.startswith("…") else r"^\s*"
        more = "" if words.startswith("…") else more
        name = re.compile(rf"{start}{re.escape(said)}{more}")
        place = self._place()
        if among is not None:
            found = among.filter(has_text=name).or_(among.and_(place.get_by_label(name)))
        else:
            found = place.get_by_role("button", name=name).or_(place.get_by_role("link", name=name))
        return found.locator("visible=true").first

    def _looks(self) -> None:
        """Judged once for a verb, with what it opened before it is sent."""
        if self.judges:
            self.judges = False
            self.problems += [
                f"{rule['id']} " + " | ".join(node["target"][0] for node in rule["nodes"][:3])
                for rule in violations_of(self.page)
            ]
        over = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            self.problems.append(f"{over} px too wide")

    @contextmanager
    def _arrival(self) -> Iterator[None]:
        """Until another document is there and its scripts have run."""
        self.page.evaluate("window.isHere = true")
        yield
        self.page.wait_for_function("() => !window.isHere && document.readyState === 'complete'")
