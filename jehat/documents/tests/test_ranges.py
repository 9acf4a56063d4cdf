import pytest
from hypothesis import given
from hypothesis import strategies as st

from jehat.documents.ranges import Piece, Unsatisfiable, asked_for, may_resume


@pytest.mark.parametrize(
    ("header", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-99", 0, 100),
        ("bytes=0-", 0, 100),
        ("bytes=99-", 99, 100),
        ("bytes=10-19", 10, 20),
        ("bytes=90-1000", 90, 100),
        ("bytes=-1", 99, 100),
        ("bytes=-100", 0, 100),
        ("bytes=-500", 0, 100),
        ("BYTES=5-6", 5, 7),
        (" bytes= 5-6 ", 5, 7),
    ],
)
def test_one_range_is_that_piece(header, start, stop):
    piece = asked_for(header, 100)
    assert (piece.start, piece.stop, len(piece)) == (start, stop, stop - start)
    assert piece.content_range == f"bytes {start}-{stop - 1}/100"


@pytest.mark.parametrize(
    "header",
    ["", "bytes=", "bytes=-", "bytes=1-2,4-5", "lines=0-5", "bytes=a-b", "bytes=5-4", "bytes 0-5", "bytes=١-٢"],
)
def test_several_ranges_and_nonsense_get_the_whole(header):
    assert asked_for(header, 100) is None


@pytest.mark.parametrize("header", [f"bytes=0-{'9' * 5000}", f"bytes={'9' * 5000}-", f"bytes=-{'9' * 19}"])
def test_numbers_no_file_has_are_nonsense(header):
    assert asked_for(header, 100) is None


@pytest.mark.parametrize(
    ("header", "size"),
    [("bytes=100-", 100), ("bytes=200-300", 100), ("bytes=-0", 100), ("bytes=0-", 0), ("bytes=-5", 0)],
)
def test_outside_the_file_cannot_be_satisfied(header, size):
    with pytest.raises(Unsatisfiable):
        asked_for(header, size)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 200))
def test_a_piece_never_leaves_the_file(first, last, size):
    try:
        piece = asked_for(f"bytes={first}-{last}", size)
    except Unsatisfiable:
        assert first >= size
        return
    if piece is None:
        assert last < first
    else:
        assert piece == Piece(first, min(last + 1, size), size)
        assert 0 <= piece.start < piece.stop <= size


def test_a_piece_is_continued_only_of_the_same_file():
    assert may_resume(None, '"a"')
    assert may_resume(' "a" ', '"a"')
    assert not may_resume('"b"', '"a"')
    assert not may_resume('W/"a"', '"a"')
    assert not may_resume("Sat, 21 Nov 2026 00:00:00 GMT", '"a"')
