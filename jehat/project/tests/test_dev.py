"""The development pages: only where the demonstration's cast lives."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_where_there_is_no_cast_there_is_nothing(client):
    assert client.get("/dev/").status_code == 404
    assert client.post("/dev/sign-in/", {"user_name": "sara"}).status_code == 404


def test_any_of_the_cast_enters_by_one_press(world):
    client = Client()
    page = client.get("/dev/")
    assert page.status_code == 200 and "noura.perm" in page.content.decode()
    assert client.post("/dev/sign-in/", {"user_name": "noura.perm"}).status_code == 302
    assert client.get("/cases/inbox/").status_code == 200


def test_nobody_else_enters(world):
    assert Client().post("/dev/sign-in/", {"user_name": "nobody"}).status_code == 404
