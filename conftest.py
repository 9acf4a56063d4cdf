"""Where every test runs: a PostgreSQL of our own, and for a few of them a whole platform."""

import os

import pytest
from django.test import TransactionTestCase

from tests import cluster
from tests.running import ROOT, Platform

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
        # Branches are taken by the tests of their area; counting them here would only cost time.
        if any(mark in item.keywords for mark in LONG) or item.path.is_relative_to(ROOT / "tests"):
            item.add_marker("no_cover")


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
    running = Platform()
    try:
        running.start(JEHAT_DEMONSTRATION="1")
        yield running
    finally:
        running.remove()
