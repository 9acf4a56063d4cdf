"""The sealer's process: it seals what others write, survives kill -9, and ends in order."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from jehat.audit import sealer
from jehat.audit.models import Batch
from jehat.audit.tests.sealing import until_ready, write
from jehat.audit.verification import verify

pytestmark = pytest.mark.django_db(transaction=True)


class Process:
    """`python -m jehat.project.sealer` on the database of this test."""

    def __enter__(self):
        named = {"JEHAT_DATABASE_NAME": connection.settings_dict["NAME"], "JEHAT_ANCHORS": ""}
        self.process = subprocess.Popen([sys.executable, "-m", "jehat.project.sealer"], env=os.environ | named)
        return self

    def end(self, how):
        self.process.send_signal(how)
        return self.process.wait(30)

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.end(signal.SIGKILL)


def until_sealed(lines):
    until = time.monotonic() + 120
    while (Batch.objects.order_by("number").values_list("total", flat=True).last() or 0) < lines:
        assert time.monotonic() < until, "not sealed"
        time.sleep(0.1)


def test_killed_and_started_again_it_loses_nothing():
    write(3)
    with Process() as first:
        until_sealed(3)
        write(2)
        first.end(signal.SIGKILL)
    write(4)
    with Process() as second:
        until_sealed(9)
        # Held still, it cannot have sealed in its usual round what it finds when it ends.
        second.process.send_signal(signal.SIGSTOP)
        write(1)
        until_ready()
        second.process.send_signal(signal.SIGTERM)
        assert second.end(signal.SIGCONT) == 0
    assert sealer.unsealed_seconds() == 0, "what was written last is sealed before it ends"
    report = verify()
    assert report.is_well, list(map(str, report.findings))
    assert (report.lines, report.unsealed) == (10, 0)


def test_beside_another_it_waits():
    assert sealer.Sealer().hold()
    with Process() as waiting:
        write(1)
        time.sleep(3)
        assert waiting.process.poll() is None
        assert not Batch.objects.filter(rows__gt=0).exists()
        # The lock goes with the connection of whoever held it.
        connection.close()
        until_sealed(1)
