"""In which language a visitor is met."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "ar"),
        ("ar-SA,ar;q=0.9,en;q=0.8", "ar"),
        ("en-US,en;q=0.9", "en"),
        ("en-GB,en;q=0.9,ar;q=0.8", "en"),
        ("ur-PK,ur;q=0.9,en;q=0.8", "en"),
        ("fr-FR,fr;q=0.9", "ar"),
        ("en;q=0, ar", "ar"),
        ("*", "ar"),
    ],
)
def test_the_first_of_ours_that_the_browser_names_else_arabic(client, accepted, language):
    response = client.get(reverse("people:sign_in"), headers={"Accept-Language": accepted})
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"'.encode() in response.content


def test_a_choice_counts_more_than_the_browser(client):
    client.cookies["jehat_language"] = "ar"
    response = client.get(reverse("people:sign_in"), headers={"Accept-Language": "en"})
    assert response.headers["Content-Language"] == "ar"


def test_an_unknown_choice_is_none(client):
    client.cookies["jehat_language"] = "xx"
    assert client.get(reverse("people:sign_in")).headers["Content-Language"] == "ar"


def test_the_account_counts_most(client, sara):
    client.cookies["jehat_language"] = "en"
    client.force_login(sara)
    assert client.get(reverse("people:account")).headers["Content-Language"] == "ar"
