"""The light markup of articles: paragraphs, lists, headings, links. All else is text; what comes out is safe."""

import re
from collections.abc import Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe

_BULLET = re.compile(r"[-*•]\s+(.*)")
_NUMBERED = re.compile(r"[0-9٠-٩]{1,2}[.)\-]\s+(.*)")
_HEADING = re.compile(r"##?\s+(.*)")
# [words](address), or an address by itself; only addresses that lead to a page, a mail or a telephone.
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,200})\]\((?P<to>(?:https?://|mailto:|tel:|/(?!/))[^\s()<>\"']{1,500})\)"
    r"|(?P<bare>https?://[^\s()<>\"'«»،]{1,500}[^\s()<>\"'«»،.,:;!؟?])"
)
_STRONG = re.compile(r"\*\*([^*\n]{1,300})\*\*")


def rendered(text: str) -> SafeString:
    """The text as HTML of a few harmless elements."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return mark_safe("\n".join(part for block in blocks for part in _parts(block.split("\n"))))  # noqa: S308


def _parts(lines: list[str]) -> Iterator[str]:
    """Neighbouring lines of one sort together: a list, or a paragraph with its line breaks."""
    held: list[str] = []
    sort = ""
    for line in filter(None, (line.strip() for line in lines)):
        found, words = _sort_of(line)
        if found != sort or found == "h2":
            yield from _closed(sort, held)
            held, sort = [], found
        held.append(_inline(words))
    yield from _closed(sort, held)


def _sort_of(line: str) -> tuple[str, str]:
    for sort, pattern in (("h2", _HEADING), ("ul", _BULLET), ("ol", _NUMBERED)):
        if match := pattern.fullmatch(line):
            return sort, match[1]
    return "p", line


def _closed(sort: str, held: list[str]) -> Iterator[str]:
    if not held:
        return
    if sort in ("ul", "ol"):
        yield f"<{sort}>{''.join(f'<li>{words}</li>' for words in held)}</{sort}>"
    else:
        yield f"<{sort}>{'<br>'.join(held)}</{sort}>"


def _inline(words: str) -> str:
    """A line with its links; everything else escaped."""
    pieces, end = [], 0
    for match in _LINK.finditer(words):
        to, shown = match["to"] or match["bare"], match["words"] or match["bare"]
        shown = escape(shown) if match["words"] else f'<bdi dir="ltr">{escape(shown)}</bdi>'
        leaves = ' rel="noopener nofollow"' if to.startswith("http") else ""
        pieces += [_strong(words[end : match.start()]), f'<a href="{escape(to)}"{leaves}>{shown}</a>']
        end = match.end()
    return "".join([*pieces, _strong(words[end:])])


def _strong(words: str) -> str:
    return _STRONG.sub(r"<b>\1</b>", escape(words))
