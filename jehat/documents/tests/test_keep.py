import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.documents import actions, permissions, vault
from jehat.documents.actions import keeping
from jehat.documents.models import File

from . import recordings
from .conftest import PNG


def test_an_upload_becomes_a_file_of_its_uploader(sara, given):
    file = File.objects.get(pk=actions.keep(by=sara, upload=given()).pk)
    assert (file.uploader, file.name, file.content_type) == (sara, "صورة الهوية.png", "image/png")
    assert (file.kind, file.state, file.size, file.is_voice) == ("image", "ready", len(PNG), False)
    assert (file.entity_id, file.attached_at, file.playable_path) == (None, None, "")
    assert vault.unseal(file).read() == PNG


def test_it_is_on_record_without_a_word_of_the_person(sara, given):
    file = actions.keep(by=sara, upload=given())
    event = Event.objects.get(verb="file.keep")
    assert (event.by, event.subject_id, event.outcome) == (sara, file.pk, "done")
    assert event.particulars == {"kind": "image", "size": len(PNG)}


def test_its_entity_may_be_known_from_the_start(sara, given):
    entity = uuid.uuid4()
    file = actions.keep(by=sara, upload=given(), entity_id=entity)
    assert File.objects.get(pk=file.pk).entity_id == entity
    assert vault.unseal(File.objects.get(pk=file.pk)).read() == PNG


def test_bytes_and_name_lie_nowhere_in_clear(sara, given, files, tmp_path):
    actions.keep(by=sara, upload=given(name="canary-in-the-name.png"))
    blobs = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(blobs) == 1
    for path in blobs:
        assert b"canary" not in path.read_bytes()
        assert "canary" not in str(path.relative_to(tmp_path))


def test_the_name_loses_its_folders(sara, given):
    assert actions.keep(by=sara, upload=given(name="C:\\home\\scan\u202e.png")).name == "scan.png"


@pytest.mark.parametrize(
    ("data", "name", "content_type", "kind", "kept_type"),
    [
        (b"<script>alert(1)</script>", "a.html", "text/html", "other", "application/octet-stream"),
        (b"<svg onload='alert(1)'/>", "a.svg", "image/svg+xml", "other", "application/octet-stream"),
        (b"%PDF-1.7 <script>", "a.pdf", "application/pdf", "pdf", "application/pdf"),
    ],
)
def test_the_kind_is_what_the_bytes_say(sara, given, data, name, content_type, kind, kept_type):
    file = actions.keep(by=sara, upload=given(data, name, content_type))
    assert (file.kind, file.content_type) == (kind, kept_type)


@pytest.mark.parametrize(
    ("data", "name", "status"),
    [(b"", "a.txt", 422), (b"MZ\x90\0", "a.txt", 415), (b"words", "a.exe", 415), (b"x" * 11, "a.txt", 413)],
)
def test_some_files_are_not_taken(sara, given, settings, data, name, status, files):
    settings.MAX_UPLOAD_BYTES = 10
    with pytest.raises(Refused) as refused:
        actions.keep(by=sara, upload=given(data, name, "text/plain"))
    assert refused.value.status == status
    assert str(refused.value)
    assert not File.objects.exists()
    assert not files.exists()
    assert Event.objects.get().outcome == "refused"


def test_exactly_the_limit_is_taken(sara, given, settings):
    settings.MAX_UPLOAD_BYTES = 10
    assert actions.keep(by=sara, upload=given(b"x" * 10, "a.txt")).size == 10


def test_the_endings_of_programs_come_from_the_settings(sara, given, settings):
    settings.REFUSED_EXTENSIONS = ["txt"]
    with pytest.raises(Refused):
        actions.keep(by=sara, upload=given(b"words", "a.txt"))
    assert actions.keep(by=sara, upload=given(b"words", "a.exe"))


def test_strangers_and_the_dismissed_keep_nothing(sara, given):
    assert not permissions.can_keep(AnonymousUser())
    sara.is_active = False
    with pytest.raises(Refused):
        actions.keep(by=sara, upload=given())
    assert not File.objects.exists()


def test_only_so_many_may_wait(sara, imran, given, monkeypatch):
    monkeypatch.setattr(permissions, "MOST_UNATTACHED", 2)
    first = actions.keep(by=sara, upload=given())
    actions.keep(by=sara, upload=given())
    with pytest.raises(Refused, match="waiting|لم تُستخدم"):
        actions.keep(by=sara, upload=given())
    assert actions.keep(by=imran, upload=given())
    actions.attach(by=sara, files=[first])
    assert actions.keep(by=sara, upload=given())


def voice(given, recording=None, **how):
    return given(
        recordings.chrome(1.2) if recording is None else recording, "voice.webm", "audio/webm;codecs=opus", **how
    )


def test_a_short_voice_note_is_playable_at_once(sara, given):
    file = File.objects.get(pk=actions.keep(by=sara, upload=voice(given), is_voice=True).pk)
    assert (file.kind, file.state, file.is_voice, file.content_type) == ("audio", "ready", True, "audio/webm")
    assert file.duration == pytest.approx(1.2, abs=0.1)
    assert len(file.waveform) == 48
    with vault.unseal_playable(file) as playable:
        assert len(playable.read()) == file.playable_size
    with vault.unseal(file) as original:
        assert original.read(4) == b"\x1aE\xdf\xa3"
    assert not ProcrastinateJob.objects.exists()


def test_the_two_renditions_cannot_stand_in_for_one_another(sara, given):
    file = actions.keep(by=sara, upload=voice(given), is_voice=True)
    file.path, file.playable_path = file.playable_path, file.path
    for opened in (vault.unseal, vault.unseal_playable):
        with pytest.raises(Exception, match="did not open"):
            opened(file)


def test_a_long_one_is_held_for_the_queue(sara, given, monkeypatch):
    monkeypatch.setattr(keeping, "AT_ONCE", 1)
    file = actions.keep(by=sara, upload=voice(given), is_voice=True)
    assert (file.state, file.playable_path, file.waveform) == ("held", "", None)
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("documents.process_voice", {"file_id": str(file.pk)})


def test_one_that_is_slow_to_decode_is_held_too(sara, given, monkeypatch):
    monkeypatch.setattr(keeping, "PATIENCE", 0.001)
    assert actions.keep(by=sara, upload=voice(given), is_voice=True).state == "held"
    assert ProcrastinateJob.objects.count() == 1


def test_a_voice_note_over_the_recorders_limit_is_refused(sara, given, settings):
    settings.MAX_VOICE_SECONDS = -4
    with pytest.raises(Refused) as refused:
        actions.keep(by=sara, upload=voice(given), is_voice=True)
    assert refused.value.status == 422
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.parametrize("recording", [b"\x1aE\xdf\xa3 broken", recordings.film()])
def test_a_broken_voice_note_is_refused_and_nothing_stays(sara, given, recording, files):
    with pytest.raises(Refused) as refused:
        actions.keep(by=sara, upload=voice(given, recording), is_voice=True)
    assert refused.value.status == 422
    assert not File.objects.exists()
    assert not files.exists()


def test_a_voice_note_must_be_a_sound(sara, given):
    with pytest.raises(Refused) as refused:
        actions.keep(by=sara, upload=given(), is_voice=True)
    assert refused.value.status == 415


def test_an_attached_recording_is_made_playable_too(sara, given):
    file = actions.keep(by=sara, upload=given(recordings.wav(0.5), "a.wav", "audio/wav"))
    assert (file.is_voice, file.state, bool(file.playable_path)) == (False, "ready", True)


def test_an_attached_recording_that_cannot_be_read_is_kept_for_download(sara, given):
    file = actions.keep(by=sara, upload=given(b"ID3 broken", "a.mp3", "audio/mpeg"))
    assert (file.kind, file.state, file.playable_path) == ("audio", "broken", "")


def test_an_attached_lecture_is_offered_as_it_came(sara, given, monkeypatch):
    monkeypatch.setattr("jehat.documents.voice.LARGEST", 100)
    file = actions.keep(by=sara, upload=given(recordings.wav(0.5), "a.wav", "audio/wav"))
    assert (file.state, file.playable_path) == ("ready", "")
