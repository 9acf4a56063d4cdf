"""The hands that play tours: the keyboard, which is watched at every stop, and the finger, which needs its room."""

from datetime import date

from playwright.sync_api import Locator

from tests.journeys import hands

# The room that a finger needs, and what stands close in a dense table or within a sentence.
ROOM, DENSE_ROOM = 44, 24
ORDERS = ("%m%d%Y", "%d%m%Y", "%Y%m%d")
# Where the focus is, whether that shows, and by which key to go on to the target.
# Where the link over the frame leads is no stop.
STOP = f"""
(target) => {{
  const next = {hands.NEXT_KEY};
  const shows = {hands.HAS_RING};
  const now = document.activeElement;
  const main = document.querySelector("main");
  const skips = now.matches(".skip") && main.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
  const shown = now.matches("body, [tabindex='-1']") || shows();
  return {{ key: skips ? "Enter" : next(target), shown, where: now.outerHTML.slice(0, 160) }};
}}
"""
# A mark is hit by its label, which may be all there is to see of it.
SIZE = """
(one) => {
  const { width, height } = one.getBoundingClientRect();
  const dense = one.closest("td, th, .row, p, dd, li") && getComputedStyle(one).display.startsWith("inline");
  return { least: Math.min(width, height), dense: Boolean(dense), what: one.outerHTML.slice(0, 160) };
}
"""


class Keys(hands.Keyboard):
    """Nothing but keys; the focus must show wherever it stops."""

    width = 1440

    def _reach(self, target: Locator) -> None:
        target.wait_for(state="attached")
        for _ in range(hands.MOST_STOPS):
            stop = target.evaluate(STOP)
            if not stop["shown"]:
                self._is_shown_soon(stop["where"])
            if not stop["key"]:
                return
            self._key(stop["key"])
        raise AssertionError(f"{target} is not reached by the Tab key; the last stop was {stop['where']}")

    def _is_shown_soon(self, where: str) -> None:
        try:
            self.page.wait_for_function(hands.HAS_RING, timeout=1500)
        except hands.TimeoutError:
            raise AssertionError(f"nothing shows that the focus is on {where}") from None

    def set_day(self, field: Locator, day: date) -> None:
        """Which of its parts stands first is the browser's own affair, and seen by what comes of it."""
        for order in ORDERS:
            self._reach(field)
            self.page.keyboard.type(f"{day:{order}}")
            if field.input_value() == day.isoformat():
                return
            for _ in range(2):
                self._key("Shift+Tab")
        raise AssertionError(f"{day} cannot be typed")

    def set_time(self, field: Locator, clock: str) -> None:
        """Four digits, and before or after noon where the browser asks for it."""
        self._reach(field)
        self.page.keyboard.type(clock.replace(":", ""))
        for key in ("", "ArrowUp", "ArrowUp"):
            if key:
                self._key(key)
            if field.input_value() == clock:
                return
        raise AssertionError(f"{clock} cannot be typed")


class Finger(hands.Touch):
    """A finger on a telephone; what it hits must be as large as a finger."""

    width = 390

    def set_time(self, field: Locator, clock: str) -> None:
        self.write(field, clock)

    def press(self, target: Locator) -> None:
        target.wait_for()
        size = target.evaluate(SIZE)
        room = DENSE_ROOM if size["dense"] else ROOM
        assert size["least"] >= room - 0.5, f"{size['least']:.0f} px is too little for a finger: {size['what']}"
        target.tap()


class FingerOnTablet(Finger):
    """The same on a tablet."""

    width = 820


ALL: tuple[type[Keys] | type[Finger], ...] = (Keys, Finger, FingerOnTablet)
