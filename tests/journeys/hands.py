"""Three pairs of hands that do the same things on a page: with a mouse, with a finger, with nothing but the keyboard.

A thing is a locator of one visible element. The keyboard finds it as a person does, by tabbing until it has the focus,
and a focus that cannot be seen is a failure.
"""

from abc import ABC, abstractmethod
from contextlib import suppress
from datetime import date

from playwright.sync_api import FilePayload, Locator, Page, TimeoutError, expect

# More stops than this nobody walks through to get anywhere on a page.
MOST_STOPS = 120
MOST_CHOICES = 40
NEXT_KEY = """
(target) => {
  const now = document.activeElement ?? document.body;
  const group = (one) => (one.type === "radio" ? [one.name, one.form?.action].join(" ") : one);
  // A group of radio buttons is one stop, and inside it the arrows move.
  if (group(now) === group(target)) return "";
  if (now.matches(".skip")) return document.querySelector("main").contains(target) ? "Enter" : "Tab";
  return now.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
}
"""
HAS_RING = """
() => {
  const now = document.activeElement;
  const around = [now, now.parentElement, now.parentElement?.parentElement, now.nextElementSibling];
  return around.some((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || (one === now && boxShadow !== "none");
  });
}
"""


class Hands(ABC):
    """What every pair can do; `name` tells them apart, `context` is what their browser must be able to."""

    name = ""
    context: dict = {}

    def __init__(self, page: Page) -> None:
        self.page = page

    @abstractmethod
    def press(self, target: Locator) -> None:
        """Do with it what a button is for."""

    def choose(self, mark: Locator) -> None:
        """A radio button or a box to tick, which may itself be hidden behind its label."""
        self.press(mark.locator("xpath=ancestor::label[1]"))
        expect(mark).to_be_checked()

    def write(self, field: Locator, text: str) -> None:
        self.press(field)
        field.fill(text)

    def set_day(self, field: Locator, day: date) -> None:
        self.write(field, day.isoformat())

    def pick(self, field: Locator, value: str) -> None:
        """Of a list that the system itself draws, where no page can be pressed."""
        field.select_option(value)

    def take(self, option: Locator) -> None:
        """One of a list that is offered under a field, which keeps the focus."""
        self.press(option)

    def attach(self, uploader: Locator, file: FilePayload) -> None:
        self.attach_plainly(uploader.locator(".uploader-drop"), file)

    def attach_plainly(self, field: Locator, file: FilePayload) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.press(field)
        chooser.value.set_files(file)


class Mouse(Hands):
    """A pointer that clicks."""

    name = "mouse"

    def press(self, target: Locator) -> None:
        target.click()


class Touch(Hands):
    """A finger on a screen that knows no pointer."""

    name = "touch"
    context = {"has_touch": True, "is_mobile": True}

    def press(self, target: Locator) -> None:
        target.tap()


class Keyboard(Hands):
    """Tab, Shift+Tab, the arrows, Enter, Space, and typing; never a pointer."""

    name = "keyboard"

    def press(self, target: Locator) -> None:
        self._reach(target)
        self._key("Enter")

    def choose(self, mark: Locator) -> None:
        self._reach(mark)
        for _ in range(MOST_CHOICES):
            if mark.is_checked():
                return
            self._key("Space" if self._has_focus(mark) else "ArrowDown")
        raise AssertionError(f"{mark} cannot be chosen by the keyboard")

    def write(self, field: Locator, text: str) -> None:
        self._reach(field)
        self._key("Control+a")
        self.page.keyboard.type(text)

    def set_day(self, field: Locator, day: date) -> None:
        """The same digits for day and month: which of them stands first is the browser's own affair."""
        assert day.day == day.month
        self._reach(field)
        self.page.keyboard.type(f"{day:%d%m%Y}")
        expect(field).to_have_value(day.isoformat())

    def pick(self, field: Locator, value: str) -> None:
        self._reach(field)
        values = field.locator("option").evaluate_all("all => all.map((one) => one.value)")
        way = values.index(value) - values.index(field.input_value())
        for _ in range(abs(way)):
            self._key("ArrowDown" if way > 0 else "ArrowUp")
        expect(field).to_have_value(value)

    def take(self, option: Locator) -> None:
        for _ in range(MOST_CHOICES):
            if option.get_attribute("aria-selected") == "true":
                return self._key("Enter")
            self._key("ArrowDown")
        raise AssertionError(f"{option} is not reached by the arrows")

    def attach(self, uploader: Locator, file: FilePayload) -> None:
        self.attach_plainly(uploader.locator("input[type=file]"), file)

    def _reach(self, target: Locator) -> None:
        """Tab until the target has the focus, by the link over the frame where there is one, and see that it shows."""
        target.wait_for(state="attached")
        for _ in range(MOST_STOPS):
            key = target.evaluate(NEXT_KEY)
            if not key:
                return self._sees_the_focus(target)
            self._key(key)
        raise AssertionError(f"{target} is not reached by the Tab key")

    def _sees_the_focus(self, target: Locator) -> None:
        with suppress(TimeoutError):
            self.page.wait_for_function(HAS_RING, timeout=1000)
            return
        raise AssertionError(f"{target} has the focus, and nothing shows it")

    def _has_focus(self, target: Locator) -> bool:
        return target.evaluate("one => one === document.activeElement")

    def _key(self, key: str) -> None:
        self.page.keyboard.press(key)


PAIRS: tuple[type[Hands], ...] = (Mouse, Touch, Keyboard)
