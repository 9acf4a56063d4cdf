"""Reading what a PDF of ours says, as a search in it does: by the table of letters that each of its fonts carries."""

import re
import zlib

OBJECT = re.compile(rb"(?m)^(\d+) 0 obj\b(.*?)^endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n")
LENGTH = re.compile(rb"/Length (\d+)")
FONT = re.compile(rb"/(f\d+) (\d+) 0 R")
LETTER = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
# In the order of drawing: which font, right to left or not, and the glyphs of one run.
DRAWN = re.compile(rb"(/ReversedChars BMC)|(EMC)|/(f\d+) [\d.]+ Tf|(\[.*?\])\s*TJ", re.DOTALL)
# Brackets in pairs may stand in a string as they are.
PIECE = re.compile(rb"\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)", re.DOTALL)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_of(paper: bytes) -> str:
    """What is shown, run by run, a run right to left turned into the order in which it is read."""
    known = {int(number): _plain(body) for number, body in OBJECT.findall(paper)}
    fonts = {
        name: _letters(known, int(number))
        for body in known.values()
        if b"/Font<<" in body
        for name, number in FONT.findall(body)
    }
    return "\n".join(_shown(body, fonts) for body in known.values() if b"BT" in body and b" Tf" in body)


def _plain(body: bytes) -> bytes:
    stream = STREAM.search(body)
    if not stream or b"FlateDecode" not in body[: stream.start()]:
        return body
    # Where it ends is said by its length: its last byte may look like the end of a line.
    length = int(LENGTH.search(body, 0, stream.start())[1])
    return body[: stream.start()] + zlib.decompress(body[stream.end() : stream.end() + length])


def _letters(known, font: int) -> dict[int, str]:
    table = known[int(re.search(rb"/ToUnicode (\d+)", known[font])[1])]
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in LETTER.findall(table)}


def _shown(content: bytes, fonts) -> str:
    runs, letters, is_reversed = [], {}, False
    for begins, ends, font, glyphs in DRAWN.findall(content):
        if begins or ends:
            is_reversed = bool(begins)
        elif font:
            letters = fonts[font]
        else:
            text = [letters.get(code, "") for code in _codes(glyphs)]
            runs.append("".join(reversed(text) if is_reversed else text))
    return " ".join(runs)


def _codes(glyphs: bytes) -> list[int]:
    data = b"".join(ESCAPE.sub(_unescaped, piece) for piece in PIECE.findall(glyphs))
    return [int.from_bytes(data[place : place + 2]) for place in range(0, len(data), 2)]


def _unescaped(found) -> bytes:
    return bytes([int(found[1], 8)]) if found[1].isdigit() else PLAIN.get(found[1], found[1])
