from types import SimpleNamespace

import pytest
from procrastinate.contrib.django import app

from jehat.audit.models import Event
from jehat.documents import actions, isolation, jobs, vault, voice
from jehat.documents.actions import keeping
from jehat.documents.models import File

from . import recordings


@pytest.fixture
def held(sara, given, monkeypatch):
    """Keeps a recording too long to be made playable at once."""
    monkeypatch.setattr(keeping, "AT_ONCE", 0.2)

    def keep(is_voice=True, recording=None):
        upload = given(recording or recordings.safari(1.2), "voice.mp4", "audio/mp4")
        return actions.keep(by=sara, upload=upload, is_voice=is_voice)

    return keep


def test_a_held_recording_becomes_playable(held):
    file = held()
    actions.release(by=None, file=file)
    file = File.objects.get(pk=file.pk)
    assert (file.state, len(file.waveform)) == ("ready", 48)
    assert file.duration == pytest.approx(1.2, abs=0.1)
    assert len(vault.unseal_playable(file).read()) == file.playable_size
    event = Event.objects.get(verb="file.release")
    assert (event.by, event.subject_id, event.particulars) == (None, file.pk, {"state": "ready"})


def test_a_second_run_does_nothing(held, monkeypatch):
    file = held()
    first = actions.release(by=None, file=file).playable_path
    monkeypatch.setattr(isolation, "render", lambda *args: pytest.fail("decoded again"))
    assert actions.release(by=None, file=file).playable_path == first
    assert Event.objects.filter(verb="file.release").count() == 1


def test_a_voice_note_over_the_limit_is_broken(held, settings):
    file = held()
    settings.MAX_VOICE_SECONDS = -4
    assert actions.release(by=None, file=file).state == "broken"
    assert Event.objects.get(verb="file.release").particulars == {"state": "broken"}
    assert File.objects.get(pk=file.pk).state == "broken"


def test_an_attached_recording_has_the_longer_limit(held, monkeypatch):
    monkeypatch.setattr(voice, "LONGEST", 1)
    file = held(is_voice=False)
    assert file.state == "held"
    released = actions.release(by=None, file=file)
    assert (released.state, released.playable_path) == ("ready", "")


def test_what_turns_out_unreadable_is_broken(held, monkeypatch):
    def unreadable(*args):
        raise voice.BadSound("unreadable")

    file = held(is_voice=False)
    monkeypatch.setattr(isolation, "render", unreadable)
    assert actions.release(by=None, file=file).state == "broken"


def test_what_a_busy_machine_did_not_finish_is_tried_again(held, monkeypatch):
    def busy(*args):
        raise voice.BadSound("too_slow")

    file = held()
    with monkeypatch.context() as patched:
        patched.setattr(isolation, "render", busy)
        with pytest.raises(voice.BadSound):
            jobs.process_voice(file_id=str(file.pk))
    assert File.objects.get(pk=file.pk).state == "held"
    retry = jobs.process_voice.get_retry_exception(
        exception=voice.BadSound("too_slow"), job=SimpleNamespace(attempts=1, priority=0, queue="", lock=None)
    )
    assert retry is not None
    jobs.process_voice(file_id=str(file.pk))
    assert File.objects.get(pk=file.pk).state == "ready"


def test_the_job_releases_by_id_and_forgives_what_is_gone(held, sara):
    file = held()
    jobs.process_voice(file_id=str(file.pk))
    assert File.objects.get(pk=file.pk).state == "ready"
    actions.discard(by=sara, file=file)
    jobs.process_voice(file_id=str(file.pk))


def test_the_hourly_sweep_is_one_call(monkeypatch):
    calls = []
    monkeypatch.setattr(actions, "sweep", lambda **how: calls.append(how))
    jobs.sweep(timestamp=0)
    assert [call["by"] for call in calls] == [None]
    assert ("documents.sweep", "23 * * * *") in [
        (task.task.name, task.cron) for task in app.periodic_registry.periodic_tasks.values()
    ]
