"""From a text to what is looked up: folded words, their stems, and the letters that stay when a word is inflected."""

import re
from collections.abc import Iterator
from functools import lru_cache

from jehat.core.folding import fold, light_stem

# A word as it is written, with marks and tatweel inside it.
WRITTEN = re.compile("[\\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_WEAK = str.maketrans("", "", "اويء")

# Words that people put around what they need; they say nothing about it.
_EMPTY_AR = """
في من على الى عن مع او ثم ان انا انت هو هي نحن هم هذا هذه ذلك التي الذي ما ماذا هل كيف متى اين كم لماذا ليش وش
ايش شلون كيفيه وين فين ابي ابغي ابغا ابغى نبي نبغي اريد اود احتاج محتاج محتاجه نحتاج بغيت ودي حاب حابه عايز
لازم ممكن يمكن لو سمحت فضلا الله يعطيك العافيه السلام عليكم عندي عندنا عندهم لي لنا له لها لهم عليه علي علينا
عليها فيه فيها فيني بي قد تم كان كانت يكون صار صارت اسوي نسوي سوي سويت اقدر نقدر يقدر لا ليس لم لن مو مب
غير بس فقط كل بعض جدا كثير شوي الان الحين اليوم امس طريقه طريقة خطوات شروط متطلبات اجراءات اجراء خدمه خدمة طلب
معامله معاملة تقديم اقدم نقدم ارفع حق حقي حقتي حقنا تبع اللي الي بدون بلا شخص احد واحد شي شيء اجل عشان علشان
لان لاني اذا قبل بعد عند حول ضد اخر اخري اريدها اعرف ابغاها رجاء ارجو
"""
_EMPTY_EN = """
a an the of to in on for at by from with without and or not no is are was were be been am i my me we our us
you your it its this that these those how what when where why who which do does did can could would should may
might want wanted need needed needs like get got have has had please help about into out up down over under
there here they them their he she his her request service apply application case make made if so just someone
somebody something any some near next go going way
"""
EMPTY = frozenset(fold(f"{_EMPTY_AR} {_EMPTY_EN}").split())

_ENGLISH_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ings", ""),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)
_AT_LEAST = 3


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without its common endings and joined particles, in either language."""
    if _ARABIC.search(word):
        shorter = light_stem(word)
        # «مدرستي» loses its ي and then the ت that its ة became.
        return shorter[:-1] if shorter != word and shorter.endswith("ت") and len(shorter) > _AT_LEAST + 1 else shorter
    for ending, instead in _ENGLISH_ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _AT_LEAST:
            shorter = word[: -len(ending)] + instead
            # "planned", "digging"
            return shorter[:-1] if len(shorter) > _AT_LEAST and shorter[-1] == shorter[-2] not in "lsz" else shorter
    return word[:-1] if word.endswith("e") and len(word) > _AT_LEAST + 1 else word


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The letters that stay in a broken plural: «مدارس» and «مدرسة» meet. Empty where too few are left."""
    left = stem(word).translate(_WEAK) if _ARABIC.search(word) else ""
    return left if len(left) >= _AT_LEAST else ""


@lru_cache(maxsize=50_000)
def variants(word: str) -> tuple[str, ...]:
    """Stems of a word whose first letter may be a particle joined to it: «لمدرسة», «بالحي», «فالشارع»."""
    found = []
    for particle in ("ل", "ب", "ف", "ك", "و", "س", "ع", "ه", "هال", "عال", "ي", "ت", "ن", "ا"):
        rest = word.removeprefix(particle)
        if rest != word and len(rest) >= _AT_LEAST:
            found.append(stem(rest))
    return tuple(found) if _ARABIC.search(word) else ()


def words(text: str) -> list[str]:
    """The folded words of a text, hyphenated ones also in their parts."""
    found = []
    for word in fold(text).split():
        word = word.strip(".-/_")
        found += [word] if word else []
        if not word.isalnum():
            parts = [part for part in re.split(r"[.\-/_]", word) if part]
            found += parts if len(parts) > 1 else []
    return found


def telling(text: str) -> list[str]:
    """The words of a text that say something; all of them where none would be left."""
    found = list(dict.fromkeys(words(text)))
    return [word for word in found if word not in EMPTY] or found


def written(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each word of a text begins and ends, and the word folded."""
    for match in WRITTEN.finditer(text):
        yield match.start(), match.end(), fold(match[0])
