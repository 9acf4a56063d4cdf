"""Words nearest to a misspelt one: by the letters they share in threes, then by how many slips lie between."""

from collections import Counter, defaultdict
from collections.abc import Iterable

_LONG = 7
_SHORT = 5
_TRIED = 40
# Two words one slip apart may still look little alike.
_ALIKE = 0.45


class Vocabulary:
    """All words known, ready to be asked which are near."""

    def __init__(self, words: Iterable[str]):
        self._by_three: dict[str, list[str]] = defaultdict(list)
        for word in words:
            for three in _threes(word):
                self._by_three[three].append(word)

    def near(self, word: str) -> list[tuple[str, int]]:
        """The known words with fewest slips: one, or two in a long word; none for very short ones."""
        if len(word) < _SHORT or not word.isalpha():
            return []
        allowed = 2 if len(word) >= _LONG else 1
        shared = Counter(known for three in _threes(word) for known in self._by_three.get(three, ()))
        near = [
            (known, slips)
            for known, _number in shared.most_common(_TRIED)
            if abs(len(known) - len(word)) <= allowed
            and (slips := _slips(word, known, allowed)) <= allowed
            and likeness(word, known) >= _ALIKE
        ]
        fewest = min((slips for _known, slips in near), default=0)
        return sorted((one for one in near if one[1] == fewest), key=lambda one: (-likeness(word, one[0]), one[0]))


def likeness(one: str, other: str) -> float:
    """How much two texts look alike, from 0 to 1, by the letters they share in threes."""
    first, second = _threes(one), _threes(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _threes(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _slips(one: str, other: str, allowed: int) -> int:
    """Letters to add, drop, change, or swap with the next one; it stops counting beyond what is allowed."""
    before, row = [], list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        further, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, further[j - 2] + 1)
            row.append(cost)
        if min(row) > allowed:
            return allowed + 1
    return row[-1]
