"""Tables of departments and employees as people keep them: XLSX or CSV in, rows out, and the other way round.

A sheet may be hostile: sizes are bounded before anything is unpacked, formulas are never reckoned, and what goes out
cannot become a formula in the reader's program (OWASP, CSV Injection).
"""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable
from itertools import islice

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 2000
MOST_COLUMNS = 40
LONGEST_CELL = 500
ENCODINGS = ("utf-8-sig", "cp1256")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class BadSheet(ValueError):
    """The file is no table that can be read; says why in a sentence."""

    def __init__(self, sentence: str | Promise):
        super().__init__(sentence)
        self.sentence = sentence


def read(content: bytes) -> list[list[str]]:
    """Every row of the first sheet as text, an empty one as no cells, so that rows keep their numbers; or BadSheet."""
    if len(content) > MOST_BYTES:
        raise BadSheet(_("The file is larger than 5 MB."))
    found = _xlsx(content) if content[:4] == b"PK\x03\x04" else _csv(content)
    rows: list[list[str]] = []
    filled = 0
    # A sheet may announce a million empty rows.
    for row in islice(found, MOST_ROWS * 3):
        cells = [_cell(value) for value in row[:MOST_COLUMNS]]
        rows.append(cells if any(cells) else [])
        filled += any(cells)
        if filled > MOST_ROWS + 1:
            raise BadSheet(_("The file has more than %(most)s rows; divide it.") % {"most": MOST_ROWS})
    if filled < 2:
        raise BadSheet(_("The file holds no rows below its headings."))
    while not rows[-1]:
        rows.pop()
    return rows


def _cell(value) -> str:
    text = " ".join(("" if value is None else str(value)).replace("\x00", "").split())[:LONGEST_CELL]
    # The mark that `harmless` had put before it.
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def _xlsx(content: bytes) -> Iterable[tuple]:
    # Loaded where a table is really read or written: it takes 6 MB of each process, and most never see one.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise BadSheet(_("The file is too large once unpacked."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        yield from sheet.iter_rows(values_only=True)
    except BadSheet:
        raise
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError, SyntaxError) as error:
        raise BadSheet(_("The file is no XLSX that can be read.")) from error


def _csv(content: bytes) -> Iterable[list[str]]:
    text = _text(content)
    head = text.partition("\n")[0]
    divider = max(",;\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text), delimiter=divider)
    except csv.Error as error:
        raise BadSheet(_("The file is neither XLSX nor text.")) from error


def _text(content: bytes) -> str:
    """What the file says in the encoding it is written in; a zero in it means that it is no text."""
    for encoding in ("utf-16",) if content.startswith(UTF_16) else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise BadSheet(_("The file is neither XLSX nor text."))


def written(rows: Iterable[list[str]], *, title: str, is_right_to_left: bool) -> bytes:
    """The rows as an XLSX of one sheet, its first row the headings; every cell is text."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = title[:31]
    sheet.sheet_view.rightToLeft = is_right_to_left
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value = harmless(value)
            cell.data_type = "s"
    sheet.freeze_panes = "A2"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def harmless(value: str) -> str:
    """The text, marked as text where a program would take it for a formula."""
    return f"'{value}" if value.startswith(FORMULA) else value
