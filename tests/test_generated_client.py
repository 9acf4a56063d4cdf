"""A client generated from the API's own description does the main job."""

import importlib
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from jehat.project.cast import CAST
from tests.api_keys import token_of
from tests.visitor import member_called

pytestmark = pytest.mark.platform

PROGRAMS = Path(sys.executable).parent


@pytest.fixture(scope="module")
def client(platform, tmp_path_factory):
    """A typed client, generated from what the platform says of itself."""
    folder = tmp_path_factory.mktemp("client")
    with urllib.request.urlopen(f"{platform.url}/api/v1/openapi.json", timeout=30) as answer:
        (folder / "openapi.json").write_bytes(answer.read())
    made = subprocess.run(
        [PROGRAMS / "openapi-python-client", "generate", "--path", "openapi.json", "--output-path", "jehat_client",
         "--meta", "none", "--fail-on-warning"],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False,
        env=os.environ | {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    sys.path.insert(0, str(folder))
    yield importlib.import_module("jehat_client")
    sys.path.remove(str(folder))


def test_the_generated_client_does_the_main_job(platform, client):
    operations = {name: importlib.import_module(f"jehat_client.api.cases.{name}") for name in OPERATIONS}
    models = importlib.import_module("jehat_client.models")

    def acting_as(who):
        caller = client.AuthenticatedClient(base_url=platform.url, token=token_of(platform.url, who))
        return lambda name, *place, **given: operations[name].sync(*place, client=caller, **given)

    sara = acting_as(CAST["sara"])
    filed = sara("cases_submit", body=models.NewCase(kind="WRM-BPR", subject="ورشة", text="أرغب في فتح ورشة"))
    officer = acting_as(member_called(filed.responsible))
    assert officer("cases_case", filed.number).status == "in_progress"
    officer("cases_note", filed.number, body=models.Words(text="هل الأرض له؟"))
    officer("cases_ask", filed.number, body=models.Words(text="المخطط"))
    sara("cases_answer", filed.number, body=models.Words(text="هذا هو"))
    assert officer("cases_complete", filed.number, body=models.Words(text="صدرت الرخصة")).status == "completed"
    sara("cases_rate", filed.number, body=models.Opinion(stars=5))
    said = sara("cases_comments", filed.number).items
    assert [one.text for one in said][-1] == "صدرت الرخصة"


OPERATIONS = (
    "cases_submit", "cases_case", "cases_note", "cases_ask", "cases_answer", "cases_complete", "cases_rate",
    "cases_comments",
)  # fmt: skip
