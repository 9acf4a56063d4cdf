"""The API keeps its word: no answer outside its description, and no server error."""

import json
import logging

import pytest
from django.core.handlers.wsgi import WSGIHandler

from jehat.project.cast import CAST
from tests.api_keys import token_of
from tests.attack import leaky
from tests.attack.contract import judge, operations
from tests.attack.program import Program
from tests.attack.serving import serving
from tests.running import Platform
from tests.visitor import Visitor

pytestmark = pytest.mark.platform

# It would revoke the token that it learned of, and all others would be asked by nobody; so it comes last.
ENDING = "integrations_revoke_token"


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
    description = json.loads(Visitor(platform.url, "en").open("/api/v1/openapi.json").text)
    program = Program(platform.url, token_of(platform.url, CAST[who]))
    every, header = operations(description), f"--header=Authorization: {program.headers['Authorization']}"
    for choice, tested in ((f"--exclude-operation-id={ENDING}", every - 1), (f"--include-operation-id={ENDING}", 1)):
        assert program.asks("GET", "/api/v1/account/") == 200
        done = judge(platform.url, description, tmp_path, header, choice)
        assert done.returncode == 0, done.stdout[-12000:] + done.stderr[-2000:]
        assert every >= 171 and f"Tested: {tested}\n" in done.stdout, done.stdout[-2000:]


def test_it_finds_what_breaks_and_what_says_too_much(tmp_path, settings, caplog):
    caplog.set_level(logging.CRITICAL)
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "tests.attack.leaky", []
    with serving(WSGIHandler()) as url:
        done = judge(url, leaky.api.get_openapi_schema(path_prefix="/api/"), tmp_path)
    assert done.returncode == 1, done.stdout
    assert "GET /api/breaks" in done.stdout and "Server error" in done.stdout
    assert "GET /api/leaks" in done.stdout and "'secret' was unexpected" in done.stdout
    assert "GET /api/sound" not in done.stdout
