"""What a tour is: a verb, who does it, how its case is made ready, what is done on the page, what is then true."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .guide import Guide

# One thing that is done, or that must be seen; the scene gives the words in braces their meaning.
Step = Callable[["Guide", dict[str, Any]], None]
WORK = "/cases/{number}/work/"
INBOX = "/cases/inbox/"


@dataclass(frozen=True)
class Tour:
    """`ready` and `holds` run beside the platform, on its database; `steps` in the browser.

    `ready(people)` gives the scene: a dict of texts, with the `number` of its case where there is one.
    That the verb is on the record, done by `who` on that case, is asked of every tour; `becomes` names what the case
    must then be, `holds(people, scene)` asserts the rest. `says` is what the page then tells, as in the source.
    What leaves no line on the record by design is silent, and `holds` alone tells that it was done.
    What has keys of the product for its subject is played by the keyboard alone.
    What has to be done within seconds is begun anew where a busy machine was too slow for it, up to `tries` times.
    """

    verb: str
    who: str
    ready: Callable[..., dict[str, Any]]
    steps: tuple[Step, ...]
    becomes: dict[str, Any] = field(default_factory=dict)
    holds: Callable[..., None] | None = None
    says: str = ""
    at: str = WORK
    way: str = ""
    tries: int = 1
    is_of_keys: bool = False
    is_silent: bool = False

    @property
    def name(self) -> str:
        return "-".join(filter(None, [self.verb, self.way]))


def opens(words: str, key: str = "") -> Step:
    """Press what opens a dialog; in English by its key, where it has one."""
    return lambda guide, scene: guide.opens(words, key)


def leads(words: str, key: str = "") -> Step:
    """Press what leads to another page, and be there."""
    return lambda guide, scene: guide.leads(words.format(**scene), key)


def presses(words: str) -> Step:
    """Press what brings something more into the page."""
    return lambda guide, scene: guide.presses(words)


def unfolds(words: str) -> Step:
    """Open a menu or whatever else is folded."""
    return lambda guide, scene: guide.unfolds(words)


def within(words: str) -> Step:
    """What follows is meant in the smallest part of the page that says this: a form, a row, a section."""
    return lambda guide, scene: guide.within(words.format(**scene))


def writes(name: str, text: str) -> Step:
    return lambda guide, scene: guide.writes(name, text.format(**scene))


def chooses(name: str, value: str = "") -> Step:
    """A mark of one of several, or one to tick."""
    return lambda guide, scene: guide.chooses(name, value.format(**scene))


def picks(name: str, value: str) -> Step:
    """One of a list that the system draws."""
    return lambda guide, scene: guide.picks(name, value.format(**scene))


def sets_day(name: str, day: str) -> Step:
    return lambda guide, scene: guide.sets_day(name, scene[day])


def sets_time(name: str, clock: str) -> Step:
    return lambda guide, scene: guide.sets_time(name, clock)


def attaches(name: str) -> Step:
    """A file from the machine."""
    return lambda guide, scene: guide.attaches(name.format(**scene))


def takes_off(name: str) -> Step:
    """Take a file out of the form again."""
    return lambda guide, scene: guide.takes_off(name.format(**scene))


def is_kept() -> Step:
    """What was typed waits on the server, for every device."""
    return lambda guide, scene: guide.sees(guide.seat.word("Saved on all your devices"))


def speaks() -> Step:
    """A voice message into the form."""
    return lambda guide, scene: guide.speaks()


def is_asked(name: str, yes: bool = True) -> Step:
    """A question of the form that hangs on another one is shown, or is not."""
    return lambda guide, scene: guide.is_asked(name, yes)


def toggles(words: str, pressed: bool) -> Step:
    """A button that stays down, in place."""
    return lambda guide, scene: guide.toggles(words.format(**scene), pressed)


def takes_first(name: str) -> Step:
    """The first of a list that opened over the page, whose words then stand in a field."""
    return lambda guide, scene: guide.takes_first(name)


def sends(words: str, key: str = "") -> Step:
    """Press what does it: the page is judged before, and the answer awaited."""
    return lambda guide, scene: guide.sends(words.format(**scene), key)


def downloads(words: str) -> Step:
    """Press what gives a file."""
    return lambda guide, scene: guide.downloads(words.format(**scene))


def sees(text: str) -> Step:
    return lambda guide, scene: guide.sees(guide.seat.word(text).format(**scene))
