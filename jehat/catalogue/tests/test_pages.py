"""The guide is open to everybody, in both languages."""

import pytest
from django.urls import reverse
from django.utils import translation

from jehat.catalogue import queries
from jehat.catalogue.models import Kind
from jehat.catalogue.sectors import ICONS, SECTORS
from jehat.organization.models import Department, Entity

from .asking import DEED, FORM, ask

ENGLISH = {"accept-language": "en"}


def test_visitors_find_entities_by_sector(world, client):
    page = client.get(reverse("catalogue:entities"))
    assert page.status_code == 200
    assert [entity for sector in page.context["sectors"] for _, entity in sector.entities] == [
        world.other_entity,
        world.entity,
    ]


def test_entities_say_how_much_they_offer(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert {one.code: one.number_of_kinds for one in queries.entities_with_kinds()} == {"WRM": 1, "PRA": 1}


@pytest.mark.parametrize("words", ["رخصة بناء", "رُخصَة  بنـاء", "building PERMIT", "رخصه سكني"])
def test_the_search_takes_any_spelling(world, client, words):
    page = client.get(reverse("catalogue:entities"), {"q": words})
    assert [one.what for one in page.context["found"]] == [world.kind]


def test_nothing_found_offers_the_whole_guide(world, client):
    page = client.get(reverse("catalogue:entities"), {"q": "<script>"}, headers=ENGLISH)
    assert page.context["found"] == []
    assert "<script>”" not in page.content.decode()
    assert f'href="{reverse("catalogue:entities")}"' in page.content.decode()


def test_an_entity_shows_its_kinds(world, client):
    page = client.get(reverse("catalogue:entity", args=["WRM"]), headers=ENGLISH)
    assert page.context["kinds"] == [world.kind]
    assert reverse("catalogue:kind", args=[world.kind.code]) in page.content.decode()


def test_a_kind_says_what_it_needs_costs_and_takes(world, client):
    page = client.get(reverse("catalogue:kind", args=[world.kind.code]), headers=ENGLISH).content.decode()
    for words in (
        "1,200 riyals",
        "Within 10 working days",
        world.permits.name_en,
        reverse("cases:submit", args=["WRM-BPR"]),
    ):
        assert words in page
    assert all(step["name_en"] in page for step in world.kind.steps)


def test_the_steps_come_in_order_and_in_the_language(world):
    world.kind.steps = list(reversed(world.kind.steps))
    for language in ("ar", "en"):
        with translation.override(language):
            first, last = world.kind.steps[-1], world.kind.steps[0]
            assert world.kind.stages[0] == first[f"name_{language}"]
            assert world.kind.stages[-1] == last[f"name_{language}"]


@pytest.mark.parametrize("rest", ["kind", "department"])
def test_what_is_not_offered_is_not_there(world, client, rest):
    if rest == "kind":
        Kind.objects.filter(pk=world.kind.pk).update(is_published=False)
    else:
        Department.objects.filter(pk=world.permits.pk).update(is_active=False)
    gone = client.get(reverse("catalogue:kind", args=[world.kind.code]), {"hl": "en"})
    assert gone.status_code == 410 and "This kind of case is not offered now." in gone.content.decode()
    assert reverse("catalogue:entity", args=["WRM"]) in gone.content.decode() and "noindex" in gone.content.decode()
    assert queries.kinds_of(world.entity) == []
    assert client.get(reverse("catalogue:entity", args=["WRM"])).status_code == 200


def test_unknown_codes_are_not_there(world, client):
    assert client.get(reverse("catalogue:entity", args=["NONE"])).status_code == 404
    assert client.get(reverse("catalogue:kind", args=["NONE"])).status_code == 404


def test_every_kind_of_entity_has_a_sector_and_an_icon():
    assert {kind for kinds in SECTORS.values() for kind in kinds} == set(Entity.Kind) == set(ICONS)


def test_a_kind_says_for_whom_it_may_be_filed_and_what_will_be_asked(world, client):
    ask(world.kind, form=FORM, requirements=[DEED], rules={"may_file": ["citizen", "company"]})
    page = client.get(reverse("catalogue:kind", args=[world.kind.code]), headers=ENGLISH)
    shown = page.context["shown"]
    assert shown.filers == ["Citizens", "Companies"]
    assert [(one.label, one.is_required) for one in shown.asks] == [
        ("Floors", True),
        ("Is there a lift?", False),
        ("Maker of the lift", True),
        ("Use", True),
    ]
    assert "Is there a lift?" in shown.asks[2].only_if
    text = page.content.decode()
    assert all(words in text for words in ("What you will be asked", "Maker of the lift", "It may be filed for:"))


def test_a_kind_for_everybody_that_asks_nothing_says_neither(world, client):
    ask(world.kind, form=())
    page = client.get(reverse("catalogue:kind", args=[world.kind.code]), headers=ENGLISH).content.decode()
    assert "What you will be asked" not in page and "It may be filed for:" not in page
