"""The key encryption key: its file, its variable, its recovery sheet."""

import base64
import os
import re
import stat
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jehat.core.crypto import kek, recovery
from jehat.core.crypto.errors import DecryptionFailed, KeyUnavailable
from jehat.core.crypto.kek import EnvKek, FileKek, provider_for
from jehat.core.crypto.keys import new_key


@pytest.fixture
def place(tmp_path):
    return tmp_path / "keys" / "kek"


def test_a_new_file_wraps_and_unwraps(place):
    FileKek.create(place)
    provider, key = FileKek(place), new_key()
    assert provider.unwrap(provider.wrap(key, b"here"), b"here") == key
    assert repr(provider.unwrap(provider.wrap(key, b"here"), b"here")) == "<key>"
    with pytest.raises(DecryptionFailed):
        provider.unwrap(provider.wrap(key, b"here"), b"there")


def test_a_new_file_is_closed_to_others(place):
    before = os.umask(0)
    try:
        FileKek.create(place)
    finally:
        os.umask(before)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert len(base64.b64decode(place.read_text())) == 32


def test_a_key_is_never_replaced(place):
    sheet = FileKek.create(place)
    before = place.read_bytes()
    for again in (lambda: FileKek.create(place), lambda: FileKek.from_recovery(sheet, place)):
        with pytest.raises(FileExistsError):
            again()
    assert place.read_bytes() == before


def test_a_key_that_could_not_be_written_whole_is_not_left(place, monkeypatch):
    def full(descriptor):
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        FileKek.create(place)
    assert not place.exists()


def test_the_home_folder_may_be_written_short(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert provider_for("file:~/kek").uri == f"file:{tmp_path}/kek"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o660, 0o700, 0o604, 0o4600])
def test_a_wrong_mode_is_refused(place, mode):
    FileKek.create(place)
    place.chmod(mode)
    with pytest.raises(KeyUnavailable, match=f"mode {mode:04o}; it must be 0600"):
        FileKek(place).read()


def test_a_read_only_file_will_do(place):
    FileKek.create(place)
    place.chmod(0o400)
    assert len(FileKek(place).read()) == 32


def test_the_file_must_be_ours_or_roots(place, monkeypatch):
    FileKek.create(place)
    found = place.stat()
    provider = FileKek(place)
    monkeypatch.setattr(os, "geteuid", lambda: 4321)
    for owner in (4321, 0):
        provider._check(SimpleNamespace(st_uid=owner, st_mode=found.st_mode))
    with pytest.raises(KeyUnavailable, match="belongs to user 77"):
        provider._check(SimpleNamespace(st_uid=77, st_mode=found.st_mode))


def test_a_folder_or_nothing_is_refused(tmp_path):
    for path, words in ((tmp_path, "cannot be read"), (tmp_path / "none", "cannot be read")):
        with pytest.raises(KeyUnavailable, match=words):
            FileKek(path).read()
    with pytest.raises(KeyUnavailable, match="ordinary file"):
        FileKek("/dev/null").read()


@pytest.mark.parametrize("text", ["", "not base64!", base64.b64encode(b"k" * 31).decode(), "مفتاح"])
def test_what_is_no_key_is_refused(place, monkeypatch, text):
    FileKek.create(place)
    place.write_text(text)
    monkeypatch.setenv("A_KEK", text)
    for provider in (FileKek(place), EnvKek("A_KEK")):
        with pytest.raises(KeyUnavailable, match="does not hold a base64 key") as refusal:
            provider.read()
        assert not text or text not in str(refusal.value)


def test_a_variable_wraps_and_unwraps(monkeypatch):
    monkeypatch.setenv("A_KEK", base64.b64encode(new_key()).decode())
    provider, key = provider_for("env:A_KEK"), new_key()
    assert provider.unwrap(provider.wrap(key, b"here"), b"here") == key
    monkeypatch.delenv("A_KEK")
    with pytest.raises(KeyUnavailable, match="A_KEK is not set"):
        provider.wrap(key, b"here")


def test_providers_show_no_key(place, monkeypatch):
    FileKek.create(place)
    text = place.read_text().strip()
    monkeypatch.setenv("A_KEK", text)
    for provider in (FileKek(place), EnvKek("A_KEK")):
        assert text not in repr(provider) and text not in str(vars(provider)) and text not in provider.uri


def test_a_uri_names_its_provider(place):
    assert provider_for(f"file:{place}").uri == f"file:{place}"
    assert provider_for("env:A_KEK").uri == "env:A_KEK"
    for wrong in ("vault:transit", "file:", "nothing", ""):
        with pytest.raises(KeyUnavailable, match="no key provider"):
            provider_for(wrong)


def test_other_providers_register_their_scheme(monkeypatch):
    monkeypatch.setattr(kek, "PROVIDERS", dict(kek.PROVIDERS))
    kek.register("mock", lambda rest: SimpleNamespace(uri=f"mock:{rest}"))
    assert provider_for("mock:a:b").uri == "mock:a:b"


def test_the_sheet_gives_the_key_back(place, tmp_path):
    sheet = FileKek.create(place)
    again = FileKek.from_recovery(sheet, tmp_path / "again" / "kek")
    assert again.read() == FileKek(place).read()
    assert base64.b64decode(place.read_text()).hex() not in sheet.lower()


@given(key=st.binary(min_size=32, max_size=32))
def test_any_key_survives_paper_and_untidy_typing(key):
    sheet = recovery.sheet(key)
    assert recovery.read(sheet) == key
    untidy = "Some words\n" + sheet.lower().replace(" ", "-").replace("0", "o").replace(":-", " : ") + "\n\n"
    assert recovery.read(untidy) == key


@given(key=st.binary(min_size=32, max_size=32), data=st.data())
def test_a_typing_error_is_found_and_its_line_named(key, data):
    lines = recovery.sheet(key).splitlines()
    number = data.draw(st.integers(1, 5))
    places = [match.start() for match in re.finditer("[0-9A-Z]", lines[number]) if match.start() > 1]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ".replace(lines[number][place], "")))
    lines[number] = lines[number][:place] + other + lines[number][place + 1 :]
    # Two characters of sum let one error of a thousand pass its line; the last line finds that one.
    with pytest.raises(KeyUnavailable, match=rf"line ({number}|5)\b"):
        recovery.read("\n".join(lines))


def test_a_sheet_with_missing_swapped_or_foreign_lines_is_refused():
    lines = recovery.sheet(b"k" * 32).splitlines()
    other = recovery.sheet(b"l" * 32).splitlines()
    refused = {
        "line 3 .* missing": lines[:3] + lines[4:],
        "line 1 .* missing": [],
        "line 2 .* typing": [lines[0], lines[1], "2: " + other[3][3:], *lines[3:]],
        "belong together": lines[:2] + other[2:3] + lines[3:],
        "line 4 .* typing": lines[:4] + [lines[4][:-1]] + lines[5:],
        "line 1 .* typing": [lines[0], "1: ZZZZZ ZZZZZ ZZZZZ", *lines[2:]],
    }
    for words, typed in refused.items():
        with pytest.raises(KeyUnavailable, match=words):
            recovery.read("\n".join(typed))
    with pytest.raises(KeyUnavailable, match="line 1 .* typing"):
        recovery.read("\n".join([lines[0], "1: UUUUU UUUUU UUUUU", *lines[2:]]))
