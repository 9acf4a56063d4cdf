import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.documents import actions
from jehat.documents.models import File

from . import recordings
from .conftest import blobs


def test_an_unused_file_goes_with_its_blobs(sara, given, files, django_capture_on_commit_callbacks):
    file = actions.keep(by=sara, upload=given(recordings.chrome(1), "v.webm", "audio/webm"), is_voice=True)
    assert len(blobs(files)) == 2
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(by=sara, file=file)
        assert len(blobs(files)) == 2
    assert blobs(files) == set()
    assert not File.objects.exists()
    event = Event.objects.get(verb="file.discard")
    assert (event.by, event.subject_id) == (sara, file.pk)


def test_another_may_not_discard_it(sara, imran, given):
    file = actions.keep(by=sara, upload=given())
    with pytest.raises(Refused):
        actions.discard(by=imran, file=file)
    assert File.objects.exists()


def test_what_is_used_stays(sara, given):
    file = actions.keep(by=sara, upload=given())
    actions.attach(by=sara, files=[file])
    with pytest.raises(Refused):
        actions.discard(by=sara, file=file)
    assert File.objects.exists()
