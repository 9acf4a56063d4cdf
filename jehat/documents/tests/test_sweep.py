import os
from datetime import timedelta

from django.utils import timezone

from jehat.audit.models import Event
from jehat.documents import actions, queries
from jehat.documents.models import Draft, File
from jehat.documents.storage import new_name, store

from . import recordings
from .conftest import blobs


def aged(files, hours):
    moment = (timezone.now() - timedelta(hours=hours)).timestamp()
    for path in files.rglob("*"):
        if path.is_file():
            os.utime(path, (moment, moment))


def counts(**some):
    return {"drafts": 0, "files": 0, "blobs": 0, "pieces": 0} | some


def test_sweep_lets_go_of_what_was_long_unused(sara, given, files, django_capture_on_commit_callbacks):
    old, new, used = (actions.keep(by=sara, upload=given()) for _ in range(3))
    actions.attach(by=sara, files=[used])
    now = timezone.now()
    File.objects.exclude(pk=new.pk).update(created_at=now - timedelta(days=3, seconds=1))
    File.objects.filter(pk=new.pk).update(created_at=now - timedelta(days=2, hours=23))
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.sweep(by=None, now=now) == 1
    assert set(File.objects.all()) == {new, used}
    assert blobs(files) == {new.path, used.path}
    assert Event.objects.get(verb="file.sweep").particulars == counts(files=1)


def test_sweep_removes_the_rests_of_crashes_after_an_hour(sara, given, files):
    kept = actions.keep(by=sara, upload=given(recordings.chrome(1), "v.webm", "audio/webm"), is_voice=True)
    orphan = new_name()
    with store().put(orphan) as stream:
        stream.write(b"x")
    (files / "incoming" / "torn.part").write_bytes(b"x")
    now = timezone.now()
    aged(files, hours=0.9)
    assert actions.sweep(by=None, now=now) == 0
    assert not Event.objects.filter(verb="file.sweep").exists()
    aged(files, hours=1.1)
    assert actions.sweep(by=None, now=now) == 2
    assert blobs(files) == {kept.path, kept.playable_path}
    assert Event.objects.get(verb="file.sweep").particulars == counts(blobs=1, pieces=1)


def test_orphans_are_told_apart_in_batches(sara, given, monkeypatch):
    kept = actions.keep(by=sara, upload=given())
    monkeypatch.setattr(queries, "BATCH", 2)
    names = [new_name() for _ in range(5)]
    assert sorted(queries.orphans([*names[:3], kept.path, *names[3:]])) == sorted(names)
    assert list(queries.orphans([])) == []


def test_a_living_draft_keeps_its_files_and_a_forgotten_one_goes_with_them(world, given):
    now = timezone.now()
    kept, lost = (actions.keep(by=world.sara, upload=given()) for _ in range(2))
    File.objects.update(created_at=now - timedelta(days=20))
    for place, file, days in (("new:WRM-BPR", kept, 29), ("new:PRA-LIC", lost, 31)):
        moment = now - timedelta(days=days)
        actions.keep_draft(by=world.sara, place=place, words={"text": "x"}, files=[file], now=moment)
    assert actions.sweep(by=None, now=now) == 2
    assert [draft.place for draft in Draft.objects.all()] == ["new:WRM-BPR"]
    assert list(File.objects.all()) == [kept]
    assert Event.objects.get(verb="file.sweep").particulars == counts(drafts=1, files=1)
