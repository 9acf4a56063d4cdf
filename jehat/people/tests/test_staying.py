"""A page that was left alone asks before the presence ends; whoever ran out comes back to where he was."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.people.models import SignIn

pytestmark = pytest.mark.django_db

LONG = timedelta(hours=5)


@pytest.fixture
def here(client, sara):
    """Sara's browser, in which nothing has been done for five hours of her eight."""
    client.force_login(sara)
    client.get(reverse("people:account"))
    SignIn.objects.update(seen_at=timezone.now() - LONG)
    return client


def left(client, **headers) -> timedelta:
    return timedelta(seconds=client.post(reverse("people:stay"), headers=headers).json()["left"])


def test_asking_is_no_sign_of_life_and_saying_so_is(here):
    assert left(here, **{"X-Jehat-Listens": "1"}) < timedelta(hours=3, minutes=1)
    assert left(here) > timedelta(hours=7, minutes=59)
    assert left(here, **{"X-Jehat-Listens": "1"}) > timedelta(hours=7, minutes=59)


def test_nobody_stays_longer_than_a_presence_lasts(here):
    SignIn.objects.update(since=timezone.now() - timedelta(days=30, minutes=-1))
    assert left(here) <= timedelta(minutes=1)


def test_where_nobody_is_nothing_is_left(client, db):
    assert left(client) == timedelta(0)


def test_a_page_says_when_it_will_ask(here):
    here.post(reverse("people:stay"))
    page = here.get(reverse("people:account")).content.decode()
    assert 'id="idle"' in page and f'action="{reverse("people:stay")}"' in page


def test_it_is_not_there_for_strangers(client, db):
    assert 'id="idle"' not in client.get(reverse("people:sign_in")).content.decode()


def test_who_ran_out_is_led_back_to_the_page_whose_form_was_sent(here):
    SignIn.objects.update(seen_at=timezone.now() - timedelta(hours=9))
    page = "http://testserver/account/profile/?tab=names"
    answer = here.post(reverse("people:profile"), headers={"Referer": page})
    assert answer.url == f"{reverse('people:sign_in')}?next=%2Faccount%2Fprofile%2F%3Ftab%3Dnames"


def test_a_part_of_a_page_leads_the_whole_page_there(here):
    SignIn.objects.update(seen_at=timezone.now() - timedelta(hours=9))
    part = {"HX-Request": "true", "HX-Current-URL": "http://testserver/account/profile/"}
    answer = here.get(reverse("people:account"), headers=part)
    assert answer.headers["HX-Redirect"] == f"{reverse('people:sign_in')}?next=%2Faccount%2Fprofile%2F"


def test_a_page_of_somebody_else_is_no_way_back(here):
    SignIn.objects.update(seen_at=timezone.now() - timedelta(hours=9))
    answer = here.post(reverse("people:profile"), headers={"Referer": "https://evil.test/account/"})
    assert answer.url == reverse("people:sign_in")
