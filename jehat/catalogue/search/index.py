"""An index of entries, and the finding in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest, nsmallest
from math import log

from .spelling import Vocabulary, likeness
from .terms import EMPTY, skeleton, stem, telling, variants, words, written

# How much a term found counts, by how it was found.
EXACT, STEM, VARIANT, SKELETON, BEGINNING = 1.0, 0.92, 0.75, 0.6, 0.7
SLIPS = {1: 0.7, 2: 0.45}
# What a phrase adds that says the same need in about the same words.
OF_A_PHRASE = 9.0
# From here on a phrase is worth showing beside what was found.
TELLING = 0.3
# What a single word of a phrase counts, beside the weights of the texts.
OF_ITS_WORDS = 3.0
OF_A_CODE = 40.0
# Hits far below the best are noise.
SHARE_OF_BEST = 0.3
UNKNOWN_WORD = 0.35
MOST = 30
COMPARED = 300
NEAREST, ALIKE = 4, 0.3

Key = tuple[str, str]


@dataclass(frozen=True)
class Entry:
    """Something that can be found: `texts` are pairs of weight and text, `phrases` the ways its need is told."""

    key: Key
    title: str
    texts: tuple[tuple[float, str], ...]
    phrases: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True)
class Hit:
    """An entry found; `phrase` is its phrase that told the need best, where one did."""

    key: Key
    score: float
    phrase: str = ""


@dataclass(frozen=True)
class Answer:
    """What was found, best first; the terms to mark in it; another spelling to try; else what is nearest."""

    hits: list[Hit] = field(default_factory=list)
    terms: frozenset[str] = frozenset()
    meant: str = ""
    nearest: list[Key] = field(default_factory=list)


class _Read:
    """An entry taken apart: the weight of every term, and the terms of each phrase."""

    __slots__ = ("phrases", "terms", "words")

    def __init__(self, entry: Entry):
        self.terms: dict[str, float] = {}
        self.words: Counter[str] = Counter()
        for weight, text in (*entry.texts, *((OF_ITS_WORDS, phrase) for phrase in entry.phrases)):
            for word in words(text):
                self.words[word] += 1
                for term in _terms_of(word):
                    self.terms[term] = max(self.terms.get(term, 0.0), weight)
        self.phrases = [frozenset(stem(word) for word in telling(phrase)) for phrase in entry.phrases]


@lru_cache(maxsize=50_000)
def _terms_of(word: str) -> frozenset[str]:
    bones = skeleton(word)
    return frozenset({word, stem(word)} | ({f"~{bones}"} if bones else set()))


class Index:
    """Made of entries once, asked many times."""

    def __init__(self, reads: dict[Entry, _Read]):
        self._reads = reads
        self._entries = list(reads)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        common: Counter[str] = Counter()
        for place, read in enumerate(reads.values()):
            common.update(read.words)
            for term, weight in read.terms.items():
                self._postings[term].append((place, weight))
        self._known = common
        self._vocabulary = Vocabulary(word for word in common if word not in EMPTY)
        self._phrases = [read.phrases for read in reads.values()]
        self._codes = {entry.code: place for place, entry in enumerate(self._entries) if entry.code}

    @classmethod
    def of(cls, entries: Iterable[Entry], before: "Index | None" = None) -> "Index":
        """An index of the entries; what stood in the index before is not read again."""
        known = before._reads if before else {}
        return cls({entry: known.get(entry) or _Read(entry) for entry in entries})

    def find(self, text: str, *, is_typing: bool = False, kinds: Iterable[str] = ()) -> Answer:
        """What the text may mean. While it is being typed, its last word may be a beginning."""
        asked = telling(text)
        if not asked:
            return Answer()
        if is_typing and (last := words(text)[-1]) != asked[-1]:
            # What is said so far may be an empty word, and yet begin another.
            asked.append(last)
        found = [self._terms_for(word, is_typing and word == asked[-1]) for word in asked]
        scores, said = self._scores(found, asked, text)
        wanted = set(kinds)
        ranked = nsmallest(COMPARED, scores.items(), key=lambda one: (-one[1], self._entries[one[0]].key))
        hits = [Hit(self._entries[at].key, score, said.get(at, "")) for at, score in ranked]
        hits = [hit for hit in hits if not wanted or hit.key[0] in wanted]
        hits = [hit for hit in hits if hit.score >= SHARE_OF_BEST * hits[0].score][:MOST]
        terms = frozenset(term for options in found for term in options)
        meant = self._meant(text)
        return Answer(hits, terms, meant, [] if hits else self._nearest(text))

    def _terms_of_itself(self, word: str) -> dict[str, float]:
        """The known terms that a word is, or is a form of."""
        offered = {f"~{skeleton(word)}": SKELETON, stem(word): STEM, word: EXACT}
        if word not in self._postings and stem(word) not in self._postings:
            shorter = variants(word)
            bones = {f"~{skeleton(one)}": VARIANT * SKELETON for one in shorter}
            offered = bones | dict.fromkeys(shorter, VARIANT) | offered
        return {term: sure for term, sure in offered.items() if term in self._postings}

    def _terms_for(self, word: str, is_typing: bool) -> dict[str, float]:
        """The known terms that a word may stand for, each with how sure that is."""
        options = self._terms_of_itself(word)
        if is_typing and len(word) > 1:
            options |= {known: BEGINNING for known in self._known if known.startswith(word) and known not in options}
        if not options:
            for known, slips in self._vocabulary.near(word):
                options |= {stem(known): SLIPS[slips] * STEM, known: SLIPS[slips]}
        return options

    def _scores(self, found, asked, text) -> tuple[dict[int, float], dict[int, str]]:
        """The score of every entry that has any of the terms: rare words, weighty places, and how much is covered.

        And of those whose phrase tells the need, that phrase.
        """
        total, scores, covered = 0.0, defaultdict(float), defaultdict(float)
        said: dict[int, str] = {}
        for options in found:
            rarity = max((self._rarity(term) for term in options), default=UNKNOWN_WORD * log(1 + len(self._entries)))
            total += rarity
            best: dict[int, tuple[float, float]] = {}
            for term, sure in options.items():
                for place, weight in self._postings[term]:
                    worth = sure * weight
                    if worth > best.get(place, (0.0, 0.0))[0]:
                        best[place] = worth, sure
            for place, (worth, sure) in best.items():
                scores[place] += worth * rarity
                covered[place] += sure * rarity
        needs = {term: sure for options in found for term, sure in options.items()}
        asking = sum(self._rarity(stem(word)) for word in asked)
        for place in scores:
            scores[place] *= covered[place] / max(total, 0.1) ** 2
        # Phrases are compared where words agree most: a hundred kinds may share a common word.
        for place in nlargest(COMPARED, scores, key=scores.__getitem__):
            alike, phrase = self._said_alike(place, needs, asking)
            scores[place] += alike * OF_A_PHRASE
            if alike >= TELLING:
                said[place] = phrase
        if (place := self._codes.get(text.strip().upper())) is not None:
            scores[place] += OF_A_CODE
        return scores, said

    def _said_alike(self, place: int, needs: dict[str, float], asking: float) -> tuple[float, str]:
        """How nearly one of the phrases of an entry tells what was asked, from 0 to 1, and which."""
        best, said = 0.0, ""
        for phrase, written_so in zip(self._phrases[place], self._entries[place].phrases, strict=True):
            common = sum(self._rarity(term) * needs[term] for term in phrase & needs.keys())
            if common:
                whole = sum(self._rarity(term) for term in phrase)
                alike = common / max(whole + asking - common, common)
                if alike > best:
                    best, said = alike, written_so
        return best, said

    def _rarity(self, term: str) -> float:
        held = len(self._postings.get(term, ()))
        return log(1 + len(self._entries) / held) if held else UNKNOWN_WORD * log(1 + len(self._entries))

    def _meant(self, text: str) -> str:
        """The text with its unknown words put right; nothing where all are known or nothing is near."""
        pieces, end = [], 0
        for begins, ends, word in written(text):
            near = [] if word in EMPTY or self._terms_of_itself(word) else self._vocabulary.near(word)
            if near:
                pieces += [text[end:begins], self._as_written(near[0][0])]
                end = ends
        return "".join([*pieces, text[end:]]) if pieces else ""

    def _as_written(self, word: str) -> str:
        """A known word as an entry writes it, with its hamzas and capitals."""
        entry = self._entries[self._postings[word][0][0]]
        texts = (*(text for _weight, text in entry.texts), *entry.phrases)
        shapes = {folded: text[begins:ends] for text in texts for begins, ends, folded in written(text)}
        return shapes.get(word, word)

    def _nearest(self, text: str) -> list[Key]:
        """Where nothing was found: the entries whose titles look most alike."""
        folded = " ".join(telling(text))
        alike = [(likeness(folded, " ".join(telling(entry.title))), entry.key) for entry in self._entries]
        return [key for share, key in sorted(alike, reverse=True)[:NEAREST] if share >= ALIKE]
