"""Rows as a migration leaves them, and copies of instances: where a key could get lost or get out."""

import copy
import pickle

import pytest
from django.apps import AppConfig, apps

from .cryptoapp.cells import put, stored
from .cryptoapp.models import Folder, Note

pytestmark = pytest.mark.usefixtures("sealed")


@pytest.fixture
def folder(tenant):
    return Folder.objects.create(entity_id=tenant, subject="الموضوع", body="النص", facts={"rooms": [1, 2]})


class TestRowsThatHadNoKey:
    """As a migration leaves them that adds the key to a table with rows."""

    @pytest.fixture
    def bare(self, folder):
        Folder.objects.update(record_key=b"", subject="", body=None, facts={})
        return folder

    def test_they_read_as_empty(self, bare):
        folder = Folder.objects.get()
        assert (folder.subject, folder.body, folder.facts) == ("", None, {})
        assert stored(Folder, folder, "record_key") == b""

    def test_a_write_gives_them_one(self, bare):
        folder = Folder.objects.get()
        folder.subject = "now"
        folder.save(update_fields=["subject"])
        assert Folder.objects.get().subject == "now"

    def test_the_key_is_written_with_what_it_seals(self, bare):
        folder = Folder.objects.get()
        folder.data_key()
        put(Folder, folder, "record_key", b"")  # as if the claim had been rolled back
        folder.subject = "now"
        folder.save(update_fields=["subject"])
        assert Folder.objects.get().subject == "now"
        assert "_key_is_new" not in folder.__dict__

    def test_two_that_write_at_once_share_the_first_ones_key(self, bare):
        one, two = Folder.objects.get(), Folder.objects.get()
        assert one.data_key() == two.data_key()
        one.subject, two.body = "one", "two"
        one.save(update_fields=["subject"])
        two.save(update_fields=["body"])
        folder = Folder.objects.get()
        assert (folder.subject, folder.body) == ("one", "two")

    def test_a_part_gives_its_parent_one(self, bare):
        Note.objects.create(folder=Folder.objects.get(), text="part")
        assert Note.objects.get().text == "part"


class TestCopies:
    @pytest.fixture(autouse=True)
    def installed(self, monkeypatch):
        """Django unpickles only models of installed apps."""
        config = AppConfig.create("jehat.core.tests.cryptoapp")
        config.models = apps.all_models["cryptoapp"]
        config.apps = apps
        monkeypatch.setitem(apps.app_configs, "cryptoapp", config)

    def test_no_copy_carries_the_key(self, folder):
        key = bytes(folder.data_key())
        assert "_data_key" in folder.__dict__
        for make in (copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))):
            again = make(folder)
            assert "_data_key" not in again.__dict__
            assert again.subject == "الموضوع" and again.data_key() == key

    def test_a_pickle_carries_no_text_that_is_sealed(self, folder):
        held = Folder.objects.get()
        assert held.subject and held.facts
        pickled = pickle.dumps(held)
        assert "الموضوع".encode() not in pickled and b"rooms" not in pickled and bytes(held.data_key()) not in pickled
        assert pickle.loads(pickled).facts == {"rooms": [1, 2]}

    def test_a_copy_keeps_what_was_not_saved(self, folder):
        folder.facts["rooms"].append(3)
        folder.body = "changed"
        for make in (copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))):
            again = make(folder)
            again.save()
            row = Folder.objects.get()
            assert (row.facts, row.body) == ({"rooms": [1, 2, 3]}, "changed")

    def test_an_instance_shows_no_key_and_no_text(self, folder):
        held = Folder.objects.get()
        held.data_key()
        shown = f"{held!r} {vars(held)} {held.stream_key()!r}"
        assert "الموضوع" not in shown and str(bytes(held.data_key())) not in shown
        assert held.subject and "الموضوع" not in f"{held!r} {vars(held)}"
