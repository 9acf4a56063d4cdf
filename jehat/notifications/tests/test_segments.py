import pytest
from hypothesis import given
from hypothesis import strategies as st

from jehat.notifications.segments import sms_segments


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        # An escape and its letter stay together: 152 and a half are 153, so the 153rd opens a part.
        ("a" * 152 + "€" * 77, 3),
        ("س" * 70, 1),
        ("س" * 71, 2),
        ("س" * 134, 2),
        ("س" * 135, 3),
        ("a" * 69 + "س", 1),
        ("a" * 70 + "س", 2),
        ("😀" * 35, 1),
        # 33 pairs are 66 units, and the next pair does not fit into the 67th.
        ("😀" * 66, 2),
        ("😀" * 67, 3),
    ],
)
def test_parts_are_counted_as_they_are_charged(text, parts):
    assert sms_segments(text) == parts


@given(st.text(max_size=400), st.text(max_size=20))
def test_more_text_is_never_fewer_parts(text, more):
    assert sms_segments(text + more) >= sms_segments(text)
