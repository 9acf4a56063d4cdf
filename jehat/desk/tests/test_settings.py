import pytest
from django.urls import reverse

from jehat.desk.places import PLACES


def test_an_administrator_finds_every_page_he_may_open(client, world):
    client.force_login(world.admin.user)
    page = client.get("/settings/").content.decode()
    assert [place.name for place in PLACES if f'href="{reverse(place.name)}"' not in page] == []


def test_each_page_of_the_list_opens(client, world):
    client.force_login(world.admin.user)
    assert {place.name: client.get(reverse(place.name)).status_code for place in PLACES} == {
        p.name: 200 for p in PLACES
    }


@pytest.mark.parametrize("who", ["noura", "sara"])
def test_who_administers_nothing_finds_no_such_page(client, world, who):
    someone = getattr(world, who)
    client.force_login(getattr(someone, "user", someone))
    assert client.get("/settings/").status_code == 404


def test_a_stranger_signs_in_first(client, db):
    assert client.get("/settings/").status_code == 302
