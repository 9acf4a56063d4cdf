"""Trees of hashes, as certificates are logged by (RFC 6962 and 9162): one root for many leaves, a proof for each."""

import hashlib

EMPTY = hashlib.sha256(b"").digest()


def leaf(data: bytes) -> bytes:
    """The hash of one entry; its prefix keeps an entry from ever passing for two hashes."""
    return hashlib.sha256(b"\0" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def root(leaves: list[bytes]) -> bytes:
    """The hash of the tree over these leaves, in their order."""
    level = leaves
    while len(level) > 1:
        level = _parents(level)
    return level[0] if level else EMPTY


def path(leaves: list[bytes], index: int) -> list[bytes]:
    """What one leaf must be joined with, from the bottom up, to arrive at the root."""
    level, found = leaves, []
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            found.append(level[beside])
        level, index = _parents(level), index // 2
    return found


def climb(leaf_hash: bytes, index: int, count: int, path: list[bytes]) -> bytes | None:
    """The root that a leaf and its path lead to; None where a path of that length cannot be."""
    if not 0 <= index < count:
        return None
    found, rest = leaf_hash, list(path)
    while count > 1:
        if index ^ 1 < count:
            if not rest:
                return None
            beside = rest.pop(0)
            found = node(beside, found) if index & 1 else node(found, beside)
        index, count = index // 2, (count + 1) // 2
    return None if rest else found


def _parents(level: list[bytes]) -> list[bytes]:
    """The next level; a last one without a partner goes up as it is, which makes the tree of the standard."""
    joined = [node(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
    return joined if len(level) % 2 == 0 else [*joined, level[-1]]
