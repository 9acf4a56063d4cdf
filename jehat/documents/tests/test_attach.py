import uuid

import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.documents import actions, queries, vault
from jehat.documents.models import File

from . import recordings
from .conftest import PNG, blobs


def test_files_are_attached_in_the_order_given(sara, given, files):
    pair = [actions.keep(by=sara, upload=given(name=f"{n}.png")) for n in (1, 2)]
    attached = actions.attach(by=sara, files=pair[::-1])
    assert [file.pk for file in attached] == [pair[1].pk, pair[0].pk]
    assert all(File.objects.get(pk=file.pk).attached_at for file in pair)
    assert list(Event.objects.filter(verb="file.attach").order_by("pk").values_list("subject_id", flat=True)) == [
        pair[1].pk,
        pair[0].pk,
    ]
    assert blobs(files) == {file.path for file in pair}


def test_one_named_twice_is_attached_once(sara, given):
    file = actions.keep(by=sara, upload=given())
    assert [each.pk for each in actions.attach(by=sara, files=[file, file], entity_id=uuid.uuid4())] == [file.pk]
    assert Event.objects.filter(verb="file.attach").count() == 1


def test_nothing_to_attach_is_nothing(sara):
    assert actions.attach(by=sara, files=[]) == []


def test_they_pass_under_the_key_of_the_entity(sara, given, files, django_capture_on_commit_callbacks):
    entity = uuid.uuid4()
    upload = given(recordings.chrome(1), "voice.webm", "audio/webm")
    before = actions.keep(by=sara, upload=upload, is_voice=True)
    original, playable = vault.unseal(before).read(), vault.unseal_playable(before).read()
    with django_capture_on_commit_callbacks(execute=True):
        (attached,) = actions.attach(by=sara, files=[before], entity_id=entity)
        assert blobs(files) >= {before.path, before.playable_path}
    after = File.objects.get(pk=before.pk)
    assert (after.entity_id, after.key_tenant()) == (entity, entity)
    assert bytes(after.record_key) != bytes(before.record_key)
    same = [
        "name",
        "content_type",
        "kind",
        "state",
        "size",
        "is_voice",
        "duration",
        "waveform",
        "playable_size",
        "created_at",
    ]
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    assert after.uploader == sara
    assert (vault.unseal(after).read(), vault.unseal_playable(after).read()) == (original, playable)
    assert blobs(files) == {after.path, after.playable_path}
    assert not {after.path, after.playable_path} & {before.path, before.playable_path}
    assert attached.pk == before.pk
    assert Event.objects.get(verb="file.attach").entity_id == entity


def test_a_file_without_rendition_passes_too(sara, given, files, django_capture_on_commit_callbacks):
    file = actions.keep(by=sara, upload=given())
    with django_capture_on_commit_callbacks(execute=True):
        actions.attach(by=sara, files=[file], entity_id=uuid.uuid4())
    after = File.objects.get(pk=file.pk)
    assert (vault.unseal(after).read(), after.playable_path) == (PNG, "")
    assert blobs(files) == {after.path}


def test_only_its_uploader_attaches_it(sara, imran, given):
    file = actions.keep(by=sara, upload=given())
    with pytest.raises(Refused):
        actions.attach(by=imran, files=[file])
    assert File.objects.get().attached_at is None


def test_it_is_attached_once(sara, given):
    file = actions.keep(by=sara, upload=given())
    actions.attach(by=sara, files=[file])
    with pytest.raises(Refused):
        actions.attach(by=sara, files=[file])


def test_one_that_may_not_holds_back_all(sara, imran, given):
    own, strange = actions.keep(by=sara, upload=given()), actions.keep(by=imran, upload=given())
    with pytest.raises(Refused):
        actions.attach(by=sara, files=[own, strange])
    assert not File.objects.filter(attached_at__isnull=False).exists()


def test_one_that_was_discarded_meanwhile_is_refused(sara, given):
    file = actions.keep(by=sara, upload=given())
    File.objects.all().delete()
    with pytest.raises(Refused):
        actions.attach(by=sara, files=[file])


def test_waiting_files_are_found_by_their_ids_for_their_uploader_alone(sara, imran, given):
    first, second, used = (actions.keep(by=sara, upload=given()) for _ in range(3))
    strange = actions.keep(by=imran, upload=given())
    actions.attach(by=sara, files=[used])
    ids = [str(second.pk), strange.pk, used.pk, first.pk, uuid.uuid4(), "nonsense"]
    assert queries.waiting_of(sara, ids) == [second, first]
