"""The bytes of a File in the store: sealed with its own key, in two renditions that cannot stand in for one another."""

import io
import shutil
from typing import BinaryIO

from jehat.core.crypto import streams

from .models import File
from .storage import store


def seal(file: File, source: BinaryIO) -> None:
    """Write the original of a file, from a stream of plaintext, to its place in the store."""
    _write(file.path, file.stream_key(), file.stream_aad(), source)


def seal_playable(file: File, source: BinaryIO) -> None:
    """Write the playable rendition of a voice note to its place in the store."""
    _write(file.playable_path, file.stream_key(), _playable_aad(file), source)


def unseal(file: File) -> BinaryIO:
    """The original as a seekable stream of plaintext; raises FileNotFoundError, DecryptionFailed."""
    return _read(file.path, file.stream_key(), file.stream_aad())


def unseal_playable(file: File) -> BinaryIO:
    """The playable rendition as a seekable stream of plaintext; raises FileNotFoundError, DecryptionFailed."""
    return _read(file.playable_path, file.stream_key(), _playable_aad(file))


def forget(*paths: str) -> None:
    """Remove blobs that no row names any more; an empty path is none."""
    for path in filter(None, paths):
        store().remove(path)


def _playable_aad(file: File) -> bytes:
    return file.stream_aad() + b"|playable"


def _write(path: str, key: bytes, aad: bytes, source: BinaryIO) -> None:
    with store().put(path) as raw, streams.open_writer(raw, key, aad) as sealed:
        shutil.copyfileobj(source, sealed, streams.SEGMENT)


def _read(path: str, key: bytes, aad: bytes) -> BinaryIO:
    blob = store().get(path)
    try:
        return _Unsealed(streams.open_reader(blob, key, aad), blob)
    except BaseException:
        blob.close()
        raise


class _Unsealed(io.BufferedReader):
    """Plaintext that closes its blob when it is closed."""

    def __init__(self, plain, blob: BinaryIO):
        super().__init__(plain, streams.SEGMENT)
        self._blob = blob

    def close(self) -> None:
        super().close()
        self._blob.close()
