"""The command as a person uses it, as root and as an ordinary user; each platform on a data folder of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.running import Platform

pytestmark = pytest.mark.platform
# Another user, who may still read the code wherever the tests were unpacked.
NOBODY = (
    *("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
    *("--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search", "--"),
)
USERS = {"root": (), "nobody": NOBODY} if os.geteuid() == 0 else {"ourselves": ()}

OTHER_SHEET = """\
1: 62VKF EHM6A WH07N
2: 6PSBS 41QPC 83MG8
3: 6GTBJ EHWJT X3QRP
4: 6Y832 F5T6A WSE5T
5: 5G3JN KJJ
"""


@pytest.fixture(scope="module", params=USERS, ids=str)
def platform(request):
    platform = Platform(prefix=USERS[request.param])
    if platform.prefix:
        os.chown(platform.folder, 65534, 65534)
    try:
        platform.told = platform.start()
        encrypt_something(platform)
        yield platform
    finally:
        platform.remove()


def encrypt_something(platform):
    code = (
        "import django; django.setup(); from jehat.core.crypto import keyring;"
        "keyring.tenant_key(keyring.PLATFORM, 'field')"
    )
    environment = platform.variables() | {"DJANGO_SETTINGS_MODULE": "jehat.project.settings"}
    subprocess.run([*platform.prefix, sys.executable, "-c", code], env=environment, check=True)


def known(platform):
    return json.loads((platform.home / "run/state.json").read_text())


def answers(platform, path="/readyz"):
    try:
        with urllib.request.urlopen(platform.url + path, timeout=5) as answer:  # noqa: S310
            return answer.status == 200
    except OSError:
        return False


def until(is_so, seconds=30):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def is_gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def test_it_starts_and_says_where(platform):
    assert platform.url in platform.told
    assert "تشغيل قاعدة البيانات" in platform.told and "Starting the database" in platform.told
    assert "RECOVERY SHEET" in platform.told
    assert answers(platform)
    listening = subprocess.run(["cat", f"/proc/{known(platform)['web']}/net/tcp"], text=True, capture_output=True)
    assert (
        f"0100007F:{platform.port:04X}" in listening.stdout and f"00000000:{platform.port:04X}" not in listening.stdout
    )


def test_status_tells_address_database_processes_and_memory(platform):
    told = platform.jehat("status")
    assert told.returncode == 0
    for word in (platform.url, "embedded, answers", str(known(platform)["worker"]), " MB"):
        assert word in told.stdout


def test_idle_it_takes_less_than_500_megabytes(platform):
    line = next(line for line in platform.jehat("status").stdout.splitlines() if "PSS" in line)
    assert int(line.split(":")[1].split()[0]) < 500


def test_the_recovery_sheet_is_in_no_log(platform):
    sheet = platform.told.split("RECOVERY SHEET 1")[1].split("\n2: ")[0].split("1: ")[1].strip()
    for file in platform.home.rglob("*"):
        if file.is_file():
            assert sheet.encode() not in file.read_bytes()


def test_a_second_start_beside_it_is_refused(platform):
    done = platform.jehat("up")
    assert done.returncode != 0
    assert "already running" in done.stderr and "تعمل أصلًا" in done.stderr and "Traceback" not in done.stderr
    assert platform.jehat("up", "--background").returncode != 0
    assert answers(platform)


def test_web_killed_comes_back(platform):
    before = known(platform)["web"]
    os.kill(before, signal.SIGKILL)
    until(lambda: known(platform)["web"] not in (before, None) and answers(platform))


def test_worker_killed_comes_back(platform):
    before = known(platform)["worker"]
    os.kill(before, signal.SIGKILL)
    until(lambda: known(platform)["worker"] not in (before, None))


def test_sealer_killed_comes_back_and_the_record_is_well(platform):
    before = known(platform)["sealer"]
    os.kill(before, signal.SIGKILL)
    until(lambda: known(platform)["sealer"] not in (before, None))
    until(lambda: "waiting   0.0 s" in platform.jehat("audit", "status").stdout)
    verified = platform.jehat("audit", "verify")
    assert verified.returncode == 0 and verified.stdout.endswith("all well\n"), verified.stdout + verified.stderr


def test_database_killed_comes_back(platform):
    before = known(platform)["postgres"]
    os.kill(before, signal.SIGKILL)
    until(lambda: known(platform)["postgres"] not in (before, None) and answers(platform))


def test_supervisor_killed_leaves_no_orphan_and_starts_again(platform):
    before = known(platform)
    os.kill(before["pid"], signal.SIGKILL)
    until(lambda: all(is_gone(before[name]) for name in ("pid", "web", "worker", "postgres")))
    assert platform.jehat("status").returncode == 3
    platform.start()
    assert answers(platform)


def test_down_and_a_second_start_prepares_nothing_anew(platform):
    before = known(platform)
    assert platform.jehat("down").returncode == 0
    assert all(is_gone(before[name]) for name in ("pid", "web", "worker", "postgres"))
    assert platform.jehat("down").returncode != 0
    told = platform.start()
    # What takes time is not done again; the seconds themselves are measured and held to their budget by the bench.
    assert not any(step in told for step in ("RECOVERY SHEET", "Preparing tables", "Loading the demonstration"))


def test_keys_open(platform):
    assert platform.jehat("keys", "verify").returncode == 0
    assert "Stop the platform" in platform.jehat("keys", "rotate-kek").stderr


def test_the_master_key_is_rotated_and_restored(platform):
    platform.stop()
    first = Path(platform.folder, "key/kek").read_bytes()
    done = platform.jehat("keys", "rotate-kek")
    assert done.returncode == 0, done.stderr
    assert Path(platform.folder, "key/kek").read_bytes() != first
    platform.start()
    assert platform.jehat("keys", "verify").returncode == 0
    platform.stop()
    Path(platform.folder, "key/kek").unlink()
    lost = platform.jehat("up")
    assert lost.returncode != 0 and "jehat keys restore" in lost.stderr
    assert platform.jehat("keys", "restore", input="1: AAAA").returncode != 0
    assert platform.jehat("keys", "restore", input=done.stdout).returncode == 0
    platform.start()
    assert platform.jehat("keys", "verify").returncode == 0


def test_in_the_foreground_an_interrupt_stops_everything_in_order(platform):
    platform.stop()
    command = [*platform.prefix, sys.executable, "-m", "jehat", "up"]
    process = subprocess.Popen(command, env=platform.variables(), text=True, stdout=subprocess.PIPE)
    until(lambda: answers(platform))
    until(lambda: known(platform).get("worker"))
    pids = known(platform)
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=60)[0]
    assert process.returncode == 0
    assert "Stopped; everything saved is kept." in told
    assert all(is_gone(pids[name]) for name in ("web", "worker", "postgres"))
    logged = "".join(file.read_text() for file in (platform.home / "logs/postgresql").iterdir())
    assert logged.rstrip().endswith("database system is shut down")
    platform.start()


def test_interrupted_while_it_starts(platform):
    platform.stop()
    command = [*platform.prefix, sys.executable, "-m", "jehat", "up"]
    for seconds in (0.3, 0.8, 1.5):
        process = subprocess.Popen(command, env=platform.variables(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(seconds)
        process.send_signal(signal.SIGTERM)
        told = process.communicate(timeout=60)[1]
        assert process.returncode in (0, -signal.SIGTERM)
        assert b"Traceback" not in told
    platform.start()
    assert answers(platform)


def test_what_stands_in_the_way_is_one_sentence(platform):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        other = Platform(port=taken.getsockname()[1], prefix=platform.prefix)
        if other.prefix:
            os.chown(other.folder, 65534, 65534)
        for background in ((), ("--background",)):
            done = other.jehat("up", *background)
            said = done.stdout + done.stderr
            assert done.returncode != 0
            assert f"Port {other.port} is in use" in said and "JEHAT_PORT" in said and "Traceback" not in said
        other.remove()


def test_another_master_key_is_told_at_once(platform):
    platform.stop()
    right, aside = Path(platform.folder, "key/kek"), Path(platform.folder, "key/aside")
    right.rename(aside)
    platform.jehat("keys", "restore", input=OTHER_SHEET)
    done = platform.jehat("up")
    assert done.returncode != 0 and "does not open the keys" in done.stderr and "Traceback" not in done.stderr
    aside.replace(right)
    platform.start()
