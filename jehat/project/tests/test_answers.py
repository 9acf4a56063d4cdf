"""What every answer carries: its headers, its size, and what the log says of a refusal."""

import gzip
import logging

import pytest
from django.core.exceptions import PermissionDenied

from jehat.project.errors import RefusalsInALine
from jehat.project.launcher import places

pytestmark = pytest.mark.django_db


def test_pages_are_small_on_the_way(client, world):
    answer = client.get("/guide/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content).startswith(b"<!doctype html>")


def test_a_page_says_what_it_may_load(client):
    answer = client.get("/")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


def test_health_and_readiness(client):
    assert client.get("/healthz").content == b"ok"
    assert client.get("/readyz").json() == {"ready": True, "failed": [], "alarms": []}


def test_as_long_as_the_demonstration_is_played_it_is_not_ready(client, settings, tmp_path):
    settings.HOME = tmp_path
    (tmp_path / "run").mkdir()
    places.Places(tmp_path).playing.touch()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["failed"]) == (503, ["demonstration"])
    places.Places(tmp_path).playing.unlink()
    assert client.get("/readyz").json()["ready"]


def test_a_refusal_is_logged_in_one_line():
    fault, refusal = ValueError("fault"), PermissionDenied("no")
    kept = [logging.makeLogRecord({"exc_info": (type(one), one, None)}) for one in (fault, refusal)]
    assert all(RefusalsInALine().filter(one) for one in kept)
    assert kept[0].exc_info and not kept[1].exc_info
