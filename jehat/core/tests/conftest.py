"""What the tests of encryption share: their tables, a new tenant, and a process that holds no key yet."""

import uuid

import pytest
from django.db import connection

from jehat.core.crypto import keyring


@pytest.fixture
def sealed(db):
    """The tables of `cryptoapp`, temporary ones, as the application's role may make no others."""
    from .cryptoapp.models import Folder, Note, Person, Remark

    with connection.schema_editor() as editor:
        editor.sql_create_table = "CREATE TEMPORARY TABLE %(table)s (%(definition)s)"
        for model in (Folder, Person, Note, Remark):
            editor.create_model(model)
    return connection


@pytest.fixture
def tenant():
    """An entity nobody has met before, so that its keys are new too."""
    return uuid.uuid4()


@pytest.fixture(autouse=True)
def cold_keys():
    """No test sees keys that another one unwrapped."""
    keyring.forget()
    yield
    keyring.forget()
