import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jehat.people.models import User

PNG = b"\x89PNG\r\n\x1a\n" + b"canary-in-the-picture" * 20


def blobs(files):
    """Names of all that lies in the store."""
    return {path.name for path in files.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """The store of this test, so that what lies in it can be looked at."""
    settings.JEHAT_FILES = tmp_path / "files"
    return settings.JEHAT_FILES


@pytest.fixture
def sara(db):
    return User.objects.create(username="sara")


@pytest.fixture
def imran(db):
    return User.objects.create(username="imran")


@pytest.fixture
def given():
    """An upload as a form gives it."""

    def upload(data=PNG, name="صورة الهوية.png", content_type="image/png"):
        return SimpleUploadedFile(name, data, content_type)

    return upload
