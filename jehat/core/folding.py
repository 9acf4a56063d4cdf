"""Folding of Arabic text to search keys: what is typed and what is stored meet in one spelling.

Never for text that is stored or shown. Digits of all scripts become ASCII, both spellings of the hamza meet, marks
and direction controls vanish. Stems are additional keys, never a replacement, and names are never stemmed.
"""

import re
import unicodedata

NAME_PARTICLES = frozenset({"بن", "ابن", "بنت", "ال", "ابو", "al", "bin", "bint", "abu", "ibn"})

# A hamza on a seat is folded before the marks go: NFKC has composed alef and its hamza into one letter.
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیې", "ي"),
        **dict.fromkeys("ؤئ", "ء"),
        **dict.fromkeys("ةھہۀ", "ه"),
        "ک": "ك",
        "٫": ".",
        "٬": "",
    }
)
_INVISIBLE = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\u061c]")
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_SEPARATORS = re.compile(r"[^\w.\-/]+")
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_SERVANT_OF = re.compile(r"\bعبد (?=ال)")

_PREFIXES = ("وبال", "وكال", "وفال", "فلل", "ولل", "وال", "فال", "بال", "كال", "ال", "لل", "و")
_SUFFIXES = ("ات", "ون", "ين", "ان", "ها", "هم", "كم", "نا", "يه", "ه", "ي")


def western_digits(text: str) -> str:
    """Every decimal digit of any script as its ASCII digit; all else untouched."""
    return "".join(str(unicodedata.decimal(c)) if not c.isascii() and c.isdecimal() else c for c in text)


def strip_invisible(text: str) -> str:
    """The text without direction controls, zero-width characters and tatweel, as pasted from letters and PDFs."""
    return _INVISIBLE.sub("", text)


def fold(text: str) -> str:
    """One spelling for all ways to write a text: `fold("مسؤول") == fold("مسئول")`."""
    text = strip_invisible(unicodedata.normalize("NFKC", text))
    text = _MARKS.sub("", text.translate(_LETTERS))
    return " ".join(_SEPARATORS.sub(" ", western_digits(text).casefold()).split())


def fold_name(name: str) -> str:
    """The folded name with «عبد الله» joined to «عبدالله»; names are never stemmed."""
    return _SERVANT_OF.sub("عبد", fold(name))


# Words whose first و belongs to the root.
_ROOTED = frozenset(
    fold(
        "وزارة وزير وكالة وكيل وثيقة وثائق وارد واردة وحدة وظيفة وظائف وطني وطنية وقت ورشة وصل وفاة ولي ورثة وقف وضع"
    ).split()
)


def light_stem(word: str) -> str:
    """A folded word without article, joined particles and common endings; single ب ل ف ك stay, they may be root."""
    if not _ARABIC_LETTER.search(word):
        return word
    if word not in _ROOTED:
        word = _without_prefix(word)
    for suffix in _SUFFIXES:
        # Several may go, one after the other.
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
    return word


def _without_prefix(word: str) -> str:
    for prefix in _PREFIXES:
        left = 4 if len(prefix) == 1 else 3
        if word.startswith(prefix) and len(word) - len(prefix) >= left:
            return word[len(prefix) :]
    return word


def keys(text: str) -> set[str]:
    """Search keys of a text: every folded word and its light stem."""
    return {key for word in fold(text).split() for key in (word, light_stem(word))}


def name_words(name: str) -> list[str]:
    """The words of a name that carry it: without particles (بن، آل، أبو) and without a leading article."""
    words = [word for word in strip_invisible(name).split() if fold(word) not in NAME_PARTICLES]
    return [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words]
