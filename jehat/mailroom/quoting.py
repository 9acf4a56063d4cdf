"""What a person wrote in an e-mail, without what it answers and without his signature. Pure.

What mail programs put between the two, in Arabic and in English, is data: quotes.json. Where nothing is left, nothing
was written. In doubt words stay: too much is read past, too little is lost.
"""

import json
import re
from functools import cache
from pathlib import Path

# A line that introduces a quotation may be broken into so many.
MOST_LINES_OF_INTRODUCTION = 4
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def written(text: str) -> str:
    """The words of the writer alone."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lines = lines[: _quotation_begins(lines)]
    lines = lines[: _signature_begins(lines)]
    kept = [line for line in lines if not line.lstrip().startswith(">")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _quotation_begins(lines: list[str]) -> int:
    for at, line in enumerate(lines):
        if _matches("begins", line) or _is_introduced(lines, at) or _is_header(lines, at):
            return at
    return len(lines)


def _is_introduced(lines: list[str], at: int) -> bool:
    """Whether "On … he wrote:" begins here, on one line or broken into a few."""
    for count in range(1, MOST_LINES_OF_INTRODUCTION + 1):
        joined = " ".join(line.strip() for line in lines[at : at + count])
        if _matches("wrote", joined):
            return True
    return False


def _is_header(lines: list[str], at: int) -> bool:
    """Whether a head of an answered mail begins here: who sent it, and at once two more of its lines."""
    rules = _rules()
    if not rules["first"][0].search(_bare(lines[at])):
        return False
    return sum(bool(rules["then"][0].search(_bare(line))) for line in lines[at + 1 : at + 6]) >= 2


def _signature_begins(lines: list[str]) -> int:
    # The delimiter has its trailing space rightly; it was taken off with all others.
    for at, line in enumerate(lines):
        if _matches("signature", line):
            return at
    return len(lines)


def _matches(name: str, line: str) -> bool:
    bare = _bare(line)
    return any(rule.search(bare) for rule in _rules()[name])


def _bare(line: str) -> str:
    return _MARKS.sub("", line).strip()


@cache
def _rules() -> dict[str, list[re.Pattern[str]]]:
    told = json.loads((Path(__file__).parent / "quotes.json").read_text("utf-8"))
    told |= {name: [rule] for name, rule in told.pop("headers").items()}
    return {name: [re.compile(rule, re.IGNORECASE) for rule in rules] for name, rules in told.items()}
