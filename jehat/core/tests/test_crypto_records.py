"""Records and parts: what their keys are bound to, and what must never be written."""

import io
from uuid import uuid4

import pytest
from django.db import models, transaction

from jehat.core.crypto import PLATFORM, aead, keyring, streams
from jehat.core.crypto.errors import DecryptionFailed, KeyDestroyed, KeyUnavailable, SealMoved
from jehat.core.crypto.keyring_model import KeyRing
from jehat.core.crypto.models import EncryptedPart, EncryptedRecord
from jehat.core.crypto.sealed import SealedModel

from .cryptoapp.cells import put, stored
from .cryptoapp.models import Folder, Note, Person, Remark

pytestmark = pytest.mark.usefixtures("sealed")


@pytest.fixture
def folder(tenant):
    return Folder.objects.create(entity_id=tenant, subject="الموضوع", body="النص", facts={"rooms": [1, 2]})


class TestKeys:
    def test_each_record_has_its_own_wrapped_by_its_tenant(self, folder, tenant):
        other = Folder.objects.create(entity_id=tenant)
        assert folder.data_key() != other.data_key()
        assert Folder.objects.get(pk=folder.pk).data_key() == folder.data_key()
        assert folder.data_key() not in bytes(folder.record_key)
        assert aead.key_id(folder.record_key) == 1
        assert KeyRing.objects.filter(tenant=tenant, key_class="field").count() == 1

    def test_the_tenant_is_the_entity_or_the_platform(self, folder, tenant):
        assert folder.key_tenant() == tenant
        assert Folder(entity_id=str(tenant)).key_tenant() == tenant
        assert Folder().key_tenant() == PLATFORM
        assert Person(entity_id=tenant, name="x").key_tenant() == PLATFORM
        assert Note(folder=folder).key_tenant() == tenant

    def test_a_record_without_words_has_a_key_too(self, tenant):
        assert len(bytes(Person.objects.create(name="").record_key)) == 65

    def test_it_survives_a_new_generation(self, folder, tenant):
        keyring.new_generation(tenant, "field")
        assert Folder.objects.get().subject == "الموضوع"
        assert aead.key_id(Folder.objects.create(entity_id=tenant).record_key) == 2

    def test_wrapped_anew_it_no_longer_needs_the_former_generation(self, folder, tenant):
        assert not folder.rewrap_key()
        stale = Folder.objects.get()
        key = stale.data_key()
        keyring.new_generation(tenant, "field")
        assert Folder.objects.get().rewrap_key()
        assert not stale.rewrap_key()
        folder.save()
        keyring.destroy(tenant, "field", 1)
        again = Folder.objects.get()
        assert (again.subject, again.data_key()) == ("الموضوع", key)

    def test_a_file_has_its_own_key_and_place(self, folder):
        note = Note.objects.create(folder=folder, text="x")
        assert len({folder.stream_key(), folder.data_key()}) == 2
        assert note.stream_key() == folder.stream_key() and note.stream_aad() != folder.stream_aad()
        raw = io.BytesIO()
        with streams.open_writer(raw, note.stream_key(), note.stream_aad()) as writer:
            writer.write(b"scan")
        again = Note.objects.get()
        assert streams.open_reader(raw, again.stream_key(), again.stream_aad()).read() == b"scan"
        with pytest.raises(DecryptionFailed):
            streams.open_reader(raw, folder.stream_key(), folder.stream_aad())

    def test_a_file_can_be_sealed_before_its_row_is_written(self, tenant):
        folder = Folder(entity_id=tenant)
        key, place = folder.stream_key(), folder.stream_aad()
        folder.save()
        again = Folder.objects.get()
        assert (again.stream_key(), again.stream_aad()) == (key, place)

    def test_a_model_must_say_what_seals_it(self):
        class Loose(SealedModel):
            class Meta:
                app_label = "cryptoapp_loose"
                abstract = True

        for ask in (SealedModel.key_tenant, SealedModel.data_key):
            with pytest.raises(TypeError, match="must be an EncryptedRecord"):
                ask(object.__new__(Loose))


class TestParts:
    def test_a_part_opens_with_its_parent(self, folder):
        note = Note.objects.create(folder=folder, text="شرح")
        remark = Remark.objects.create(note=note, text="on a note")
        assert Note.objects.get().text == "شرح" and Remark.objects.get().text == "on a note"
        assert remark.data_key() == folder.data_key()

    def test_a_list_of_parts_asks_for_its_parent_once(self, folder, django_assert_num_queries):
        Note.objects.bulk_create(Note(folder=folder, text=str(n)) for n in range(5))
        with django_assert_num_queries(1):
            assert {note.text for note in folder.notes.all()} == set("01234")
        with django_assert_num_queries(1):
            assert {note.text for note in Note.objects.select_related("folder")} == set("01234")

    def test_a_part_needs_its_parent(self, folder):
        with pytest.raises(KeyUnavailable, match="no folder yet"):
            Note.objects.create(text="x")

    def test_parts_may_be_sealed_before_their_parent_is_written(self, tenant):
        folder = Folder(entity_id=tenant, subject="new")
        Note.objects.create(folder=folder, text="first")
        folder.save()
        assert Note.objects.get().text == "first" and Folder.objects.get().subject == "new"

    def test_a_part_stays_with_its_parent(self, folder, tenant):
        note = Note.objects.create(folder=folder, text="x")
        for held in (note, Note.objects.get()):
            held.folder = Folder.objects.create(entity_id=tenant)
            for names in (None, ["folder"], ["text"]):
                with pytest.raises(SealMoved, match="folder_id"):
                    held.save(update_fields=names)
            held.folder = None
            with pytest.raises(SealMoved):
                held.save()

    def test_checks_find_a_part_without_a_parent(self):
        def check(**body):
            meta = type("Meta", (), {"app_label": "cryptoapp_checks"})
            name = f"Part{uuid4().hex}"
            model = type(name, (EncryptedPart,), {"__module__": __name__, "Meta": meta, **body})
            return [message.id for message in model.check() if message.id.startswith("jehat")]

        assert [message.id for message in Note.check() if message.id.startswith("jehat")] == []
        assert check() == ["jehat.E003"]
        assert check(sealed_with="nothing") == ["jehat.E003"]
        assert check(sealed_with="number", number=models.IntegerField()) == ["jehat.E003"]


class TestTampering:
    def test_a_cell_does_not_open_in_another_row(self, folder, tenant):
        other = Folder.objects.create(entity_id=tenant, subject="other")
        put(Folder, other, "subject", stored(Folder, folder, "subject"))
        with pytest.raises(DecryptionFailed, match=f"subject of {other.pk}"):
            assert Folder.objects.get(pk=other.pk).subject

    def test_a_cell_does_not_open_in_another_row_even_with_its_key(self, folder, tenant):
        other = Folder.objects.create(entity_id=tenant, subject="other")
        for column in ("subject", "record_key"):
            put(Folder, other, column, stored(Folder, folder, column))
        with pytest.raises(DecryptionFailed, match="the key of Folder"):
            assert Folder.objects.get(pk=other.pk).subject

    def test_a_part_does_not_open_in_another_row_of_the_same_key(self, folder):
        one, two = (Note.objects.create(folder=folder, text=text) for text in ("agree", "refuse"))
        put(Note, two, "text", stored(Note, one, "text"))
        with pytest.raises(DecryptionFailed):
            assert Note.objects.get(pk=two.pk).text

    def test_a_cell_does_not_open_in_another_column(self, folder):
        put(Folder, folder, "body", stored(Folder, folder, "subject"))
        assert Folder.objects.get().subject
        with pytest.raises(DecryptionFailed):
            assert Folder.objects.get().body

    def test_a_cell_does_not_open_in_another_table(self, folder):
        note = Note.objects.create(folder=folder, text="x")
        remark = Remark.objects.create(id=note.pk, note=note, text="y")
        put(Remark, remark, "text", stored(Note, note, "text"))
        with pytest.raises(DecryptionFailed):
            assert Remark.objects.get().text

    def test_a_row_does_not_open_for_another_tenant(self, folder):
        stranger, newcomer = Folder.objects.create(entity_id=uuid4()).entity_id, uuid4()
        for other, refusal in ((stranger, DecryptionFailed), (newcomer, KeyUnavailable)):
            put(Folder, folder, "entity_id", other)
            with pytest.raises(refusal):
                assert Folder.objects.get(pk=folder.pk).subject

    @pytest.mark.parametrize("garbage", [b"x", b"\x01" * 65, b"\x01\x00\x00\x00\x01" + b"x" * 60])
    def test_a_broken_key_opens_nothing(self, folder, garbage):
        put(Folder, folder, "record_key", garbage)
        with pytest.raises((DecryptionFailed, KeyUnavailable)):
            assert Folder.objects.get().subject

    def test_refusals_carry_no_key_and_no_text(self, folder):
        key = folder.data_key()
        put(Folder, folder, "body", stored(Folder, folder, "subject"))
        with pytest.raises(DecryptionFailed) as refusal:
            assert Folder.objects.get().body
        said = f"{refusal.value!r} {refusal.value.__cause__!r}"
        assert key.hex() not in said and "الموضوع" not in said


class TestMoving:
    def test_a_record_stays_with_its_tenant(self, folder):
        for held in (folder, Folder.objects.get(), Folder.objects.only("entity_id", "number").get()):
            held.entity_id = uuid4()
            for names in (None, ["entity_id"], ["subject"]):
                with pytest.raises(SealMoved, match="is sealed for"):
                    held.save(update_fields=names)
        assert Folder.objects.get().subject == "الموضوع"

    def test_reading_after_a_change_of_tenant_says_so(self, folder):
        for held in (folder, Folder.objects.get()):
            held.entity_id = uuid4()
            with pytest.raises(SealMoved):
                held.data_key()

    def test_a_tenant_that_comes_late_is_refused(self, tenant):
        folder = Folder()
        folder.stream_key()
        folder.entity_id = tenant
        with pytest.raises(SealMoved):
            folder.save()

    def test_a_deferred_read_does_not_hide_a_change_of_tenant(self, folder):
        held = Folder.objects.defer("number").get()
        held.entity_id = uuid4()
        assert held.number == 0
        with pytest.raises(SealMoved):
            held.save()
        held.refresh_from_db(fields=["entity_id"])
        held.save()

    def test_platform_rows_may_change_their_entity(self, tenant):
        person = Person.objects.create(name="سارة")
        person.entity_id = tenant
        person.save()
        assert Person.objects.get().name == "سارة"

    def test_copying_by_taking_the_key_away_is_refused(self, folder):
        for new in (None, uuid4()):
            held = Folder.objects.get(pk=folder.pk)
            held.pk, held._state.adding = new, True
            with pytest.raises(SealMoved, match="make a new row"):
                held.save()
            with pytest.raises(SealMoved), transaction.atomic():
                Folder.objects.bulk_create([held])
        assert Folder.objects.count() == 1

    def test_a_deleted_row_can_still_be_read(self, folder):
        held = Folder.objects.get()
        held.delete()
        assert held.pk is None and held.subject == "الموضوع"

    def test_some_fields_of_a_row_that_was_not_loaded_are_refused(self, folder):
        for how in ({"update_fields": ["subject"]}, {"force_update": True}):
            with pytest.raises(SealMoved, match="load Folder"):
                Folder(pk=folder.pk, subject="over").save(**how)
        assert Folder.objects.get().subject == "الموضوع"


class TestDestroying:
    def test_a_destroyed_record_is_gone_with_its_parts(self, folder):
        Note.objects.create(folder=folder, text="x")
        folder.destroy_key()
        for held in (folder, Folder.objects.get()):
            assert held.is_destroyed()
            with pytest.raises(KeyDestroyed):
                held.data_key()
        with pytest.raises(KeyDestroyed):
            assert Folder.objects.get().subject
        with pytest.raises(KeyDestroyed):
            assert Note.objects.get().text

    def test_what_is_not_sealed_can_still_be_changed(self, folder):
        folder.destroy_key()
        held = Folder.objects.get()
        held.number = 9
        held.save()
        held.subject = "again"
        for names in (None, ["subject"]):
            with pytest.raises(KeyDestroyed), transaction.atomic():
                held.save(update_fields=names)
        assert (Folder.objects.get().number, Folder.objects.get().is_destroyed()) == (9, True)

    def test_what_was_read_before_does_not_bring_the_key_back(self, folder):
        stale = Folder.objects.get()
        assert stale.subject
        folder.destroy_key()
        stale.number, stale.subject = 3, "changed"
        stale.save()
        folder.save()
        again = Folder.objects.get()
        assert again.is_destroyed() and again.number == 0

    def test_a_row_that_was_rolled_back_is_written_with_its_key(self, tenant):
        folder = Folder(entity_id=tenant, subject="again")
        with pytest.raises(RuntimeError), transaction.atomic():
            folder.save()
            raise RuntimeError("rolled back")
        folder.save()
        assert Folder.objects.get().subject == "again"

    def test_a_destroyed_tenant_key_takes_its_records_along(self, folder, tenant):
        keyring.destroy(tenant, "field", 1)
        with pytest.raises(KeyDestroyed):
            assert Folder.objects.get().subject


def test_a_renamed_table_keeps_its_seals(folder, monkeypatch):
    monkeypatch.setattr(Folder._meta, "db_table", Folder._meta.db_table)
    monkeypatch.setattr(Folder, "sealed_table", "cryptoapp_folder")
    assert Folder.objects.get().subject == "الموضوع"
    monkeypatch.setattr(Folder, "sealed_table", "elsewhere")
    with pytest.raises(DecryptionFailed):
        assert Folder.objects.get().subject


def test_the_canary_search_would_find_plaintext(sealed, tenant, monkeypatch):
    """With sealing switched off the words lie in the table, so a search that finds none proves something."""
    Folder.objects.create(entity_id=tenant, subject="CANARY")
    assert b"CANARY" not in stored(Folder, Folder.objects.get(), "subject")
    monkeypatch.setattr(aead, "seal", lambda key, key_id, plaintext, aad: plaintext)
    monkeypatch.setattr(aead, "unseal", lambda key, ciphertext, aad: ciphertext)
    keyring.forget()
    folder = Folder.objects.create(entity_id=uuid4(), subject="CANARY")
    assert stored(Folder, folder, "subject") == b"CANARY"
    assert Folder.objects.get(pk=folder.pk).subject == "CANARY"


def test_records_are_abstract():
    assert EncryptedRecord._meta.abstract and EncryptedPart._meta.abstract
