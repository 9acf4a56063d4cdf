"""Every place of the pages that takes input, found by following their links and forms as several people."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from django.urls import Resolver404, ResolverMatch, resolve

from tests.attack.sqlmap import PLACE, Target
from tests.visitor import Visitor

BEGINNINGS = ("/", "/home/", "/cases/inbox/", "/account/", "/account/sign-in/", "/guide/", "/oversight/", "/settings/")
# What only developers open, what the API's own description tells, and what ends the crawl.
NOT_OPENED = ("/static/", "/dev/", "/api/", "/account/sign-out/", "/readyz", "/livez")
FORM = "application/x-www-form-urlencoded"
# A question each answer to which shows another form.
FORMS = ("act",)


@dataclass
class Crawl:
    """One person's way to what nobody was led to before him: `opened` are the pages, `taken` the places in them."""

    visitor: Visitor
    opened: set[tuple[str, str]]
    taken: set[tuple[str, str]]
    sends: bool = False

    def __post_init__(self) -> None:
        # What these lead to depends on who opens them.
        self.begins = set(BEGINNINGS)

    def targets(self) -> Iterator[Target]:
        waiting = deque(BEGINNINGS)
        while waiting:
            address = waiting.popleft()
            if not self._is_new(address):
                continue
            yield from self._asked(address)
            page = self.visitor.open(address)
            read = Reader(page.text)
            waiting += [urljoin(page.url, link).partition("#")[0] for link in read.links]
            waiting += [urljoin(page.url, f"{action}?{urlencode(fields)}") for action, fields in read.asking]
            for action, fields in read.sending if self.sends else ():
                yield from self._sent(urljoin(page.url, action), fields)

    def _is_new(self, address: str) -> bool:
        """A kind of page is opened once, and again for a question that it was not asked yet."""
        route = route_of(address)
        if route is None or urlsplit(address).path.startswith(NOT_OPENED):
            return False
        asked = _questions(address)
        seen = {(route.view_name, f"{name}={asked[name]}" if name in FORMS else name) for name in ("", *asked)}
        is_new = not seen <= self.opened or address in self.begins
        self.begins.discard(address)
        self.opened |= seen
        return is_new

    def _asked(self, address: str) -> Iterator[Target]:
        """A page with a place in each text of its address and in each question, where it had none yet."""
        route = route_of(address)
        path = marked(address, route) if self._takes(route, "address") else urlsplit(address).path
        asked = [
            f"{quote(name)}={quote(value)}{PLACE if self._takes(route, name) else ''}"
            for name, value in _questions(address).items()
        ]
        target = Target(f"page {address}", "GET", "?".join(filter(None, [path, "&".join(asked)])), self._headers())
        if target.places:
            yield target

    def _sent(self, address: str, fields: dict[str, str]) -> Iterator[Target]:
        """A form with a place in each of its fields but the one that keeps strangers from sending it."""
        route = route_of(address)
        token = {name: fields.pop(name, "") for name in ("csrfmiddlewaretoken",)}
        sent = [f"{name}={quote(value)}{PLACE}" for name, value in fields.items() if self._takes(route, f"sent {name}")]
        if sent:
            headers = self._headers() | {"Content-Type": FORM}
            body = "&".join([urlencode(token), *sent])
            yield Target(f"form {address}", "POST", urlsplit(address).path, headers, body)

    def _takes(self, route: ResolverMatch, name: str) -> bool:
        place = (route.view_name, name)
        is_new = place not in self.taken
        self.taken.add(place)
        return is_new

    def _headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{one.name}={one.value}" for one in self.visitor.cookies)
        return {"Accept-Language": "en"} | ({"Cookie": cookies} if cookies else {})


def route_of(address: str) -> ResolverMatch | None:
    try:
        return resolve(urlsplit(address).path)
    except Resolver404:
        return None


def marked(address: str, route: ResolverMatch) -> str:
    """The path with a place after each part that may be any text; numbers and identifiers are no such parts."""
    path = urlsplit(address).path
    for value in route.kwargs.values():
        if isinstance(value, str) and f"/{quote(value)}/" in path:
            path = path.replace(f"/{quote(value)}/", f"/{quote(value)}{PLACE}/", 1)
    return path


def _questions(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))


class Reader(HTMLParser):
    """The links of a page, and its forms with their fields: those that ask and those that send."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.asking: list[tuple[str, dict[str, str]]] = []
        self.sending: list[tuple[str, dict[str, str]]] = []
        self._fields: dict[str, str] = {}
        self._choice = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        self.links += [told[name] for name in ("href", "hx-get") if told.get(name, "").startswith(("/", "?"))]
        if tag == "form":
            self._fields = {}
            forms = self.sending if told.get("method") == "post" else self.asking
            forms.append((told.get("action", ""), self._fields))
        elif tag in ("input", "select", "textarea", "button") and "name" in told:
            self._fields.setdefault(told["name"], told.get("value", ""))
            self._choice = told["name"] if tag == "select" else ""
        elif tag == "option" and self._choice and ("selected" in told or not self._fields[self._choice]):
            self._fields[self._choice] = told.get("value", "")
