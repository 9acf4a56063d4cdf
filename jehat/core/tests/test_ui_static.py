"""What collecting static files makes of the kit: every name that a page or a script asks for holds a digest."""

import re
import shutil

import pytest

from jehat.core import stylesheet
from jehat.core.static_storage import HashedStorage

DIGEST = re.compile(r"\.[0-9a-f]{12}\.\w+$")


@pytest.fixture
def storage(tmp_path):
    for folder in ("ui", "vendor"):
        shutil.copytree(stylesheet.STATIC / folder, tmp_path / folder)
    stylesheet.build(tmp_path)
    storage = HashedStorage(location=tmp_path, base_url="/static/")
    names = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    for name, _made, done in storage.post_process({name: (storage, name) for name in names}):
        assert not isinstance(done, Exception), (name, done)
    return storage


def read(storage, name: str) -> str:
    with storage.open(storage.stored_name(name)) as file:
        return file.read().decode()


@pytest.mark.parametrize("name", ["app.js", "composer.js", "voice-recorder.js"])
def test_scripts_import_digested_names(storage, name):
    asked = re.findall(r'(?:from|import)\s*\(?"\./([\w.-]+)"', read(storage, f"ui/js/{name}"))
    assert asked
    assert all(DIGEST.search(one) and storage.exists(f"ui/js/{one}") for one in asked), asked


def test_the_sheet_asks_for_digested_fonts_that_exist(storage):
    fonts = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', read(storage, stylesheet.BUNDLE))
    assert len(fonts) == 4
    assert all(DIGEST.search(font) and storage.exists(f"ui/{font}") for font in fonts), fonts
