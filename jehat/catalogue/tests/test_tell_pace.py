"""What cases really took is told from above, and shown once enough of them tell it."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from jehat.audit.models import Event
from jehat.catalogue import actions
from jehat.catalogue.models import Pace
from jehat.catalogue.presenting import presented, real, spell

DAY = 7 * 60


def tell(world, **given):
    told = {"median_minutes": 3 * DAY, "most_minutes": 8 * DAY, "number_of_cases": 40}
    return actions.tell_pace(**({"kind": world.kind} | told | given))


def test_it_is_kept_and_recorded_where_it_differs(world):
    first = tell(world)
    assert (first.entity_id, first.median_minutes) == (world.entity.pk, 3 * DAY)
    tell(world, now=timezone.now())
    assert Event.objects.filter(verb="catalogue.tell_pace").count() == 1
    tell(world, number_of_cases=41)
    event = Event.objects.filter(verb="catalogue.tell_pace").latest("pk")
    assert (event.by, event.particulars["number_of_cases"]) == (None, 41)
    assert Pace.objects.count() == 1


def test_everybody_reads_it(world, client):
    page = reverse("catalogue:kind", args=[world.kind.code])
    assert "What it really took" not in client.get(page, {"hl": "en"}).content.decode()
    tell(world)
    words = client.get(page, {"hl": "en"}).content.decode()
    assert "Half took <b>3 working days</b> or less." in words
    assert "Nine of ten took <b>8 working days</b> or less." in words
    assert "From 40 cases closed" in words


def test_too_few_cases_say_nothing(world):
    assert real(tell(world, number_of_cases=4)) is None
    assert real(tell(world, number_of_cases=5)).number == 5
    assert real(None) is None
    assert presented(world.other_kind).real is None


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "1 working hour"),
        (60, "1 working hour"),
        (61, "2 working hours"),
        (DAY - 1, "7 working hours"),
        (DAY, "1 working day"),
        (DAY + 1, "2 working days"),
        (30 * DAY, "30 working days"),
    ],
)
def test_working_minutes_in_words(minutes, words):
    with translation.override("en"):
        assert spell(minutes) == words
