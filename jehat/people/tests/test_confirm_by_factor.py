from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions, time_codes
from jehat.people.models import SecondFactor, SignIn

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db

SECRET = time_codes.new_secret()


@pytest.fixture
def here(client, sara, rf):
    """A request in a presence that was proved six minutes ago, of somebody with an app."""
    sara.language = "en"
    sara.save(update_fields=["language"])
    client.force_login(sara)
    client.get("/account/")
    SecondFactor.objects.create(user=sara, kind="app", sealed={"secret": SECRET})
    request = rf.get("/")
    request.session, request.user = client.session, sara
    SignIn.objects.update(confirmed_at=timezone.now() - timedelta(minutes=6))
    return request


def shown() -> str:
    return time_codes.code_at(SECRET, time_codes.step_at(timezone.now()))


def confirm(request, code, **given):
    presence = SignIn.objects.get(session_key=request.session.kept_as)
    return actions.confirm_by_factor(
        **{"by": request.user, "request": request, "presence": presence, "code": code} | given
    )


def test_the_right_code_stands_for_five_minutes_in_a_session_with_a_new_key(here):
    before = here.session.kept_as
    assert confirm(here, shown()).means == "app"
    presence = SignIn.objects.get()
    assert presence.is_fresh(timezone.now()) and presence.means == "app"
    assert presence.session_key == here.session.kept_as != before
    assert Event.objects.get(verb="person.confirm_by_factor").particulars == {"means": "app"}


def test_a_wrong_one_is_recorded_and_slows_the_next(here):
    for _number in range(5):
        assert not confirm(here, "000000").means
    assert confirm(here, "000000").wait > 0
    assert Event.objects.filter(verb="person.confirm_by_factor", outcome="refused").count() == 5
    assert not SignIn.objects.get().is_fresh(timezone.now())


def test_the_presence_of_another_is_not_confirmed(here, layla):
    with pytest.raises(Refused):
        confirm(here, shown(), by=layla)


def test_the_password_is_not_enough_where_there_is_a_factor(here, client):
    given = {"current_password": PASSWORD, "password": "another-1448-safa"}
    response = client.post(reverse("people:change_password"), given)
    assert response.status_code == 422 and "This code is not right" in response.content.decode()


def test_a_form_asks_for_the_code_and_takes_it(here, client, sara):
    page = client.get(reverse("people:change_password")).content.decode()
    assert "Code of the app" in page and reverse("people:confirm") in page
    given = {"current_password": shown(), "password": "another-1448-safa"}
    assert client.post(reverse("people:change_password"), given).status_code == 302
    sara.refresh_from_db()
    assert sara.check_password("another-1448-safa")


def test_the_page_asks_and_leads_on(here, client):
    url = reverse("people:confirm")
    assert client.get(url, {"next": "/account/profile/"}).status_code == 200
    given = {"current_password": shown(), "next": "/account/profile/"}
    assert client.post(url, given).url == "/account/profile/"
    assert client.get(url, {"next": "/account/profile/"}).url == "/account/profile/"


def test_the_page_asks_for_the_password_where_there_is_no_factor(here, client, sara):
    sara.second_factors.all().delete()
    url = reverse("people:confirm")
    assert client.post(url, {"current_password": "no"}).status_code == 422
    assert client.post(url, {"current_password": PASSWORD, "next": "https://evil.test/"}).url == reverse("portal:home")


def test_what_is_worth_asking_for_leads_there_and_back(here, client):
    page = reverse("people:set_up")
    assert client.get(page).url == f"{reverse('people:confirm')}?next=%2Faccount%2Fsecond-factor%2Fset-up%2F"
    part = client.get(page, headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/account/"})
    assert part.headers["HX-Redirect"] == f"{reverse('people:confirm')}?next=%2Faccount%2F"
    sent = client.post(
        reverse("people:renew_backup_codes"), headers={"Referer": "http://testserver/account/second-factor/"}
    )
    assert sent.url.endswith("next=%2Faccount%2Fsecond-factor%2F")
