"""The API keeps its word: no answer outside its description, and no server error."""

import json
import logging

import pytest
from django.core.handlers.wsgi import WSGIHandler

from jehat.project.cast import CAST
from tests.api_keys import token_of
from tests.attack import leaky
from tests.attack.contract import judge
from tests.attack.description import nearest, operations
from tests.attack.program import Program
from tests.attack.serving import serving
from tests.running import seeded
from tests.visitor import Visitor

pytestmark = pytest.mark.platform

PEOPLE = ("noura", "admin", "sara")
# It would revoke the token that it learned of, and all others would be asked by nobody; so it comes last.
ENDING = "integrations_revoke_token"
LEAST = 171


@pytest.fixture(scope="module")
def platform():
    """One of its own: what is tried here changes people and entities."""
    with seeded(JEHAT_MAY_CALL_ITSELF="1") as running:
        yield running


@pytest.fixture(scope="module")
def description(platform) -> dict:
    return json.loads(Visitor(platform.url, "en").open("/api/v1/openapi.json").text)


@pytest.fixture(scope="module")
def programs(platform) -> dict[str, Program]:
    return {name: Program(platform.url, token_of(platform.url, CAST[name])) for name in PEOPLE}


@pytest.fixture(scope="module")
def let_in(description, programs) -> dict[str, list[str]]:
    """By whom each operation is asked everything: the one who gets furthest in it."""
    found = {name: [] for name in PEOPLE}
    for operation in operations(description):
        first = nearest(operation, list(programs.values()))
        found[next(name for name, program in programs.items() if program is first)].append(operation.key)
    assert sum(map(len, found.values())) >= LEAST
    return found


def told(done, platform) -> str:
    return done.stdout[-12000:] + done.stderr[-2000:] + platform.logs()


@pytest.mark.parametrize("who", PEOPLE)
def test_whoever_asks_is_answered_as_described(platform, description, programs, who, tmp_path):
    """By the examples alone: most operations let two of three people not in."""
    chosen = (programs[who].header, f"--exclude-operation-id={ENDING}")
    done = judge(platform.url, description, tmp_path, *chosen, phases="examples")
    assert done.returncode == 0, told(done, platform)


@pytest.mark.parametrize("who", PEOPLE)
def test_no_request_that_can_be_thought_of_breaks_the_description(
    platform, description, programs, let_in, who, tmp_path
):
    program = programs[who]
    assert program.asks("GET", "/api/v1/account/") == 200
    for names in ([name for name in let_in[who] if name != ENDING], [name for name in let_in[who] if name == ENDING]):
        if names:
            chosen = [f"--include-operation-id={name}" for name in names]
            done = judge(platform.url, description, tmp_path, program.header, *chosen)
            assert done.returncode == 0, told(done, platform)
            assert f"Tested: {len(names)}\n" in done.stdout, told(done, platform)


def test_it_finds_what_breaks_and_what_says_too_much(tmp_path, settings, caplog):
    caplog.set_level(logging.CRITICAL)
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "tests.attack.leaky", []
    with serving(WSGIHandler()) as url:
        done = judge(url, leaky.api.get_openapi_schema(path_prefix="/api/"), tmp_path)
    assert done.returncode == 1, done.stdout
    assert "GET /api/breaks" in done.stdout and "Server error" in done.stdout
    assert "GET /api/leaks" in done.stdout and "'secret' was unexpected" in done.stdout
    assert "GET /api/sound" not in done.stdout
