"""A platform to be measured, in a folder of its own, and who visits it."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

WHO = "noura.perm"
REQUESTS = 600
CLIENTS = 4
WARM = 60


class Visitor:
    """One signed-in person with one kept connection."""

    def __init__(self, port: int):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, form: dict | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body=urlencode(form) if form else None, headers=headers)
        answer = self.connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read().decode()

    def sign_in(self) -> "Visitor":
        from jehat.project.cast import PASSWORD

        _, page = self.ask("GET", "/account/sign-in/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        form = {"csrfmiddlewaretoken": token, "identifier": WHO, "password": PASSWORD}
        status, _ = self.ask("POST", "/account/sign-in/", form)
        if status != 302:
            raise SystemExit(f"{WHO} could not sign in: {status}")
        return self


class Trial:
    """The platform in a folder of its own, started and stopped by its own command."""

    def __init__(self):
        self.environment: dict[str, str] = {}
        self.folder = Path(tempfile.mkdtemp(prefix="jehat-bench-"))
        # The database's own user passes through here to its part, as through any data folder.
        self.folder.chmod(0o711)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def jehat(self, *words: str, **more: str) -> str:
        return self._run(["-m", "jehat", *words], more)

    def python(self, code: str) -> str:
        """Run a few lines beside the platform, in its own environment."""
        return self._run(["-c", code], {"DJANGO_SETTINGS_MODULE": "jehat.project.settings"})

    def _run(self, words: list[str], more: dict[str, str]) -> str:
        ours = {
            "JEHAT_HOME": f"{self.folder}/home",
            "JEHAT_KEK": f"file:{self.folder}/key/kek",
            "JEHAT_PORT": str(self.port),
            "JEHAT_DEMONSTRATION": "1",
            **self.environment,
        }
        command = [sys.executable, *words]
        done = subprocess.run(command, env=os.environ | ours | more, text=True, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        return done.stdout

    def start(self, interface: str) -> float:
        begun = time.perf_counter()
        self.jehat("up", "--background", JEHAT_INTERFACE=interface)
        return time.perf_counter() - begun

    def memory(self) -> int:
        return int(re.search(r"\(PSS\): (\d+)", self.jehat("status"))[1])

    def remove(self) -> None:
        subprocess.run(  # noqa: S603
            [sys.executable, "-m", "jehat", "down"],
            env=os.environ | {"JEHAT_HOME": f"{self.folder}/home", "JEHAT_PORT": str(self.port)},
            check=False,
            capture_output=True,
        )
        shutil.rmtree(self.folder, ignore_errors=True)


def load(port: int) -> tuple[list[float], float, int]:
    """Seconds of each request for the inbox by a few visitors at once, of all together, and how many failed."""
    taken: list[float] = []
    failed: list[int] = []

    def visit(visitor, times):
        for _ in range(times):
            begun = time.perf_counter()
            status, _ = visitor.ask("GET", "/cases/inbox/")
            taken.append(time.perf_counter() - begun)
            if status != 200:
                failed.append(status)

    visitors = [Visitor(port).sign_in() for _ in range(CLIENTS)]
    visit(visitors[0], WARM)
    taken.clear()
    failed.clear()
    begun = time.perf_counter()
    threads = [threading.Thread(target=visit, args=(one, REQUESTS // CLIENTS)) for one in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken, time.perf_counter() - begun, len(failed)
