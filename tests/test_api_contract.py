"""The API keeps its word: no answer outside its description, and no server error."""

import subprocess
import sys
from pathlib import Path

import pytest

from jehat.project.cast import CAST
from tests.api_keys import token_of
from tests.running import Platform

pytestmark = pytest.mark.platform

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
    "unsupported_method,ignored_auth"
)
PROGRAMS = Path(sys.executable).parent


@pytest.fixture(scope="module")
def platform():
    """One of its own: what is tried here changes people and entities."""
    running = Platform()
    try:
        running.start_seeded(JEHAT_MAY_CALL_ITSELF="1")
        yield running
    finally:
        running.remove()


@pytest.mark.parametrize("who", ["sara", "noura", "admin"])
def test_no_request_that_can_be_thought_of_breaks_the_description(platform, who, tmp_path):
    done = subprocess.run(
        [
            PROGRAMS / "schemathesis", "run", f"{platform.url}/api/v1/openapi.json",
            "--header", f"Authorization: Bearer {token_of(platform.url, CAST[who])}",
            "--checks", CHECKS, "--phases", "examples,coverage,fuzzing",
            "--max-examples", "8", "--seed", "7", "--no-color",
        ],
        cwd=tmp_path, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-12000:] + done.stderr[-2000:]
    assert "Tested" in done.stdout
