import os
import shutil
import socket
from collections import namedtuple

import pytest

from jehat.project.launcher import master_key, places, preflight
from jehat.project.launcher.refusal import SENTENCES, Refusal
from tests.running import free_port


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("JEHAT_KEK", f"file:{tmp_path}/key/kek")
    return places.Places(tmp_path / "home")


def refused(folder, port=None):
    with pytest.raises(Refusal) as caught:
        preflight.check(folder, "127.0.0.1", port or free_port())
    return caught.value


def test_a_new_folder_is_made_and_known_again(folder):
    preflight.check(folder, "127.0.0.1", free_port())
    preflight.check(folder, "127.0.0.1", free_port())
    assert folder.version.read_text() == "1\n"
    assert oct(folder.secrets.stat().st_mode & 0o777) == "0o700"


def test_a_port_in_use_is_named(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refusal = refused(folder, port)
    assert str(port) in refusal.english and "JEHAT_PORT" in refusal.english
    assert str(port) in refusal.arabic and "JEHAT_PORT" in refusal.arabic


def test_an_address_of_another_machine(folder):
    with pytest.raises(Refusal, match="192.0.2.1"):
        preflight.check(folder, "192.0.2.1", free_port())


@pytest.mark.parametrize("given", ["web", "0", "70000", "-1"])
def test_a_port_that_is_no_port(monkeypatch, given):
    monkeypatch.setenv("JEHAT_PORT", given)
    with pytest.raises(Refusal, match=f"number between 1 and 65535: {given}"):
        preflight.port_from_environment()


def test_a_folder_that_cannot_be_written(folder, tmp_path):
    (tmp_path / "file").write_text("")
    assert refused(places.Places(tmp_path / "file" / "home")).code == "not_writable"


def test_a_newer_folder_is_left_alone(folder):
    folder.home.mkdir()
    folder.version.write_text("2\n")
    refusal = refused(folder)
    assert refusal.code == "newer_data" and "format 2" in refusal.english
    assert [file.name for file in folder.home.iterdir()] == ["VERSION"]


def test_a_folder_of_something_else_is_left_alone(folder):
    folder.home.mkdir()
    (folder.home / "letter.txt").write_text("")
    assert refused(folder).code == "not_ours"


@pytest.mark.parametrize(("total", "free"), [(100 * 10**9, 10**9 - 1), (100 * 10**9, 4 * 10**9)])
def test_a_disk_nearly_full(folder, monkeypatch, total, free):
    disk = namedtuple("disk", "total used free")(total, total - free, free)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: disk)
    assert refused(folder).code == "disk_nearly_full"


def test_the_master_key_may_not_lie_in_the_data(folder, monkeypatch):
    monkeypatch.setenv("JEHAT_KEK", f"file:{folder.home}/secrets/kek")
    assert refused(folder).code == "kek_inside_data"
    assert not folder.home.exists()


def test_a_lost_master_key_is_not_replaced(folder):
    folder.make()
    assert master_key.is_wanted(folder)
    master_key.note_made(folder)
    with pytest.raises(Refusal, match="jehat keys restore"):
        master_key.is_wanted(folder)


def test_the_master_key_is_made_once(folder, capsys):
    assert master_key.main() == 0
    assert "RECOVERY SHEET" in capsys.readouterr().out
    assert oct(master_key.file().stat().st_mode & 0o777) == "0o600"
    folder.make()
    assert not master_key.is_wanted(folder)
    assert master_key.main() == 0
    assert capsys.readouterr().out == ""


def test_a_secret_is_made_once_and_kept_closed(folder):
    folder.make()
    first = folder.secret("django")
    assert folder.secret("django") == first == places.secret_key(folder.home)
    assert oct((folder.secrets / "django").stat().st_mode & 0o777) == "0o600"


def test_without_a_data_folder_nothing_is_written(tmp_path):
    assert places.secret_key(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_the_usual_places(monkeypatch, tmp_path):
    for name in ("JEHAT_HOME", "JEHAT_KEK", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert (places.home(), places.kek_uri()) == (tmp_path / ".local/share/jehat", f"file:{tmp_path}/.config/jehat/kek")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert (str(places.home()), places.kek_uri()) == ("/var/lib/jehat", "file:/etc/jehat/kek")


def test_every_refusal_is_one_sentence_in_each_language():
    for arabic, english in SENTENCES.values():
        assert "\n" not in arabic + english
        assert arabic != english
