"""Trees of hashes against the published example of certificate transparency, and against the definition itself."""

import hashlib

import pytest

from jehat.core import merkle

# The entries and roots that implementations of RFC 6962 are tested with.
ENTRIES = [
    bytes.fromhex(entry)
    for entry in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("count", range(1, 9))
def test_the_published_roots(count):
    assert merkle.root([merkle.leaf(entry) for entry in ENTRIES[:count]]).hex() == ROOTS[count - 1]


def test_no_entries_at_all():
    assert merkle.root([]) == hashlib.sha256(b"").digest()


def defined(leaves):
    """The root as the standard defines it: split at the largest power of two below the count."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + defined(leaves[:split]) + defined(leaves[split:])).digest()


@pytest.mark.parametrize("count", range(1, 35))
def test_every_leaf_of_every_tree(count):
    leaves = [merkle.leaf(bytes([number])) for number in range(count)]
    root = merkle.root(leaves)
    assert root == defined(leaves)
    for index, leaf in enumerate(leaves):
        path = merkle.path(leaves, index)
        assert merkle.climb(leaf, index, count, path) == root
        assert merkle.climb(merkle.leaf(b"another"), index, count, path) != root
        assert merkle.climb(leaf, index, count, [*path, root]) is None
        assert not path or merkle.climb(leaf, index, count, path[:-1]) is None


def test_a_place_outside_the_tree_leads_nowhere():
    assert merkle.climb(merkle.leaf(b""), 3, 3, []) is None
