"""Anchors, against real receivers: a file, a log server on sockets, an object store, a time-stamping authority."""

import base64
import hashlib
import socket
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import quote

import pytest

from jehat.audit import anchoring, anchors
from jehat.audit.anchors import AnchorFailed, from_words, s3
from jehat.audit.models import Anchoring, Batch
from jehat.audit.verification import compare
from tests.time_stamping import Authority

from .sealing import seal, tamper, write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def note():
    write(3)
    seal()
    return Batch.objects.order_by("number").last().checkpoint


# A file


def test_a_file_holds_every_checkpoint_that_was_brought_to_it(tmp_path, settings):
    settings.ANCHORS = f"file:{tmp_path}/heads.txt"
    (anchor,) = anchors.configured()
    write()
    seal()
    assert anchoring.anchor_newest(anchor)
    assert not anchoring.anchor_newest(anchor), "nothing new to bring"
    write()
    seal()
    assert anchoring.anchor_newest(anchor)
    kept = list(anchoring.kept())
    assert kept == list(Batch.objects.filter(number__gt=1).order_by("number").values_list("checkpoint", flat=True))
    assert compare(kept).compared == 2 and not compare(kept).findings
    assert anchoring.anchored_up_to(anchor.name) == 3


def test_a_failure_is_said_kept_once_and_tried_again(tmp_path, settings, note, caplog):
    settings.ANCHORS = f"file:{tmp_path}/away/heads.txt"
    (anchor,) = anchors.configured()
    for _ in range(3):
        assert not anchoring.anchor_newest(anchor)
    assert [row.failure for row in Anchoring.objects.all()] == ["No such file or directory"]
    assert "did not get to file:" in caplog.text
    (standing,) = anchoring.standings()
    assert (standing.batch, standing.failure) == (0, "No such file or directory")
    assert "FAILS: No such file" in str(standing)
    (tmp_path / "away").mkdir()
    assert anchoring.anchor_newest(anchor)
    (standing,) = anchoring.standings()
    assert (standing.batch, standing.failure) == (2, "")


def test_an_anchor_left_behind_is_late(tmp_path, settings, note, monkeypatch):
    settings.ANCHORS = f"file:{tmp_path}/heads.txt"
    assert not anchoring.standings()[0].is_late
    monkeypatch.setattr(anchoring, "LATE_SECONDS", -1)
    assert anchoring.standings()[0].is_late
    anchoring.anchor_newest(anchors.configured()[0])
    assert not anchoring.standings()[0].is_late


def test_a_full_disk_leaves_no_half_of_a_checkpoint(tmp_path, note, monkeypatch):
    from jehat.audit.anchors import file

    anchor, write_whole = from_words(f"file:{tmp_path}/heads.txt"), file.os.write
    anchor.keep(note, 1)
    monkeypatch.setattr(file.os, "write", lambda descriptor, data: write_whole(descriptor, data[:20]))
    with pytest.raises(AnchorFailed, match="no space left"):
        anchor.keep(note, 2)
    assert list(anchor.kept()) == [note]


# A log server


def test_syslog_over_udp(note):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(10)
        from_words(f"syslog:udp://127.0.0.1:{server.getsockname()[1]}").keep(note, 2)
        is_message_of(note, server.recv(10_000))


def test_syslog_over_the_machines_own_socket(note, tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as server:
        server.bind(str(tmp_path / "log"))
        server.settimeout(10)
        from_words(f"syslog:{tmp_path}/log").keep(note, 2)
        is_message_of(note, server.recv(10_000))


def test_syslog_over_tcp(note):
    with Listener() as server:
        from_words(f"syslog:tcp://127.0.0.1:{server.port}").keep(note, 2)
    is_framed_message_of(note, server.received)


def test_syslog_over_tls(note, tmp_path):
    authority = Authority(tmp_path)
    with Listener(authority.server_context()) as server:
        from_words(f"syslog:tls://localhost:{server.port}?ca={authority.root}").keep(note, 2)
        is_framed_message_of(note, server.wait())
    with Listener(authority.server_context()) as server, pytest.raises(AnchorFailed):
        from_words(f"syslog:tls://localhost:{server.port}").keep(note, 2)


def test_a_log_server_that_is_away_is_a_failure(note):
    with pytest.raises(AnchorFailed, match="refused"):
        from_words(f"syslog:tcp://127.0.0.1:{free_port()}").keep(note, 2)


def is_message_of(note, message):
    head, _, words = message.decode().partition("\ufeff")
    assert head.startswith("<109>1 ") and " jehat - checkpoint - " in head
    assert words == "2 " + note.replace("\n", "\\n")


def is_framed_message_of(note, received):
    length, _, message = received.partition(b" ")
    assert int(length) == len(message)
    is_message_of(note, message)


class Listener:
    """Takes one connection, reads it to its end, and closes."""

    def __init__(self, context=None):
        self.context, self.received = context, b""
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def _serve(self):
        try:
            plain, _ = self.socket.accept()
            stream = self.context.wrap_socket(plain, server_side=True) if self.context else plain
            with stream:
                while data := stream.recv(10_000):
                    self.received += data
        except OSError:
            pass

    def wait(self):
        self.thread.join(10)
        return self.received

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.wait()
        self.socket.close()


# An object store


def test_the_signature_of_the_published_example():
    """The example of PUT in the documentation of Signature Version 4 for S3."""
    body = b"Welcome to Amazon S3."
    headers = {
        "Host": "examplebucket.s3.amazonaws.com",
        "Date": "Fri, 24 May 2013 00:00:00 GMT",
        "X-Amz-Date": "20130524T000000Z",
        "X-Amz-Storage-Class": "REDUCED_REDUNDANCY",
        "X-Amz-Content-SHA256": "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
    }
    signed = s3.authorization(
        "PUT",
        "/test%24file.text",
        headers,
        body,
        key="AKIAIOSFODNN7EXAMPLE",
        secret="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        region="us-east-1",
    )
    assert signed.endswith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")


def test_an_object_is_kept_under_lock(note, tmp_path):
    with Bucket("me", "sec/ret") as bucket:
        anchor = from_words(f"s3:http://me:{quote('sec/ret', safe='')}@127.0.0.1:{bucket.port}/heads/jehat?days=400")
        anchor.keep(note, 2)
        assert "sec" not in anchor.name and "me" not in anchor.name.split("//")[1]
        ((path, (body, mode, until)),) = bucket.objects.items()
    assert (path, body, mode) == ("/heads/jehat/000000000002.txt", note.encode(), "COMPLIANCE")
    assert 398 < (until - datetime.now(UTC)).days <= 400


def test_a_kept_object_is_not_written_over(note):
    with Bucket("me", "secret") as bucket:
        anchor = from_words(f"s3:http://me:secret@127.0.0.1:{bucket.port}/heads")
        anchor.keep(note, 2)
        with pytest.raises(AnchorFailed, match="answered 403"):
            anchor.keep(note.replace("rows 3", "rows 4"), 2)


def test_a_wrong_secret_is_refused_by_the_store(note):
    with Bucket("me", "secret") as bucket, pytest.raises(AnchorFailed, match="answered 403"):
        from_words(f"s3:http://me:other@127.0.0.1:{bucket.port}/heads").keep(note, 2)


class Bucket:
    """An object store of its own: it reckons the signature anew from what arrived, and honours locks."""

    def __init__(self, key, secret):
        self.objects, bucket = {}, self

        class Door(BaseHTTPRequestHandler):
            def do_PUT(self):  # noqa: N802
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(bucket.put(self.path, self.headers, body, key, secret))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Door)
        self.port = self.server.server_port

    def put(self, path, headers, body, key, secret):
        mark = headers["Authorization"]
        names = mark.partition("SignedHeaders=")[2].partition(",")[0].split(";")
        needed = {"host", "x-amz-content-sha256", "x-amz-date", "x-amz-object-lock-mode"}
        digest = hashlib.sha256(body)
        is_whole = headers["x-amz-checksum-sha256"] == base64.b64encode(digest.digest()).decode()
        region = mark.split("/")[2]
        known = {name: headers[name] for name in names}
        true = s3.authorization("PUT", path, known, body, key=key, secret=secret, region=region)
        until = headers["x-amz-object-lock-retain-until-date"]
        if mark != true or not needed <= set(names) or headers["x-amz-content-sha256"] != digest.hexdigest():
            return 403
        if path in self.objects or not is_whole:
            return 403 if path in self.objects else 400
        self.objects[path] = body, headers["x-amz-object-lock-mode"], datetime.fromisoformat(until)
        return 200

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


# A time-stamping authority


def test_a_time_stamp_is_verified_and_kept(tmp_path, settings, note):
    with Authority(tmp_path) as authority:
        settings.ANCHORS = f"tsa:http://127.0.0.1:{authority.port}/?chain={authority.chain}"
        assert anchoring.anchor_newest(anchors.configured()[0])
    found = anchoring.receipt_covering(1)
    assert found.batch_id == 2 and anchoring.receipt_covering(3) is None
    assert authority.approves(bytes(found.receipt), note.encode())
    assert not authority.approves(bytes(found.receipt), note.encode() + b"x")
    assert not list(anchoring.receipts_amiss())
    tamper("UPDATE audit_anchoring SET batch_id = 1")
    assert [finding.batch for finding in anchoring.receipts_amiss()] == [1]


def test_a_time_stamp_of_a_stranger_is_refused(tmp_path, note):
    (tmp_path / "other").mkdir()
    other = Authority(tmp_path / "other")
    with Authority(tmp_path) as authority, pytest.raises(AnchorFailed, match="not a valid time stamp"):
        from_words(f"tsa:http://127.0.0.1:{authority.port}/?chain={other.chain}").keep(note, 2)


def test_a_time_stamp_of_something_else_is_refused(tmp_path, note):
    with Authority(tmp_path, replays=True) as authority:
        anchor = from_words(f"tsa:http://127.0.0.1:{authority.port}/")
        anchor.keep("another", 1)
        with pytest.raises(AnchorFailed, match="of something else"):
            anchor.keep(note, 2)


def test_an_authority_that_talks_nonsense_is_a_failure(tmp_path, note):
    with Bucket("", "") as nobody, pytest.raises(AnchorFailed, match="answered 501"):
        from_words(f"tsa:http://127.0.0.1:{nobody.port}/").keep(note, 2)


@pytest.mark.parametrize(
    "words",
    [
        "paper:/x",
        "syslog:smoke://x",
        "s3:https://host",
        "s3:ftp://host/b",
        "tsa:/x",
        "file:",
        "s3:https://h/b?days=x",
        "syslog:udp://h:x",
    ],
)
def test_words_that_name_no_anchor_are_refused(words):
    with pytest.raises(ValueError, match="JEHAT_ANCHORS"):
        from_words(words)


def test_a_word_too_many_leaves_the_sealer_running(settings, caplog):
    settings.ANCHORS = "paper:/x"
    assert anchoring.keep(threading.Event()) == []
    assert "no anchor is of the kind 'paper'" in caplog.text


def test_every_anchor_gets_it_though_one_fails(tmp_path, settings, note):
    settings.ANCHORS = f"syslog:tcp://127.0.0.1:{free_port()}, file:{tmp_path}/heads.txt"
    stop = threading.Event()
    threads = anchoring.keep(stop)
    try:
        for _ in range(100):
            if Anchoring.objects.count() == 2:
                break
            stop.wait(0.1)
    finally:
        stop.set()
        for thread in threads:
            thread.join(10)
    assert {(row.anchor.split(":")[0], bool(row.failure)) for row in Anchoring.objects.all()} == {
        ("syslog", True),
        ("file", False),
    }


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
