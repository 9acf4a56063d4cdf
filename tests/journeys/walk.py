"""One person's way through the platform: what is done there, said once for every pair of hands, and what is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page, expect

from jehat.project.cast import PASSWORD, Member
from tests.browser import PDF, Seat, violations_of
from tests.journeys.approved import problem_of
from tests.journeys.hands import Hands

SIGN_IN = "form[action='/account/sign-in/']"
APPEARANCE = "main form:has(select[name=language])"


@dataclass
class Walk:
    """`looked` holds the pages that were looked through at a width already: each is heavy to judge."""

    persona: str
    seat: Seat
    hands: Hands
    looked: set[tuple[Any, ...]]
    problems: list[str] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.seat.page

    @property
    def width(self) -> int:
        return self.page.viewport_size["width"]

    # What a person does

    def opens(self, path: str) -> None:
        """By its address, as from a message or a mark in the browser."""
        self.seat.goto(path)

    def presses(self, what: str) -> None:
        self.hands.press(self._one(what))

    def goes(self, what: str) -> None:
        """Press something that leads to another page, and wait for it."""
        with self._arrival():
            self.presses(what)

    def writes(self, field: str, text: str, inside: str = "main") -> None:
        self.hands.write(self._one(f"{inside} [name={field}]"), text)

    def chooses(self, field: str, value: str = "", inside: str = "main", text: str = "") -> None:
        """One of several that exclude each other; the first of them where it does not matter."""
        marks = self.page.locator(f"{inside} [name={field}]" + (f"[value='{value}']" if value else ""))
        if text:
            marks = self.page.locator(f"{inside} label").filter(has_text=text).locator(f"[name={field}]")
        self.hands.choose(marks.first)

    def picks(self, field: str, value: str, inside: str = "main") -> None:
        self.hands.pick(self._one(f"{inside} select[name={field}]"), value)

    def sets_day(self, field: str, day: date, inside: str = "main") -> None:
        self.hands.set_day(self._one(f"{inside} [name={field}]"), day)

    def attaches(self, name: str, inside: str = "main", content: bytes = PDF, kind: str = "application/pdf") -> None:
        """A file from the machine, and wait until it is there."""
        file = {"name": name, "mimeType": kind, "buffer": content}
        self.hands.attach(self._one(f"{inside} file-uploader"), file)
        expect(self.page.locator(f"{inside} .upload.is-done").filter(has_text=name)).to_be_visible()

    def hands_in(self, field: str, name: str, text: str) -> None:
        """A file in a plain field."""
        file = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
        self.hands.attach_plainly(self._one(f"main [name={field}]"), file)

    def takes(self, offered: str) -> None:
        """The first of a list that opened under a field where the writing goes on."""
        self.hands.take(self._one(f"{offered} [role=option]"))

    def composes(self, mode: str) -> None:
        """For the beneficiary or for the team: the pane that is so marked."""
        self.hands.choose(self.page.locator(f"#composer .composer-tabs [value={mode}]"))

    def acts(self, verb: str, text: str) -> None:
        """A verb of the bar over a case, with the words that go with it."""
        form = f"dialog form[action$='/{verb}/']"
        self.presses(f".actions [data-dialog={verb}]")
        self.writes("text", text, form)
        self.goes(f"{form} .form-actions button")

    def closes(self, verb: str, text: str) -> None:
        """End the case, and where something speaks against it, mean it all the same."""
        form = f"dialog form[action$='/{verb}/']"
        self.presses(f".actions [data-dialog={verb}]")
        self.sees(f"{form} section[id=obstacles-{verb}]")
        if self.page.locator(f"{form} [name=even_so]").count():
            self.chooses("even_so", inside=form)
        self.writes("text", text, form)
        self.goes(f"{form} .form-actions button")

    def signs_in(self, name: str) -> None:
        if self.seat.path != "/account/sign-in/":
            self.opens("/account/sign-in/")
        self.writes("identifier", name, SIGN_IN)
        self.writes("password", PASSWORD, SIGN_IN)
        self.goes(f"{SIGN_IN} button[type=submit]")

    def enters(self, member: Member) -> None:
        """Sign in as one of the cast, and read the platform in the language of this journey."""
        self.signs_in(member.user_name)
        if self.page.locator("html").get_attribute("lang") != self.seat.language:
            self.opens("/account/appearance/")
            self.picks("language", self.seat.language, APPEARANCE)
            self.goes(f"{APPEARANCE} button[type=submit]")

    # What is found

    def sees(self, what: str, text: str = "") -> None:
        found = self.page.locator(what).filter(has_text=text).locator("visible=true").first
        expect(found).to_be_visible()

    def arrives(self, path: str) -> None:
        """At an address that begins so."""
        assert self.seat.path.startswith(path), f"{self.seat.path} is not {path}"

    def looks(self, name: str, *, last: bool = False, approved: bool = False, moving: tuple[str, ...] = ()) -> None:
        """Judge the page: its accessibility, its width, and where it is one of the telling ones, its looks."""
        assert self.page.locator("html").get_attribute("lang") == self.seat.language
        over = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            self.problems.append(f"{name}: {over} px too wide")
        if last or (name, self.width) not in self.looked:
            self.looked.add((name, self.width))
            self.problems += [f"{name}: {_told(rule)}" for rule in violations_of(self.page)]
        if approved:
            picture = f"{self.persona}-{name}-{self.seat.language}-{self.width}"
            self.problems += filter(None, [problem_of(self.page, picture, moving)])

    def _one(self, what: str) -> Locator:
        """The first that can be seen; a field to choose a file may hide behind its label."""
        return self.page.locator(what).locator("visible=true").first

    @contextmanager
    def _arrival(self) -> Iterator[None]:
        """Until another document is there: the link over the frame changes the address too, and leads nowhere."""
        self.page.evaluate("window.isHere = true")
        yield
        self.page.wait_for_function("() => !window.isHere && document.readyState === 'complete'")
        expect(self.page.locator("h1").first).to_be_attached()


def _told(rule: dict) -> str:
    return f"{rule['id']} " + " | ".join(node["target"][0] for node in rule["nodes"][:3])
