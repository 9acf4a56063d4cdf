import pytest
from django.core.exceptions import ValidationError

from jehat.core.lines import LineField, line, visible


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  سارة \t سعد\n", "سارة سعد"),
        ("\u202eسارة\u2066 \u061cسعد\u200f", "سارة سعد"),
        ("نمی\u200cدانم", "نمی\u200cدانم"),
        ("أحمد\x00", "أحمد"),
        ("\u200f\u200b\u200d", ""),
    ],
)
def test_a_line_holds_what_is_seen(typed, kept):
    assert line(typed) == kept


def test_a_file_name_keeps_its_spaces():
    assert visible("صك\u202e  الملكية.pdf") == "صك  الملكية.pdf"


def test_what_only_looks_filled_in_is_empty():
    with pytest.raises(ValidationError):
        LineField().clean("\u200f\u200b")
    assert LineField(max_length=4).clean("سعد\u200f\u200f") == "سعد"
