"""Blind indexes, and sessions sealed at rest."""

import json
from importlib import import_module

import pytest
from django.conf import settings as conf
from django.core import signing
from django.db import IntegrityError, transaction

from jehat.core import crypto
from jehat.core.crypto import aead, blind_index, keyring
from jehat.core.crypto.blind import BlindIndexField
from jehat.core.crypto.errors import CryptoError
from jehat.core.crypto.session import EncryptedSerializer
from jehat.core.sessions import SessionStore

from .cryptoapp.models import Folder


@pytest.mark.django_db
class TestBlindIndex:
    def test_equal_values_are_equal(self):
        first = blind_index("people.mobile", "+966500000001")
        keyring.forget()
        assert blind_index("people.mobile", "+966500000001") == first
        assert len(first) == 16

    def test_columns_tenants_and_values_tell_nothing_of_one_another(self, tenant):
        made = [
            blind_index("people.mobile", "1"),
            blind_index("people.email", "1"),
            blind_index("people.mobile", "2"),
            blind_index("people.mobile", "1", tenant),
        ]
        assert len(set(made)) == 4

    def test_a_generation_can_be_named(self):
        assert blind_index("c", "v", generation=1) == blind_index("c", "v")

    def test_a_row_is_found_by_it_and_only_once(self, sealed):
        index = blind_index("folder.phone", "055")
        folder = Folder.objects.create(phone_index=index)
        assert Folder.objects.get(phone_index=index) == folder
        assert bytes(Folder.objects.get().phone_index) == index
        with pytest.raises(IntegrityError), transaction.atomic():
            Folder.objects.create(phone_index=index)


def test_the_field_holds_sixteen_bytes():
    field = BlindIndexField(unique=True)
    assert (field.max_length, field.editable, field.null) == (16, False, False)
    _, path, args, kwargs = field.deconstruct()
    assert path == "jehat.core.crypto.blind.BlindIndexField"
    assert BlindIndexField(*args, **kwargs).unique


@pytest.mark.django_db
class TestSession:
    def test_it_comes_back(self):
        serializer = EncryptedSerializer()
        data = {"user": "0192", "words": "مرحبا"}
        assert serializer.loads(serializer.dumps(data)) == data

    def test_it_survives_a_new_generation(self):
        serializer = EncryptedSerializer()
        sealed = serializer.dumps({"a": 1})
        keyring.new_generation(keyring.PLATFORM, "session")
        assert serializer.loads(sealed) == {"a": 1}
        assert aead.key_id(serializer.dumps({})) > aead.key_id(sealed)

    def test_what_was_changed_is_refused(self):
        serializer = EncryptedSerializer()
        sealed = serializer.dumps({"a": 1})
        for wrong in (sealed[:-1], sealed[:-1] + bytes([sealed[-1] ^ 1]), json.dumps({"a": 1}).encode()):
            with pytest.raises(CryptoError):
                serializer.loads(wrong)

    def test_django_stores_it_sealed(self, settings):
        settings.SESSION_SERIALIZER = "jehat.core.crypto.session.EncryptedSerializer"
        store = SessionStore()
        store["canary"] = "CANARY-WORD"
        stored = store.encode(store._session)
        payload = signing.b64_decode(stored.lstrip(".").split(":")[0].encode())
        assert b"CANARY-WORD" not in payload
        assert store.decode(stored) == {"canary": "CANARY-WORD"}

    def test_django_empties_a_session_that_does_not_open(self, settings):
        settings.SESSION_SERIALIZER = "jehat.core.crypto.session.EncryptedSerializer"
        store = SessionStore()
        stored = signing.dumps({"a": 1}, salt=store.key_salt, compress=True)
        assert store.decode(stored) == {}


def test_the_package_gives_its_names_and_no_others():
    for name in crypto.__all__:
        assert getattr(crypto, name) is not None
    with pytest.raises(AttributeError):
        crypto.nothing  # noqa: B018
    assert import_module("jehat.core.crypto").PLATFORM == keyring.PLATFORM
    assert conf.JEHAT_KEK
