"""Where in a text the words that were found stand, in the text as it is written."""

from collections.abc import Set
from typing import NamedTuple

from .terms import skeleton, stem, written


class Piece(NamedTuple):
    """A stretch of a text, and whether it is what was looked for."""

    text: str
    is_hit: bool


def marked(text: str, looked_for: Set[str]) -> list[Piece]:
    """The text in pieces, its found words apart; together they are the text again, letter by letter."""
    pieces, end = [], 0
    for begins, ends, word in written(text):
        if not looked_for.isdisjoint((word, stem(word), f"~{skeleton(word)}")):
            pieces += [Piece(text[end:begins], False), Piece(text[begins:ends], True)]
            end = ends
    return [piece for piece in (*pieces, Piece(text[end:], False)) if piece.text]
