"""The page of a case is written as its reader prefers: digits, and which calendar stands first."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("digits", "calendar", "wanted"), [("arab", "gregorian", "٠-٩"), ("latn", "hijri", "0-9")])
def test_dates_and_times_of_the_chain_follow_the_reader(client, world, digits, calendar, wanted):
    long_ago = timezone.now() - timedelta(days=40)
    case = actions.submit(by=world.sara, kind=world.kind, subject="رخصة سكن", now=long_ago)
    world.sara.digits, world.sara.calendar = digits, calendar
    world.sara.save(update_fields=["digits", "calendar"])
    client.force_login(world.sara)
    page = client.get(reverse("cases:case", args=[case.number])).content.decode()
    chain = re.search(r'<section class="custody".*?</section>', page, re.DOTALL)[0]
    held = re.sub(r"<[^>]+>", " ", re.search(r"<small><time.*?</small>", chain, re.DOTALL)[0])
    assert re.search(f"[{wanted}]{{4}}", held)
    assert ("هـ" in held or "144" in held) == (calendar == "hijri")
    late = re.search(r"التأخر ([^<]+)", page)[1]
    assert re.search(f"[{wanted}]", late) and not re.search("[0-9]" if digits == "arab" else "[٠-٩]", late)
