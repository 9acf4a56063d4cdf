import os
import stat
import time

import pytest

from jehat.core.crypto import streams
from jehat.documents import spool as spools
from jehat.documents.spool import Spool
from jehat.documents.storage import NAME, LocalStore, new_name, store


@pytest.fixture
def local(tmp_path):
    return LocalStore(tmp_path / "files")


def put(local, data=b"sealed"):
    name = new_name()
    with local.put(name) as stream:
        stream.write(data)
    return name


def test_what_is_put_can_be_got(local):
    name = put(local, b"abc")
    with local.get(name) as stream:
        assert stream.read() == b"abc"
    assert (local.root / name[:2] / name).read_bytes() == b"abc"


def test_blobs_and_folders_are_for_the_owner_alone(local):
    name = put(local)
    assert stat.S_IMODE((local.root / name[:2] / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((local.root / name[:2]).stat().st_mode) == 0o700


def test_a_blob_appears_only_when_it_is_whole(local):
    name = new_name()
    with local.put(name) as stream:
        stream.write(b"half")
        with pytest.raises(FileNotFoundError):
            local.get(name)
    with local.get(name) as stream:
        assert stream.read() == b"half"


def test_a_failed_put_leaves_nothing(local):
    name = new_name()
    with pytest.raises(KeyboardInterrupt), local.put(name) as stream:
        stream.write(b"half")
        raise KeyboardInterrupt
    assert [path for path in local.root.rglob("*") if path.is_file()] == []


def test_a_blob_is_on_the_disk_before_it_has_its_name(local, monkeypatch):
    done = []
    sync, rename = os.fsync, os.rename
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("fsync"), sync(handle)))
    monkeypatch.setattr(os, "rename", lambda a, b: (done.append("rename"), rename(a, b)))
    put(local)
    assert done == ["fsync", "rename", "fsync"]


def test_removing_twice_is_no_error(local):
    name = put(local)
    local.remove(name)
    local.remove(name)
    with pytest.raises(FileNotFoundError):
        local.get(name)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 32, "0" * 31, "0" * 33, "0" * 32 + "\n", "incoming"])
def test_only_names_of_blobs_are_followed(local, name):
    for verb in (local.get, local.remove):
        with pytest.raises(ValueError, match="name"):
            verb(name)
    with pytest.raises(ValueError, match="name"), local.put(name):
        pass


def test_names_lists_blobs_older_than_a_moment(local):
    old, new = put(local), put(local)
    os.utime(local.root / old[:2] / old, (1000, 1000))
    (local.root / old[:2] / "notes.txt").write_text("x")
    os.utime(local.root / old[:2] / "notes.txt", (1000, 1000))
    assert list(local.names(older_than=1000)) == []
    assert list(local.names(older_than=1001)) == [old]
    assert set(local.names(older_than=time.time() + 5)) == {old, new}


def test_sweep_removes_only_old_pieces(local):
    kept = put(local)
    old, new = local.incoming / "old.part", local.incoming / "new.part"
    for piece in (old, new):
        piece.write_bytes(b"x")
    os.utime(old, (1000, 1000))
    assert local.sweep(older_than=1001) == 1
    assert (old.exists(), new.exists()) == (False, True)
    assert local.get(kept).read() == b"sealed"


def test_an_empty_store_has_nothing_to_list_or_sweep(local):
    assert list(local.names(older_than=time.time())) == []
    assert local.sweep(older_than=time.time()) == 0


def test_a_piece_that_vanishes_meanwhile_is_no_error(local, monkeypatch):
    gone = local.root / "ab" / new_name()
    monkeypatch.setattr("pathlib.Path.glob", lambda self, pattern: [gone])
    assert list(local.names(older_than=time.time() + 5)) == []
    assert local.sweep(older_than=time.time() + 5) == 0


def test_scratch_has_no_name(local):
    with local.scratch() as scratch:
        scratch.write(b"x")
        assert list(local.incoming.iterdir()) == []


def test_names_are_random():
    names = {new_name() for _ in range(100)}
    assert len(names) == 100
    assert all(NAME.match(name) for name in names)


def test_the_store_is_where_the_settings_say(settings, tmp_path):
    settings.JEHAT_FILES = tmp_path / "elsewhere"
    assert store().root == tmp_path / "elsewhere"


@pytest.mark.parametrize(
    "size", [0, 1, spools.IN_MEMORY - 1, spools.IN_MEMORY, spools.IN_MEMORY + 1, 3 * spools.IN_MEMORY]
)
def test_a_spool_gives_back_what_it_took(size, settings, tmp_path):
    settings.JEHAT_FILES = tmp_path
    data = os.urandom(size)
    spool = Spool()
    for start in range(0, size, 10_000):
        spool.write(data[start : start + 10_000])
    assert spool.size == size
    reader = spool.reader()
    assert reader.read() == data
    reader.seek(size // 2)
    assert reader.read() == data[size // 2 :]
    spool.close()


def test_a_spool_goes_to_disk_sealed_and_only_when_it_is_large(settings, tmp_path, monkeypatch):
    settings.JEHAT_FILES = tmp_path
    opened = []
    scratch = LocalStore.scratch
    monkeypatch.setattr(LocalStore, "scratch", lambda self: opened.append(scratch(self)) or opened[-1])
    spool = Spool()
    spool.write(b"canary" * 1000)
    assert opened == []
    spool.write(b"canary" * 200_000)
    spool.reader()
    opened[0].seek(0)
    assert opened[0].read().count(b"canary") == 0
    spool.close()
    assert opened[0].closed


def test_each_spool_has_a_key_of_its_own(settings, tmp_path, monkeypatch):
    settings.JEHAT_FILES = tmp_path
    keys = []
    writer = streams.open_writer
    monkeypatch.setattr(streams, "open_writer", lambda raw, key, aad: keys.append(key) or writer(raw, key, aad))
    for _ in range(2):
        spool = Spool()
        spool.write(bytes(spools.IN_MEMORY + 1))
        spool.close()
    assert len(set(keys)) == 2
    assert all(len(key) == 32 and any(key) for key in keys)
