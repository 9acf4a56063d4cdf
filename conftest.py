"""Where every test runs: a PostgreSQL of our own, and for a few of them a whole platform."""

import os
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import hypothesis
import pytest
from django.test import TransactionTestCase
from django.test.client import ClientHandler

from jehat.core.walls import seen_as
from tests import cluster
from tests.running import ROOT, seeded

# What a test does by itself, it does as the platform, in every thread of it; its requests stand behind the walls.
seen_as._seen_as = ContextVar("seen_as", default=lambda: seen_as.PLATFORM)

answer_client = ClientHandler.__call__


def answer_behind_walls(handler, environ):
    """A request of a test begins as in service: as nobody's."""
    with seen_as.nobody():
        return answer_client(handler, environ)


ClientHandler.__call__ = answer_behind_walls

# How fast an example is made and tried tells of the machine, and not of what is tested.
TOO_SLOW = hypothesis.HealthCheck.too_slow
hypothesis.settings.register_profile("any machine", deadline=None, suppress_health_check=[TOO_SLOW])
hypothesis.settings.load_profile("any machine")

pytest_plugins = ["tests.cast"]
LONG = ("platform", "browser")
WORKER = os.environ.get("PYTEST_XDIST_WORKER")


def pytest_sessionstart(session):
    if not WORKER and not session.config.option.collectonly:
        session.config.stash[CLUSTER] = cluster.start()


def pytest_collection_modifyitems(items):
    """What takes minutes is begun first, so that in the end no worker waits for the other."""
    items.sort(key=lambda item: [mark not in item.keywords for mark in LONG])
    for item in items:
        if any(mark in item.keywords for mark in LONG) or not _takes_branches(item.path):
            item.add_marker("no_cover")


# Every component is shown by the one, every door of the API opened by the other.
ALSO_COUNTED = {"test_dev.py", "test_api.py"}


@cache
def _takes_branches(path) -> bool:
    """Whether a file tests the core or one action; counting the others would cost as much as running them."""
    if not path.is_relative_to(ROOT / "jehat"):
        return False
    area, subject = path.relative_to(ROOT / "jehat").parts[0], path.stem.removeprefix("test_")
    return area == "core" or path.name in ALSO_COUNTED or subject in _actions(area)


@cache
def _actions(area) -> frozenset[str]:
    actions = f"jehat.{area}.actions"
    return frozenset(import_module(actions).__all__ if find_spec(actions) else ())


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    if CLUSTER in session.config.stash:
        cluster.remove(session.config.stash[CLUSTER])


CLUSTER = pytest.StashKey()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """pytest-django's own would make the database as the role under test, which may not."""
    with django_db_blocker.unblock():
        cluster.give_database(WORKER or "main")
    TransactionTestCase._fixture_teardown = lambda self: cluster.empty()


@pytest.fixture(scope="session")
def platform():
    """The platform as a person gets it: `jehat up --background` with the demonstration, on a free port."""
    with seeded() as running:
        yield running
