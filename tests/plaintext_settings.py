"""The platform with its encryption taken out: the counter-proof of `test_canary.py`.

The product has no such switch. These four doubles stand where everything sealed passes through: what they let through
is written as it is, so that a search which finds nothing in the real platform can be seen to find it here.
"""

import io

from jehat.core.crypto import aead, streams


def seal(key, key_id, plaintext, aad):
    return bytes(plaintext)


def unseal(key, ciphertext, aad):
    return bytes(ciphertext)


class PlainWriter:
    """Writes through to `raw`, which stays open."""

    def __init__(self, raw):
        self.raw = raw
        self.size = 0
        self.closed = False

    def write(self, data):
        taken = self.raw.write(data)
        self.size += taken
        return taken

    def close(self):
        self.closed = True

    abandon = close

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class PlainReader(io.RawIOBase):
    """Reads `raw` from its start, with the `size` that a sealed reader knows."""

    def __init__(self, raw):
        super().__init__()
        self.raw = raw
        self.size = raw.seek(0, io.SEEK_END)
        raw.seek(0)

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=io.SEEK_SET):
        return self.raw.seek(offset, whence)

    def tell(self):
        return self.raw.tell()

    def readinto(self, buffer):
        part = self.raw.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


aead.seal, aead.unseal = seal, unseal
streams.open_writer = lambda raw, key, aad: PlainWriter(raw)
streams.open_reader = lambda raw, key, aad: PlainReader(raw)

from jehat.project.settings import *  # noqa: E402, F403
