"""The process beside a running platform that makes cases ready and looks at what became of them; see `backstage`."""

import json
import subprocess
import sys
from typing import Any, Self

from tests.running import ROOT, Platform

SETTINGS = {"DJANGO_SETTINGS_MODULE": "jehat.project.settings"}


class Stage:
    """`stage.ask("ready", …)` is done by the function of that name in `backstage`; its AssertionErrors come over."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.tours.backstage"],
            env=self.platform.variables() | SETTINGS,
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()

    def ask(self, what: str, **given: Any) -> Any:
        self.process.stdin.write(json.dumps([what, given], default=str) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "failed" not in answer, answer["failed"]
        return answer["done"]
