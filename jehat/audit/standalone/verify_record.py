"""Verify an export of the record, or the proof of one line, with nothing but this file and Python 3.8 or newer.

    python3 verify_record.py record.jsonl|proof.json [--key KEY]… [--checkpoints FILE]

KEY is what `jehat audit key` prints, got by another way than the file: the file's own proves only that it agrees with
itself. FILE holds checkpoints kept elsewhere. Hashes are SHA-256: of a line 0x00 and each column after its length (u32;
0xFFFFFFFF for nothing), of two hashes 0x01 and both (RFC 6962), of a head 0x02 and its checkpoint's other lines.
"""

import argparse
import base64
import hashlib
import json

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, BASE_Y = -121665 * pow(121666, P - 2, P) % P, 4 * pow(5, P - 2, P) % P


def sha(data):
    return hashlib.sha256(data).digest()


def unpack(encoded):  # a point of the curve from its 32 bytes, or None
    y = int.from_bytes(encoded, "little") & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and encoded[31] >> 7):
        return None
    x = P - x if x & 1 != encoded[31] >> 7 else x
    return x, y, 1, x * y % P


def add(a, b):
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    total = (0, 1, 1, 0)
    for bit in bin(n)[2:]:
        total = add(add(total, total), point) if bit == "1" else add(total, total)
    return total


def signed(public, text, signature):
    point, r, s = unpack(public), unpack(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or point is None or r is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % ORDER
    left, right = times(s, unpack(BASE_Y.to_bytes(32, "little"))), add(r, times(k, point))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


def leaf(line):
    parts = [b"\xff" * 4 if c is None else len(c.encode()).to_bytes(4, "big") + c.encode() for c in line]
    return sha(b"\0" + b"".join(parts))


def root(level):
    while len(level) > 1:
        pairs = [level[i : i + 2] for i in range(0, len(level), 2)]
        level = [sha(b"\1" + b"".join(pair)) if pair[1:] else pair[0] for pair in pairs]
    return level[0] if level else sha(b"")


def climb(found, index, count, path):
    while count > 1:
        if index ^ 1 < count:
            beside = path.pop(0) if path else b""
            found = sha(b"\1" + (beside + found if index & 1 else found + beside))
        index, count = index // 2, (count + 1) // 2
    return None if path else found


class Checkpoint:
    def __init__(self, note):
        text, _, marks = note.partition("\n\n")
        self.text, self.marks = text + "\n", [base64.b64decode(mark.split(" ")[2]) for mark in marks.splitlines()]
        first, number, head, *rest = text.splitlines()
        self.number, self.head, self.said = int(number), base64.b64decode(head), dict(r.split(" ", 1) for r in rest)
        self.true_head = sha(b"\2" + "".join(f"{each}\n" for each in [first, number, *rest]).encode())
        self.root, self.prev = base64.b64decode(self.said["root"]), base64.b64decode(self.said["prev"])
        places = [tuple(map(int, self.said[name].split("/"))) for name in ("from", "to")]
        self.era, self.start, self.end = self.said["era"], *places

    def is_signed(self, keys):
        return any(m[:4] == k[:4] and signed(k[4:], self.text.encode(), m[4:]) for m in self.marks for k in keys)


def check_export(_, lines, keys, kept, say):
    leaves, last, ends = [], None, {}
    for each in lines:
        if "line" in each:
            number, xid, era = each["line"][:3]
            leaves.append((leaf(each["line"]), era, (int(xid), int(number))))
            continue
        note = Checkpoint(each["checkpoint"])
        if (
            last
            and note.prev != last.head
            or note.head != note.true_head
            or kept.get((note.number, note.era), note.head) != note.head
        ):
            say(f"head mismatch: batch {note.number}")
        if last and note.number != last.number + 1 or ends.get(note.era, note.start) != note.start:
            say(f"batch missing: before batch {note.number}")
        if root([one for one, _, _ in leaves]) != note.root:
            say(f"changed, missing or inserted: batch {note.number}, {note.said['rows']} sealed, {len(leaves)} found")
        if any(era != note.era or not note.start < place <= note.end for _, era, place in leaves):
            say(f"a line out of its place: batch {note.number}")
        if note.number % 100 == 1 and not note.is_signed(keys):  # a true chain needs one signature, at its end
            say(f"bad signature: batch {note.number}")
        leaves, last, ends[note.era] = [], note, note.end
    if last is None or leaves or not last.is_signed(keys):
        say(f"bad signature, or lines after it: batch {last.number if last else 0}")
    for number in sorted(n for n, era in kept if last and era == last.era and n > last.number):
        say(f"missing: batch {number} was kept elsewhere, the record ends before it")


def check_proof(proof, _, keys, kept, say):
    note, path = Checkpoint(proof["checkpoint"]), [base64.b64decode(step) for step in proof["path"]]
    if climb(leaf(proof["line"]), proof["index"], int(note.said["rows"]), path) != note.root:
        say("the line is not in the batch")
    if note.head != note.true_head or not note.is_signed(keys):
        say("bad signature")


def main():
    words = argparse.ArgumentParser(description="Verify an export of the record, or the proof of one line.")
    words.add_argument("file", type=open)
    words.add_argument("--key", action="append")
    words.add_argument("--checkpoints", type=open, default=())
    chosen, wrong = words.parse_args(), []
    lines = map(json.loads, chosen.file)
    first = next(lines)
    published = [key.split("+", 2) for key in chosen.key or first["keys"]]
    keys = [bytes.fromhex(key_id) + base64.b64decode(rest)[1:] for _, key_id, rest in published]
    notes = [Checkpoint("jehat.record\n" + note) for note in "".join(chosen.checkpoints).split("jehat.record\n")[1:]]
    kept = {(note.number, note.era): note.head for note in notes}
    (check_proof if "path" in first else check_export)(first, lines, keys, kept, wrong.append)
    print("\n".join(wrong) or "all well")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
