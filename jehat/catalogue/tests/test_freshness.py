"""Guide pages are kept by a visitor's browser, small, and made with the same few queries however much there is."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from jehat.catalogue.models import Kind
from jehat.catalogue.seed import load_kinds, read_catalogue
from jehat.organization.models import Entity

KILO = 1024
MOST = 60 * KILO


def pages(world):
    return [
        reverse("portal:front"),
        reverse("catalogue:entities"),
        reverse("catalogue:entity", args=["WRM"]),
        reverse("catalogue:kind", args=["WRM-BPR"]),
    ]


def test_a_browser_that_has_the_page_gets_nothing(world, client):
    for page in pages(world)[1:]:
        client.get(page)
        first = client.get(page)
        assert "no-cache" in first["Cache-Control"] and "Cookie" in first["Vary"] and "Accept-Language" in first["Vary"]
        again = client.get(page, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(page, {"hl": "en"}, headers={"if-none-match": first["ETag"]}).status_code == 200
    Kind.objects.filter(pk=world.kind.pk).update(fee=1)
    assert client.get(page, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_who_is_signed_in_keeps_nothing(world, client):
    client.force_login(world.sara)
    answer = client.get(reverse("catalogue:entities"))
    assert "ETag" not in answer and "no-store" in answer["Cache-Control"]


def test_what_is_not_there_is_not_kept(world, client):
    assert "ETag" not in client.get(reverse("catalogue:kind", args=["NONE"]))


def test_a_page_weighs_little(world, client):
    """All that a first visit brings but the fonts: the page, its sheet, its scripts, its icons."""
    for page in pages(world):
        html = client.get(page).content
        assert len(gzip.compress(html)) + sum(_weight(one) for one in _parts(html.decode())) <= MOST, page


def _parts(html):
    """The files of ours that a page asks for, and the modules they ask for."""
    found = set(re.findall(r'(?:src|href)="/static/([^"#?]+\.(?:css|js|svg))', html))
    for name in [one for one in found if one.endswith("app.js")]:
        folder = name.rpartition("/")[0]
        text = _file(name).decode()
        found |= {f"{folder}/{module}" for module in re.findall(r'^import "\./([^"]+)"', text, re.MULTILINE)}
    return found


def _weight(name):
    return len(gzip.compress(_file(name)))


def _file(name):
    with open(finders.find(re.sub(r"\.[0-9a-f]{12}\.", ".", name)), "rb") as file:
        return file.read()


@pytest.mark.parametrize("page", ["entities", "entity", "search"])
def test_the_same_queries_for_little_and_for_much(world, client, page, django_assert_max_num_queries):
    url = {
        "entities": reverse("catalogue:entities"),
        "entity": reverse("catalogue:entity", args=["WRM"]),
        "search": reverse("catalogue:entities") + "?q=رخصة",
    }[page]
    row = next(row for row in read_catalogue()["case_types"] if row["code"] == world.kind.code)
    load_kinds(row | {"code": f"WRM-X{n}"} for n in range(30))
    Entity.objects.bulk_create(
        Entity(code=f"B{n}", name_ar="فرع", name_en="Branch", kind=Entity.Kind.SUB_MUNICIPALITY, parent=world.entity)
        for n in range(10)
    )
    client.get(url)
    with django_assert_max_num_queries(9):
        client.get(url)
