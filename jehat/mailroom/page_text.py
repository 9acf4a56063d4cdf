"""The words of an e-mail that was written as a page (HTML), without what it quotes. Pure."""

import re
from html.parser import HTMLParser

BREAKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "ul", "ol", "table", "hr"}
UNSEEN = {"script", "style", "head", "title", "template"}
QUOTES = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "gmail_signature", "divrplyfwdmsg", "appendonsend")
VOID = {"br", "hr", "img", "input", "meta", "link", "col", "wbr"}


def words_of(page: str) -> str:
    """What a reader sees of the page, line by line."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    text = re.sub(r"[ \t\xa0]+", " ", "".join(reader.said))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        # The elements open now that are not to be read, from the outermost in.
        self._closed_off: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        if self._closed_off or tag in UNSEEN or tag == "blockquote" or _is_quote(attrs):
            if tag not in VOID:
                self._closed_off.append(tag)
        elif tag in BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag) -> None:
        if self._closed_off:
            if tag in self._closed_off:
                del self._closed_off[len(self._closed_off) - 1 - self._closed_off[::-1].index(tag) :]
        elif tag in BREAKS:
            self.said.append("\n")

    def handle_data(self, data) -> None:
        if not self._closed_off:
            self.said.append(re.sub(r"\s+", " ", data))


def _is_quote(attrs) -> bool:
    named = " ".join(value or "" for name, value in attrs if name in ("class", "id")).lower()
    return any(mark in named for mark in QUOTES)
