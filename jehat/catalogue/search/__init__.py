"""Finding things by ordinary words: in any spelling, misspelt, in Arabic or English, by a need told plainly.

Pure: it knows entries with weighted texts and nothing of kinds, articles or the database.

    index = Index.of(entries)
    answer = index.find("بنيت ملحق بدون رخصة")
"""

from .highlight import Piece, marked
from .index import Answer, Entry, Hit, Index

__all__ = ["Answer", "Entry", "Hit", "Index", "Piece", "marked"]
