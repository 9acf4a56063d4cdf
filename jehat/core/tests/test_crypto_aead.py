"""One sealed value: the wire format against stock Tink, and everything that must not open."""

import copy
import pickle
import time
from uuid import UUID, uuid4

import pytest
import tink
from hypothesis import given
from hypothesis import strategies as st
from tink import aead as tink_aead
from tink import cleartext_keyset_handle
from tink.proto import aes_gcm_pb2, tink_pb2

from jehat.core.crypto import aad, aead, ids
from jehat.core.crypto.errors import DecryptionFailed
from jehat.core.crypto.keys import KeyBytes, derive, key_id_of, new_key

tink_aead.register()
SIZES = (0, 1, 15, 16, 17, 100, 5000, 70_000)


def stock_tink(key, key_id):
    """Tink's own primitive for a raw key."""
    keyset = tink_pb2.Keyset(primary_key_id=key_id)
    entry = keyset.key.add()
    entry.key_id, entry.status, entry.output_prefix_type = key_id, tink_pb2.ENABLED, tink_pb2.TINK
    entry.key_data.type_url = "type.googleapis.com/google.crypto.tink.AesGcmKey"
    entry.key_data.value = aes_gcm_pb2.AesGcmKey(version=0, key_value=bytes(key)).SerializeToString()
    entry.key_data.key_material_type = tink_pb2.KeyData.SYMMETRIC
    return cleartext_keyset_handle.read(tink.BinaryKeysetReader(keyset.SerializeToString())).primitive(tink_aead.Aead)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key_id", [0, 1, 0x0A0B0C0D, 2**32 - 1])
def test_tink_opens_what_we_seal(size, key_id):
    key, plaintext = new_key(), b"x" * size
    assert stock_tink(key, key_id or 1).decrypt(aead.seal(key, key_id or 1, plaintext, b"here"), b"here") == plaintext


@pytest.mark.parametrize("size", SIZES)
def test_we_open_what_tink_seals(size):
    key, plaintext = new_key(), b"x" * size
    sealed = stock_tink(key, 77).encrypt(plaintext, b"here")
    assert aead.key_id(sealed) == 77
    assert aead.unseal(key, sealed, b"here") == plaintext


@given(plaintext=st.binary(max_size=300), bound=st.binary(max_size=60), key_id=st.integers(0, 2**32 - 1))
def test_round_trip(plaintext, bound, key_id):
    key = new_key()
    sealed = aead.seal(key, key_id, plaintext, bound)
    assert aead.unseal(key, sealed, bound) == plaintext
    assert len(sealed) == len(plaintext) + aead.OVERHEAD
    assert aead.key_id(sealed) == key_id


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_is_refused(place, bit):
    key = new_key()
    sealed = bytearray(aead.seal(key, 1, b"forty-two cases", b"here"))
    # The key id in the prefix is not authenticated by Tink; `aad.cell` binds it.
    place = [0, *range(5, len(sealed))][place % (len(sealed) - 4)]
    sealed[place] ^= 1 << bit
    with pytest.raises(DecryptionFailed):
        aead.unseal(key, bytes(sealed), b"here")


@pytest.mark.parametrize(
    "garbage", [b"", b"\x01", b"\x01" * 32, b"\x00" * 64, b"plain text that is long enough to be one"]
)
def test_what_is_no_sealed_value_is_refused(garbage):
    with pytest.raises(DecryptionFailed):
        aead.unseal(new_key(), garbage, b"")


def test_another_key_or_place_is_refused():
    key = new_key()
    sealed = aead.seal(key, 1, b"text", b"here")
    for other_key, bound in ((new_key(), b"here"), (key, b"there"), (key, b"")):
        with pytest.raises(DecryptionFailed):
            aead.unseal(other_key, sealed, bound)


def test_two_seals_of_one_value_differ():
    key = new_key()
    assert len({aead.seal(key, 1, b"same", b"") for _ in range(100)}) == 100


def test_a_refusal_names_no_key_and_no_text():
    key = new_key()
    sealed = aead.seal(key, 1, b"secret-words", b"here")
    with pytest.raises(DecryptionFailed) as refusal:
        aead.unseal(key, sealed, b"there")
    said = f"{refusal.value!r} {refusal.value.__context__!r} {refusal.value.__cause__!r}"
    assert key.hex() not in said and "secret-words" not in said


PLACE = {"tenant": UUID(int=1), "table": "cases_case", "column": "subject", "row": UUID(int=2), "key": b"k" * 32}


@pytest.mark.parametrize(
    "change",
    [
        {"tenant": UUID(int=3)},
        {"table": "cases_note"},
        {"column": "body"},
        {"row": UUID(int=4)},
        {"key": b"l" * 32},
        {"table": "cases_cases", "column": "ubject"},
    ],
)
def test_every_part_of_the_place_is_bound(change):
    assert aad.cell(**PLACE) != aad.cell(**(PLACE | change))


def test_a_place_is_written_as_documented():
    written = aad.cell(**PLACE)
    assert written.startswith(b"jihat\x01\x00\x00\x00\x10" + PLACE["tenant"].bytes + b"\x00\x00\x00\x0acases_case")
    assert written.endswith(key_id_of(PLACE["key"]).to_bytes(4, "big") + b"\x00\x00\x00\x02\x00\x01")


def test_a_file_is_no_column():
    place = {name: value for name, value in PLACE.items() if name != "column"}
    assert aad.stream(**place) == aad.cell(**PLACE | {"column": "<file>"})


def test_key_bytes_show_nothing():
    key = KeyBytes(b"visible-if-broken-" + b"!" * 14)
    for shown in (
        repr(key),
        str(key),
        f"{key}",
        f"{key!r}",
        f"{key}",
        repr([key]),
        repr({"key": key}),
        f"{key:>9}",
    ):
        assert "visible" not in shown
    assert key == bytes(key) and copy.copy(key) is key and copy.deepcopy(key) is key
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_derived_keys_differ_by_purpose():
    key = new_key()
    assert derive(key, b"file") == derive(key, b"file") != derive(key, b"bidx:mobile")
    assert repr(derive(key, b"file")) == "<key>"


def test_uuid7_is_version_7_and_always_later(monkeypatch):
    made = [ids.uuid7() for _ in range(5000)]
    assert {(one.version, one.variant) for one in made} == {(7, "specified in RFC 4122")}
    assert made == sorted(made) and len(set(made)) == len(made)
    assert abs((made[-1].int >> 80) - time.time_ns() // 1_000_000) < 60_000
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert ids.uuid7() > made[-1]


def test_uuid7_is_not_guessable():
    assert len({ids.uuid7().int & (1 << 62) - 1 for _ in range(1000)}) == 1000
    assert uuid4() != ids.uuid7()
