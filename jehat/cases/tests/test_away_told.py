"""Whoever sends a case is told that its receiver is away, until when, and who stands in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.organization.actions import record_absence


@pytest.fixture
def ask(client):
    def ask(user, method, where, body=None):
        client.force_login(user.user)
        sent = {"data": body, "content_type": "application/json"} if body is not None else {}
        return getattr(client, method)(f"/api/v1/cases/{where}", headers={"accept-language": "en"}, **sent)

    return ask


@pytest.fixture
def away(world):
    """Makes somebody be away for three days, with or without a substitute."""
    now = timezone.now()
    times = {"since": now - timedelta(hours=1), "until": now + timedelta(days=3)}
    return lambda employee, **given: record_absence(by=world.admin.user, employee=employee, **times, **given)


def test_programs_learn_it_of_colleagues(world, opened, away, ask):
    absence = away(world.faisal, substitute=world.majed)
    told = ask(world.huda, "get", f"{opened.number}/receivers").json()["employees"]
    of = {one["id"]: (one["away_until"] is not None, one["stands_in"]) for one in told}
    assert of[str(world.faisal.pk)] == (True, world.majed.name)
    assert of[str(world.majed.pk)] == (False, "")
    refused = ask(world.huda, "post", f"{opened.number}/assign", {"to": str(world.faisal.pk)})
    assert refused.status_code == 422 and world.majed.name in str(refused.json())
    assert str(absence.last_day.year) in str(refused.json())


def test_programs_learn_it_of_persons_elsewhere(world, opened, away, ask):
    absence = away(world.yousef)
    told = ask(world.huda, "get", f"{opened.number}/receivers").json()["away"]
    assert [(one["id"], one["department"], one["stands_in"]) for one in told] == [
        (str(world.yousef.pk), world.yousef.department.code, "")
    ]
    body = {"person": str(world.yousef.pk), "note": "For your opinion"}
    refused = ask(world.huda, "post", f"{opened.number}/refer", body)
    assert refused.status_code == 422 and str(absence.last_day.year) in str(refused.json())


def test_the_page_of_a_referral_names_them(world, opened, away, client):
    client.force_login(world.huda.user)
    address = reverse("cases:refer", args=[opened.number])
    assert not client.get(address).context["away"]
    away(world.yousef, substitute=world.salma)
    page = client.get(address)
    assert [one.employee for one in page.context["away"]] == [world.yousef]
    assert world.salma.name in page.content.decode()
