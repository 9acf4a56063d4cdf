"""Tenant keys: made once, cached, rotated, wrapped anew, destroyed."""

import base64
import copy
import os
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import IntegrityError, connections, transaction

from jehat.core.crypto import keyring
from jehat.core.crypto.errors import KeyDestroyed, KeyUnavailable
from jehat.core.crypto.kek import EnvKek, FileKek
from jehat.core.crypto.keyring_model import KeyRing

State = KeyRing.State


def rows(tenant):
    return KeyRing.objects.filter(tenant=tenant).order_by("generation")


def in_own_connection(work):
    try:
        return work()
    finally:
        connections.close_all()


def in_thread(work):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(in_own_connection, work).result(20)


@pytest.mark.django_db
class TestMaking:
    def test_the_first_use_makes_one(self, tenant):
        key = keyring.tenant_key(tenant, "field")
        row = rows(tenant).get()
        assert (row.key_class, row.generation, row.state, key.generation) == ("field", 1, State.ACTIVE, 1)
        assert bytes(key.key) not in bytes(row.wrapped)
        assert str(tenant) in str(row)

    def test_it_is_the_same_after_forgetting(self, tenant):
        key = keyring.tenant_key(tenant, "field")
        keyring.forget()
        assert keyring.tenant_key(tenant, "field") == keyring.tenant_key(tenant, "field", 1) == key

    def test_tenants_and_classes_have_their_own(self, tenant):
        made = {keyring.tenant_key(tenant, name).key for name in keyring.KEY_CLASSES}
        made.add(keyring.tenant_key(keyring.PLATFORM, "field").key)
        assert len(made) == len(keyring.KEY_CLASSES) + 1

    def test_unknown_classes_and_generations_are_refused(self, tenant):
        with pytest.raises(KeyUnavailable, match="class of keys"):
            keyring.tenant_key(tenant, "feild")
        with pytest.raises(KeyUnavailable, match="generation 3"):
            keyring.tenant_key(tenant, "field", 3)
        assert not rows(tenant)

    def test_it_shows_nothing(self, tenant):
        key = keyring.tenant_key(tenant, "field")
        for shown in (repr(key), str(key), f"{key}"):
            assert repr(bytes(key.key)) not in shown and key.key.hex() not in shown
        assert copy.deepcopy(key) == key
        with pytest.raises(TypeError):
            pickle.dumps(key)

    def test_a_wrapped_key_serves_its_own_row_only(self, tenant):
        keyring.tenant_key(tenant, "field")
        keyring.tenant_key(tenant, "file")
        stolen = rows(tenant).get(key_class="field").wrapped
        rows(tenant).filter(key_class="file").update(wrapped=stolen)
        keyring.forget()
        with pytest.raises(KeyUnavailable, match="no configured key opens"):
            keyring.tenant_key(tenant, "file")

    def test_a_key_encryption_key_that_only_the_database_names_is_not_used(self, tenant, monkeypatch):
        monkeypatch.setenv("PLANTED", base64.b64encode(b"p" * 32).decode())
        planted = EnvKek("PLANTED").wrap(b"k" * 32, f"trk|{tenant}|field|1".encode())
        KeyRing.objects.create(tenant=tenant, key_class="field", generation=1, kek_uri="env:PLANTED", wrapped=planted)
        with pytest.raises(KeyUnavailable):
            keyring.tenant_key(tenant, "field")

    def test_the_database_keeps_one_active_key(self, tenant):
        keyring.tenant_key(tenant, "field")
        with pytest.raises(IntegrityError), transaction.atomic():
            KeyRing.objects.create(tenant=tenant, key_class="field", generation=2, wrapped=b"x")
        with pytest.raises(IntegrityError), transaction.atomic():
            rows(tenant).update(state=State.DESTROYED)


@pytest.mark.django_db
class TestCaching:
    def test_a_warm_key_asks_nobody(self, tenant, django_assert_num_queries):
        keyring.tenant_key(tenant, "field")
        with django_assert_num_queries(0):
            keyring.tenant_key(tenant, "field")
            keyring.tenant_key(tenant, "field", 1)

    def test_it_runs_out(self, tenant, settings, django_assert_num_queries):
        settings.JEHAT_KEY_CACHE_SECONDS = 0
        keyring.tenant_key(tenant, "field")
        with django_assert_num_queries(1):
            keyring.tenant_key(tenant, "field")

    def test_what_was_read_before_forgetting_is_not_kept(self, tenant, monkeypatch, django_assert_num_queries):
        opened = keyring._opened
        monkeypatch.setattr(keyring, "_opened", lambda row: (keyring.forget(), opened(row))[1])
        keyring.tenant_key(tenant, "field")
        with django_assert_num_queries(1):
            keyring.tenant_key(tenant, "field")


@pytest.mark.django_db
class TestTransactions:
    """Each in a thread, whose connection is not inside the transaction that the test itself runs in."""

    def test_a_key_outlives_the_transaction_that_first_needed_it(self, tenant):
        def roll_back():
            with pytest.raises(RuntimeError), transaction.atomic():
                made.append(keyring.tenant_key(tenant, "field"))
                raise RuntimeError("rolled back")

        made = []
        in_thread(roll_back)
        assert keyring.tenant_key(tenant, "field") == made[0]
        keyring.forget()
        assert keyring.tenant_key(tenant, "field") == made[0]

    def test_a_key_of_another_process_is_found_from_an_old_snapshot(self, tenant):
        def look_back():
            with transaction.atomic():
                with connections["default"].cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                assert not rows(tenant)
                key = in_thread(lambda: keyring.tenant_key(tenant, "field"))
                keyring.forget()
                assert not rows(tenant)
                return keyring.tenant_key(tenant, "field") == key

        assert in_thread(look_back)

    def test_racing_first_uses_get_one_key(self, tenant, monkeypatch):
        meeting, wrapped_row = threading.Barrier(4), keyring._wrapped_row

        def together(*about):
            made = wrapped_row(*about)
            meeting.wait(10)
            return made

        monkeypatch.setattr(keyring, "_wrapped_row", together)
        with ThreadPoolExecutor(4) as pool:
            use = partial(in_own_connection, partial(keyring.tenant_key, tenant, "field"))
            keys = [future.result(20) for future in [pool.submit(use) for _ in range(4)]]
        assert len({key.key for key in keys}) == 1
        assert rows(tenant).count() == 1

    def test_no_connection_is_left_behind(self, tenant):
        keyring.tenant_key(tenant, "field")
        assert not hasattr(connections._connections, "default.keyring")


@pytest.mark.django_db
class TestGenerations:
    def test_a_new_one_seals_and_the_old_one_still_opens(self, tenant):
        old = keyring.tenant_key(tenant, "field")
        new = keyring.new_generation(tenant, "field")
        assert (new.generation, keyring.tenant_key(tenant, "field")) == (2, new)
        keyring.forget()
        assert keyring.tenant_key(tenant, "field", 1) == old
        assert [(row.state, row.retired is None) for row in rows(tenant)] == [("decrypt-only", False), ("active", True)]

    def test_blind_indexes_do_not_lose_their_key(self, tenant):
        with pytest.raises(ValueError, match="blind"):
            keyring.new_generation(tenant, "blind")

    def test_a_destroyed_one_is_gone(self, tenant):
        keyring.tenant_key(tenant, "field")
        keyring.destroy(tenant, "field", 1)
        row = rows(tenant).get()
        assert (bytes(row.wrapped), row.state) == (b"", State.DESTROYED) and row.destroyed
        for generation in (None, 1):
            with pytest.raises(KeyDestroyed):
                keyring.tenant_key(tenant, "field", generation)

    def test_a_destroyed_tenant_gets_no_new_key_by_use(self, tenant):
        keyring.tenant_key(tenant, "field")
        keyring.destroy(tenant, "field", 1)
        with pytest.raises(KeyDestroyed):
            keyring.tenant_key(tenant, "field")
        assert rows(tenant).count() == 1

    def test_what_is_not_there_is_not_destroyed(self, tenant):
        with pytest.raises(KeyUnavailable):
            keyring.destroy(tenant, "field", 1)


@pytest.fixture
def alone(db):
    """The ring holds what this test puts there."""
    KeyRing.objects.all().delete()


@pytest.fixture
def next_kek(tmp_path):
    FileKek.create(tmp_path / "next" / "kek")
    return FileKek(tmp_path / "next" / "kek")


class TestTheKeyAbove:
    def make(self, tenant, key_class="field"):
        """A row inside the test's own transaction, so that the table may be locked in it."""
        keyring._wrapped_row(tenant, key_class, 1).save()
        return keyring.tenant_key(tenant, key_class)

    def test_rewrapping_changes_no_key(self, alone, tenant, next_kek, settings):
        made = [self.make(tenant, name) for name in ("field", "file", "blind")]
        KeyRing.objects.filter(key_class="blind").update(
            state=State.DESTROYED, wrapped=b"", destroyed="2026-01-01T00:00Z"
        )
        assert keyring.rewrap_all(next_kek) == 2
        keyring.forget()
        with pytest.raises(KeyUnavailable):
            keyring.tenant_key(tenant, "field")
        settings.JEHAT_KEK = next_kek.uri
        assert [keyring.tenant_key(tenant, name) for name in ("field", "file")] == made[:2]
        assert {row.kek_uri for row in rows(tenant).exclude(state=State.DESTROYED)} == {next_kek.uri}

    def test_the_former_one_still_opens_while_it_is_listed(self, alone, tenant, next_kek, settings):
        key = self.make(tenant)
        keyring.forget()
        settings.JEHAT_KEK, settings.JEHAT_KEK_FORMER = next_kek.uri, [settings.JEHAT_KEK]
        assert keyring.tenant_key(tenant, "field") == key
        assert keyring.rewrap_all(next_kek) == 1
        keyring.forget()
        settings.JEHAT_KEK_FORMER = []
        assert keyring.tenant_key(tenant, "field") == key

    def test_one_that_is_gone_does_not_stand_in_the_way(self, alone, tenant, settings, tmp_path):
        key = self.make(tenant)
        keyring.forget()
        settings.JEHAT_KEK, settings.JEHAT_KEK_FORMER = f"file:{tmp_path}/gone", [settings.JEHAT_KEK]
        assert keyring.tenant_key(tenant, "field") == key
        keyring.forget()
        settings.JEHAT_KEK_FORMER = []
        with pytest.raises(KeyUnavailable, match="wrapped by .*; the key file .*gone cannot be read"):
            keyring.tenant_key(tenant, "field")

    def test_a_provider_that_forgets_changes_nothing(self, alone, tenant, next_kek, monkeypatch):
        self.make(tenant)
        self.make(tenant, "file")
        before = list(rows(tenant).values_list("wrapped", flat=True))
        monkeypatch.setattr(next_kek, "unwrap", lambda blob, aad: b"another")
        with pytest.raises(KeyUnavailable, match="does not give back"):
            keyring.rewrap_all(next_kek)
        assert list(rows(tenant).values_list("wrapped", flat=True)) == before

    def test_status_tells_all_but_the_keys(self, alone, tenant):
        key = self.make(tenant)
        (line,) = keyring.status()
        assert (line["tenant"], line["generation"], line["state"]) == (tenant, 1, "active")
        assert "wrapped" not in line and key.key.hex() not in str(line)

    def test_verify_names_what_does_not_open(self, alone, tenant):
        self.make(tenant)
        self.make(tenant, "file")
        keyring.confirm()
        rows(tenant).filter(key_class="file").update(wrapped=os.urandom(65))
        found = {line["key_class"]: (line["opens"], bool(line["problem"])) for line in keyring.verify()}
        assert found == {"field": (True, False), "file": (False, True)}
        with pytest.raises(KeyUnavailable, match="file"):
            keyring.confirm()

    def test_an_empty_ring_is_healthy(self, alone):
        keyring.confirm()
        assert keyring.verify() == keyring.status() == []
