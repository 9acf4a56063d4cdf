import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.people import actions
from jehat.people.models import User

pytestmark = pytest.mark.django_db

ADDRESS = "/account/preferences/"


def test_what_is_chosen_is_kept_and_the_rest_stays(sara):
    actions.set_preferences(by=sara, theme="dark")
    actions.set_preferences(by=sara, language="en")
    sara.refresh_from_db()
    assert (sara.language, sara.theme) == ("en", "dark")
    assert Event.objects.filter(verb="person.set_preferences", by=sara).count() == 2


@pytest.mark.parametrize("given", [{"language": "fr"}, {"theme": "pink"}])
def test_what_is_not_offered_is_refused(sara, given):
    with pytest.raises(ValueError):
        actions.set_preferences(by=sara, **given)


def test_a_visitor_keeps_his_choice_in_cookies(client, db):
    response = client.post(ADDRESS, {"language": "en", "theme": "dark", "next": "/account/register/"})
    assert response.url == "/account/register/"
    assert {name: client.cookies[name].value for name in ("jehat_language", "jehat_theme")} == {
        "jehat_language": "en",
        "jehat_theme": "dark",
    }
    assert b'lang="en"' in client.get("/account/register/").content[:200]


def test_an_account_keeps_it_everywhere(client, sara):
    client.force_login(sara)
    client.post(ADDRESS, {"language": "en"})
    assert User.objects.get(pk=sara.pk).language == "en"
    client.cookies.pop("jehat_language")
    assert b'lang="en"' in client.get(reverse("people:account")).content[:200]


@pytest.mark.parametrize("away", ["https://evil.test/", "//evil.test/x"])
def test_it_leads_nowhere_else(client, db, away):
    assert client.post(ADDRESS, {"theme": "dark", "next": away}).url == reverse("people:sign_in")


def test_an_unknown_choice_changes_nothing(client, sara):
    client.force_login(sara)
    response = client.post(ADDRESS, {"language": "fr"})
    assert response.url == reverse("people:account")
    assert "jehat_language" not in client.cookies


def test_the_bare_address_leads_to_the_account(client, sara):
    client.force_login(sara)
    assert client.get(ADDRESS).url == reverse("people:account")


def test_shortcuts_are_switched_off_for_the_account(client, world):
    client.force_login(world.noura.user)
    assert b'data-shortcuts="off"' not in client.get("/account/").content
    client.post(ADDRESS, {"shortcuts": "off"})
    assert not User.objects.get(pk=world.noura.user.pk).shortcuts
    assert b'data-shortcuts="off"' in client.get("/account/").content
    client.post(ADDRESS, {"theme": "dark"})
    assert not User.objects.get(pk=world.noura.user.pk).shortcuts
