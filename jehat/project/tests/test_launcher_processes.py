import os
import signal
import sys
import time

import pytest

from jehat.project.launcher import logs, processes, standing
from jehat.project.launcher.places import Places
from jehat.project.launcher.processes import Child
from jehat.project.launcher.refusal import Refusal
from jehat.project.launcher.telling import table


@pytest.fixture
def child(tmp_path):
    def make(code, stop_seconds=5):
        made.append(Child("web", [sys.executable, "-c", code], dict(os.environ), tmp_path / "web.log", stop_seconds))
        made[-1].start()
        return made[-1]

    made = []
    yield make
    for each in made:
        each.stop()


def until(is_so, seconds=10):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_what_dies_is_started_again(child, monkeypatch):
    monkeypatch.setattr(processes, "DELAYS", (0.01,))
    kept = child("import time; time.sleep(60)")
    first = kept.pid
    os.kill(first, signal.SIGKILL)
    until(lambda: kept.keep())
    until(lambda: kept.keep() is None and kept.pid not in (None, first))
    assert kept.deaths == 1


def test_the_delay_grows_and_then_it_gives_up(child, monkeypatch):
    monkeypatch.setattr(processes, "DELAYS", (0.01, 0.03))
    kept = child("raise SystemExit(3)")
    told = []
    with pytest.raises(Refusal, match="web process kept ending") as caught:
        while True:
            told += filter(None, [kept.keep()])
            time.sleep(0.005)
    assert "web.log" in caught.value.arabic
    assert told[0] == "web ended (3), starting again in 0.01 s"
    assert told[-1].endswith("0.03 s") and len(told) == processes.MOST_DEATHS - 1


def test_a_child_finishes_its_work_before_it_ends(child, tmp_path):
    done = tmp_path / "done"
    kept = child(
        "import pathlib, signal, sys, time\n"
        f"signal.signal(15, lambda *_: (time.sleep(0.3), pathlib.Path({str(done)!r}).touch(), sys.exit()))\n"
        "print('ready', flush=True)\nsignal.pause()"
    )
    until(lambda: "ready" in kept.log.read_text())
    kept.stop()
    assert done.exists()


def test_one_that_does_not_end_is_ended_with_its_whole_group(child):
    kept = child(
        "import signal, subprocess, time\nsignal.signal(15, signal.SIG_IGN)\n"
        "print(subprocess.Popen(['sleep', '60']).pid, flush=True)\ntime.sleep(60)",
        stop_seconds=0.3,
    )
    until(lambda: kept.log.read_text().strip())
    inner = int(kept.log.read_text())
    kept.stop()
    until(lambda: not os.path.exists(f"/proc/{inner}") or is_zombie(inner))


def is_zombie(pid):
    with open(f"/proc/{pid}/stat") as stream:
        return stream.read().rpartition(")")[2].split()[0] == "Z"


def test_a_full_log_is_turned_over(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "MOST_BYTES", 10)
    file = tmp_path / "web.log"
    with open(file, "a") as writer:
        for number in range(logs.KEPT + 2):
            print(f"line number {number}", file=writer, flush=True)
            logs.rotate(tmp_path)
    assert file.read_text() == ""
    assert sorted(each.name for each in tmp_path.glob("web.log.*")) == [f"web.log.{n + 1}" for n in range(logs.KEPT)]
    assert (tmp_path / "web.log.1").read_text() == f"line number {logs.KEPT + 1}\n"


def test_old_logs_of_the_database_are_dropped(tmp_path):
    folder = tmp_path / "postgresql"
    folder.mkdir()
    for number in range(logs.KEPT + 3):
        (folder / f"{number}.log").write_text("")
        os.utime(folder / f"{number}.log", (number, number))
    logs.rotate(tmp_path)
    assert len(list(folder.iterdir())) == logs.KEPT


def test_one_supervisor_for_a_folder(tmp_path):
    places = Places(tmp_path / "home")
    places.make()
    first, second = standing.Standing(places), standing.Standing(places)
    assert not second.is_held()
    first.hold()
    first.write(url="http://127.0.0.1:1/", pid=1)
    assert second.is_held()
    for attempt in (second.hold, second.refuse_second):
        with pytest.raises(Refusal, match="already running at http://127.0.0.1:1/"):
            attempt()


def test_memory_of_a_tree(child):
    kept = child("import subprocess; subprocess.run(['sleep', '60'])")
    until(lambda: len(standing.descendants(kept.pid)) == 2)
    assert 2**20 < standing.memory(standing.descendants(kept.pid)) < 100 * 2**20


def test_columns_line_up_whatever_the_letters():
    lines = table(
        [{"user": "سارَة", "password": "a", "role": "x"}, {"user": "noura.perm", "password": "a", "role": "y"}]
    )
    assert [line.replace("َ", "").index(" a ") for line in lines[1:]] == [lines[0].index("كلمة") - 1] * 2
