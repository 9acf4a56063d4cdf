"""What the tests of oversight share: a body of oversight with its inspector, and a case of Sara's to look at."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils import timezone, translation

from jehat.audit.models import Event
from jehat.cases import actions as on_cases
from jehat.catalogue.seed import read_catalogue
from jehat.organization.models import Grant
from jehat.organization.seed import Hire, load_entities, load_staff
from jehat.oversight import actions
from jehat.people.models import SignIn, User
from jehat.project.cast import CAST, PASSWORD

WHY = {"reason": "complaint", "words": "A complaint of the beneficiary about the delay."}


@pytest.fixture(autouse=True)
def english():
    """Reasons are compared in English, whether or not their Arabic has been compiled."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.JEHAT_FILES = tmp_path / "files"


@pytest.fixture
def lama(world):
    """The inspector of the body of oversight."""
    rows = [row for row in read_catalogue()["entities"] if row["code"] == "GPO"]
    load_entities([row | {"parent": None, "departments": [_unit(row)]} for row in rows])
    member = CAST["oversight"]
    hires = [Hire(member.person, member.entity, member.department, member.role)]
    return load_staff(hires, password=make_password(PASSWORD))[0]


def _unit(row):
    return next(unit for unit in row["departments"] if unit["code"] == "AUD") | {"parent": None}


@pytest.fixture
def case(world, lama):
    """Sara's case, with Noura, who works on it; something was said and something noted."""
    filed = on_cases.submit(by=world.sara, kind=world.kind, subject="A workshop", text="I wish to open a workshop.")
    on_cases.open_case(by=world.noura.user, case=filed)
    on_cases.comment(by=world.noura.user, case=filed, text="Please wait for the visit.")
    on_cases.note(by=world.noura.user, case=filed, text="Among us: the visit was forgotten.")
    filed.refresh_from_db()
    return filed


@pytest.fixture
def auditor(world):
    """Yousef, who was given urgent access within his own entity."""
    Grant.objects.create(entity=world.entity, employee=world.yousef, verb="oversight.break_glass", scope="entity")
    return world.yousef


@pytest.fixture
def glass(lama, case):
    """The inspector's urgent access to Sara's case."""
    return actions.break_glass(by=lama.user, case=case, **WHY)


@pytest.fixture
def proof_is_old():
    """`proof_is_old(client)` lets the time pass in which everybody's proof is fresh."""

    def proof_is_old(client):
        client.get(reverse("people:account"))
        SignIn.objects.update(confirmed_at=timezone.now() - timedelta(minutes=10))

    return proof_is_old


@pytest.fixture
def in_english(world, lama):
    """Everybody reads English pages."""
    User.objects.update(language="en")


@pytest.fixture
def line():
    """`line(verb)` is the last line of the record about a verb, or None."""
    return lambda verb: Event.objects.filter(verb=verb).order_by("pk").last()


@pytest.fixture
def as_lama(client, lama):
    client.force_login(lama.user)
    return client
