"""Tables as people keep them, and as hostile people make them."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from jehat.organization import sheets
from jehat.organization.sheets import BadSheet


def xlsx(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_workbook_is_read_as_text():
    rows = sheets.read(xlsx(["code", "number"], ["PERM", 12], [None, None], ["  two   words ", True]))
    assert rows == [["code", "number"], ["PERM", "12"], [], ["two words", "True"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_text_in_every_usual_form(encoding, divider):
    text = divider.join(["الرمز", "الاسم"]) + "\r\n" + divider.join(["PERM", "إدارة الرخص"])
    assert sheets.read(text.encode(encoding)) == [["الرمز", "الاسم"], ["PERM", "إدارة الرخص"]]


def test_a_formula_is_not_reckoned():
    assert sheets.read(xlsx(["code", "name"], ["A", "=1+1"]))[1][0] == "A"
    assert "2" not in sheets.read(xlsx(["code", "name"], ["A", "=1+1"]))[1][1:]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no rows"),
        (b"code,name\n", "no rows"),
        (b"PK\x03\x04 not a workbook", "no XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00an old workbook\n\x00", "neither XLSX nor text"),
        (b"x" * (sheets.MOST_BYTES + 1), "larger"),
        (b"a\n" + b"b\n" * (sheets.MOST_ROWS + 2), "more than"),
    ],
)
def test_what_is_no_table_says_why(content, says):
    with pytest.raises(BadSheet, match=says):
        sheets.read(content)


def test_a_workbook_that_swells_is_not_unpacked():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * (sheets.MOST_UNPACKED + 1))
    with pytest.raises(BadSheet, match="unpacked"):
        sheets.read(kept.getvalue())


def test_what_is_given_out_can_be_taken_in_and_is_no_formula():
    content = sheets.written([["code", "name"], ["=HYPERLINK(1)", "إدارة"]], title="T", is_right_to_left=True)
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet.sheet_view.rightToLeft
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("'=HYPERLINK(1)", "s")
    assert sheets.read(content)[1] == ["=HYPERLINK(1)", "إدارة"]
