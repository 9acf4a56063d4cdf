"""The web server: how it is started, where it is reached, whether it is ready."""

import http.client
import json
import os
import sys

DRAIN_SECONDS = 30


def command(address: str, port: int) -> list[str]:
    """Granian on one address and port; JEHAT_INTERFACE, JEHAT_WEB_WORKERS and JEHAT_WEB_THREADS change the defaults."""
    interface = os.environ.get("JEHAT_INTERFACE") or "wsgi"
    words = [sys.executable, "-m", "granian", "--host", address, "--port", str(port), "--no-ws"]
    words += ["--interface", interface, "--workers", os.environ.get("JEHAT_WEB_WORKERS") or str(_workers())]
    words += ["--respawn-failed-workers", "--workers-kill-timeout", str(DRAIN_SECONDS - 5)]
    if interface == "wsgi":
        words += ["--blocking-threads", os.environ.get("JEHAT_WEB_THREADS") or "8"]
    module = "wsgi" if interface == "wsgi" else "asgi"
    return [*words, f"jehat.project.{module}:application"]


def _workers() -> int:
    """Two where there are two cores: Python runs one request at a time in each, and memory stays within its budget."""
    return min(2, os.cpu_count() or 1)


def url(address: str, port: int) -> str:
    shown = f"[{address}]" if ":" in address else address
    return os.environ.get("JEHAT_ORIGIN") or f"http://{shown}:{port}/"


def unready(address: str, port: int) -> list[str]:
    """What is not ready, in the words of /readyz; empty when all is."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", "/readyz", headers={"Host": f"localhost:{port}"})
        answer = connection.getresponse()
        return [] if answer.status == 200 else json.loads(answer.read()).get("failed") or ["web"]
    except (OSError, ValueError, http.client.HTTPException):
        return ["web"]
    finally:
        connection.close()
