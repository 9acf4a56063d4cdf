import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import SignIn

pytestmark = pytest.mark.django_db


def enter(user):
    browser = Client(headers={"User-Agent": "Mozilla/5.0 (Android 14; Mobile) Firefox/130.0"})
    browser.force_login(user)
    browser.get(reverse("people:account"))
    return browser


def test_it_ends_at_once_wherever_it_is(sara):
    here, elsewhere = enter(sara), enter(sara)
    other = sara.sign_ins.get(session_key=elsewhere.session.kept_as)
    page = here.get(reverse("people:sign_ins"))
    assert [row["is_here"] for row in page.context["current"]] == [True, False]
    assert page.context["current"][0]["browser"] == "Firefox" and b"Android" in page.content
    here.post(reverse("people:end_presence", args=[other.pk]))
    assert elsewhere.get(reverse("people:account")).status_code == 302
    assert here.get(reverse("people:account")).status_code == 200
    other.refresh_from_db()
    assert other.until and other.ending == SignIn.Ending.ENDED
    assert Event.objects.get(verb="person.end_presence").particulars == {"presence": str(other.pk)}


def test_when_it_began_and_ended_is_said_once(sara, present):
    presence = present(sara)
    SignIn.objects.update(since=timezone.now() - timedelta(hours=2))
    actions.end_presence(by=sara, presence=presence)
    page = " ".join(re.sub(r"<[^>]+>", " ", enter(sara).get(reverse("people:sign_ins")).content.decode()).split())
    assert "بدأ منذ 2 س" in page and "انتهى الآن" in page
    assert "منذ منذ" not in page and "حتى الآن" not in page


def test_twice_is_once(sara, present):
    presence = present(sara)
    ended = actions.end_presence(by=sara, presence=presence)
    assert actions.end_presence(by=sara, presence=presence).until == ended.until
    assert Event.objects.filter(verb="person.end_presence").count() == 1


def test_that_of_another_is_not_seen_and_not_ended(sara, layla, present):
    presence = present(layla)
    assert enter(sara).post(reverse("people:end_presence", args=[presence.pk])).status_code == 404
    with pytest.raises(Refused):
        actions.end_presence(by=sara, presence=presence)
