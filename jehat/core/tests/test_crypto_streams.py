"""Sealed files: the format against stock Tink, ranges, and every way of tampering refused."""

import io
import os
import random
import shutil

import pytest
import tink
from hypothesis import given, settings
from hypothesis import strategies as st
from tink import cleartext_keyset_handle, streaming_aead
from tink.proto import aes_gcm_hkdf_streaming_pb2 as format_pb2
from tink.proto import common_pb2, tink_pb2

from jehat.core.crypto import streams
from jehat.core.crypto.errors import DecryptionFailed
from jehat.core.crypto.keys import new_key
from jehat.core.crypto.streams import HEADER, SEGMENT

streaming_aead.register()
FIRST, FULL = SEGMENT - HEADER - 16, SEGMENT - 16
SIZES = (0, 1, FIRST - 1, FIRST, FIRST + 1, FIRST + FULL - 1, FIRST + FULL, FIRST + FULL + 1, 3 * SEGMENT, 1_000_001)
AAD = b"file:7"
WHOLE = random.Random(7).randbytes(300_000)


class Kept(io.BytesIO):
    """Tink closes what it writes to; we still want to read it."""

    def close(self):
        pass


def stock_tink(key):
    """Tink's own primitive for a raw key."""
    params = format_pb2.AesGcmHkdfStreamingParams(
        ciphertext_segment_size=SEGMENT, derived_key_size=32, hkdf_hash_type=common_pb2.SHA256
    )
    keyset = tink_pb2.Keyset(primary_key_id=1)
    entry = keyset.key.add()
    entry.key_id, entry.status, entry.output_prefix_type = 1, tink_pb2.ENABLED, tink_pb2.RAW
    entry.key_data.type_url = "type.googleapis.com/google.crypto.tink.AesGcmHkdfStreamingKey"
    entry.key_data.value = format_pb2.AesGcmHkdfStreamingKey(
        version=0, key_value=bytes(key), params=params
    ).SerializeToString()
    entry.key_data.key_material_type = tink_pb2.KeyData.SYMMETRIC
    handle = cleartext_keyset_handle.read(tink.BinaryKeysetReader(keyset.SerializeToString()))
    return handle.primitive(streaming_aead.StreamingAead)


def seal(key, plaintext, aad=AAD, piece=50_000):
    raw = io.BytesIO()
    with streams.open_writer(raw, key, aad) as writer:
        for start in range(0, len(plaintext), piece):
            assert writer.write(plaintext[start : start + piece]) == len(plaintext[start : start + piece])
    assert writer.size == writer.tell() == len(plaintext)
    return raw.getvalue()


def unseal(key, sealed, aad=AAD):
    return streams.open_reader(io.BytesIO(sealed), key, aad).read()


@pytest.mark.parametrize("size", SIZES)
def test_tink_opens_what_we_seal(size):
    key, plaintext = new_key(), os.urandom(size)
    with stock_tink(key).new_decrypting_stream(io.BytesIO(seal(key, plaintext)), AAD) as stream:
        assert (stream.read() or b"") == plaintext


@pytest.mark.parametrize("size", SIZES)
def test_we_open_what_tink_seals(size):
    key, plaintext, raw = new_key(), os.urandom(size), Kept()
    with stock_tink(key).new_encrypting_stream(raw, AAD) as stream:
        stream.write(plaintext)
    reader = streams.open_reader(raw, key, AAD)
    assert reader.size == size
    assert reader.read() == plaintext
    assert len(raw.getvalue()) == len(seal(key, plaintext))


@pytest.mark.parametrize("size", SIZES)
def test_the_pieces_written_do_not_matter(size):
    key, plaintext = new_key(), os.urandom(size)
    for piece in (1000, FIRST, FULL, SEGMENT, 10**7):
        assert unseal(key, seal(key, plaintext, piece=piece)) == plaintext


KEY = new_key()
SEALED = seal(KEY, WHOLE)


@settings(max_examples=150)
@given(start=st.integers(0, len(WHOLE) + 10), length=st.integers(0, len(WHOLE)))
def test_any_range_reads_the_same_as_the_plaintext(start, length):
    reader = streams.open_reader(io.BytesIO(SEALED), KEY, AAD)
    assert reader.seek(start) == reader.tell() == start
    assert reader.read(length) == WHOLE[start : start + length]
    assert reader.tell() == max(start, min(start + length, len(WHOLE)))


@settings(max_examples=50)
@given(edge=st.sampled_from([0, FIRST, FIRST + FULL, FIRST + 2 * FULL, len(WHOLE)]), by=st.integers(-3, 3))
def test_ranges_across_the_edges(edge, by):
    reader, start = streams.open_reader(io.BytesIO(SEALED), KEY, AAD), max(0, edge + by)
    reader.seek(start)
    assert reader.read(7) == WHOLE[start : start + 7]


def test_seeking_like_a_file():
    reader = streams.open_reader(io.BytesIO(SEALED), KEY, AAD)
    assert reader.readable() and reader.seekable() and not reader.writable()
    assert reader.seek(-5, io.SEEK_END) == len(WHOLE) - 5
    assert reader.read() == WHOLE[-5:] and reader.read() == b"" and reader.read(3) == b""
    reader.seek(10)
    assert reader.seek(5, io.SEEK_CUR) == 15
    with pytest.raises(ValueError, match="before the start"):
        reader.seek(-1)
    assert io.BufferedReader(streams.open_reader(io.BytesIO(SEALED), KEY, AAD)).read() == WHOLE


def test_a_range_opens_only_the_segments_it_covers():
    class Counted(io.BytesIO):
        taken = 0

        def read(self, size=-1):
            self.taken += size
            return super().read(size)

    raw = Counted(SEALED)
    reader = streams.open_reader(raw, KEY, AAD)
    raw.taken = 0
    reader.seek(FIRST + 10)
    reader.read(100)
    reader.read(100)
    assert raw.taken == SEGMENT


def test_raw_files_may_give_and_take_in_pieces():
    class Slow(io.RawIOBase):
        def __init__(self, data=b""):
            self.inner = io.BytesIO(data)

        def write(self, data):
            return self.inner.write(data[:1000])

        def read(self, size=-1):
            return self.inner.read(min(size, 1000))

        def seek(self, *place):
            return self.inner.seek(*place)

    slow = Slow()
    with streams.open_writer(slow, KEY, AAD) as writer:
        shutil.copyfileobj(io.BytesIO(WHOLE), writer)
    assert streams.open_reader(Slow(slow.inner.getvalue()), KEY, AAD).read() == WHOLE


def test_a_file_that_does_not_say_what_it_took_is_refused():
    class Mute(io.BytesIO):
        def write(self, data):
            return None

    with pytest.raises(BlockingIOError):
        streams.open_writer(Mute(), KEY, AAD)


def test_asking_for_more_than_there_is_costs_nothing():
    reader = streams.open_reader(io.BytesIO(SEALED), KEY, AAD)
    reader.seek(-4, io.SEEK_END)
    assert reader.read(10**15) == WHOLE[-4:]
    assert reader.read(None) == reader.readall() == b""


TAMPERED = {
    "cut at a segment": SEALED[: 2 * SEGMENT],
    "cut by a byte": SEALED[:-1],
    "cut inside a tag": SEALED[: 2 * SEGMENT + 7],
    "cut to the header": SEALED[:HEADER],
    "cut to nothing": b"",
    "segments swapped": SEALED[:SEGMENT]
    + SEALED[2 * SEGMENT : 3 * SEGMENT]
    + SEALED[SEGMENT : 2 * SEGMENT]
    + SEALED[3 * SEGMENT :],
    "a bit flipped in the body": SEALED[:100] + bytes([SEALED[100] ^ 1]) + SEALED[101:],
    "a bit flipped in the salt": SEALED[:5] + bytes([SEALED[5] ^ 1]) + SEALED[6:],
    "a bit flipped in the length of the header": bytes([SEALED[0] ^ 1]) + SEALED[1:],
    "lengthened": SEALED + b"x",
    "lengthened by a segment": SEALED + SEALED[-SEGMENT:],
    "another file's end": SEALED[: 4 * SEGMENT] + seal(KEY, WHOLE)[4 * SEGMENT :],
}


@pytest.mark.parametrize("how", TAMPERED)
def test_tampering_is_refused(how):
    with pytest.raises(DecryptionFailed):
        unseal(KEY, TAMPERED[how])


@pytest.mark.parametrize("how", [how for how in TAMPERED if how.startswith(("cut", "lengthened", "another"))])
def test_a_wrong_length_is_refused_before_any_range_is_read(how):
    with pytest.raises(DecryptionFailed):
        streams.open_reader(io.BytesIO(TAMPERED[how]), KEY, AAD)


def test_a_range_of_a_changed_segment_is_refused():
    reader = streams.open_reader(io.BytesIO(TAMPERED["segments swapped"]), KEY, AAD)
    assert reader.read(10) == WHOLE[:10]
    reader.seek(FIRST + 5)
    with pytest.raises(DecryptionFailed):
        reader.read(1)


def test_another_file_or_key_is_refused():
    for key, aad in ((KEY, b"file:8"), (new_key(), AAD)):
        with pytest.raises(DecryptionFailed):
            unseal(key, SEALED, aad)


def test_a_file_that_shrinks_while_it_is_read_is_refused():
    raw = io.BytesIO(SEALED)
    reader = streams.open_reader(raw, KEY, AAD)
    raw.truncate(SEGMENT // 2)
    with pytest.raises(DecryptionFailed):
        reader.read()


def test_an_upload_that_fails_leaves_nothing_readable():
    raw = io.BytesIO()
    with pytest.raises(RuntimeError), streams.open_writer(raw, KEY, AAD) as writer:
        writer.write(WHOLE)
        raise RuntimeError("the line broke")
    with pytest.raises(DecryptionFailed):
        unseal(KEY, raw.getvalue())


def test_a_closed_writer_takes_nothing_more():
    raw = io.BytesIO()
    writer = streams.open_writer(raw, KEY, AAD)
    assert writer.writable()
    writer.write(memoryview(b"abc"))
    writer.flush()
    writer.close()
    writer.close()
    assert not raw.closed and unseal(KEY, raw.getvalue()) == b"abc"
    with pytest.raises(ValueError, match="closed"):
        writer.write(b"more")


def test_plaintext_is_nowhere_in_a_sealed_file():
    assert b"CANARY" * 3 not in seal(KEY, b"CANARY" * 30_000)
