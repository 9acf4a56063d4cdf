import pytest
from django.urls import reverse

from jehat.desk.places import PLACES, open_to


def test_an_administrator_finds_every_page_he_may_open(client, world):
    client.force_login(world.admin.user)
    page = client.get("/settings/").content.decode()
    offered = open_to(world.admin)
    assert [place.name for place in offered if f'href="{reverse(place.name)}"' not in page] == []
    assert len(offered) > 5


def test_each_page_of_the_list_opens(client, world):
    client.force_login(world.admin.user)
    offered = open_to(world.admin)
    assert [place.name for place in offered if client.get(reverse(place.name)).status_code != 200] == []


def test_each_page_has_a_role_that_opens_it(world):
    verbs = set(world.entity.grants.values_list("verb", flat=True))
    assert [place.name for place in PLACES if place.verb not in verbs] == []


@pytest.mark.parametrize("who", ["noura", "sara"])
def test_who_administers_nothing_finds_no_such_page(client, world, who):
    someone = getattr(world, who)
    client.force_login(getattr(someone, "user", someone))
    assert client.get("/settings/").status_code == 404


def test_a_stranger_signs_in_first(client, db):
    assert client.get("/settings/").status_code == 302
