"""The other words people use: kept by the entity, known to the search at once."""

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.catalogue import actions, queries
from jehat.catalogue.models import Wording
from jehat.core.verdict import Refused

URL = "catalogue:change_wording"


def change(world, **given):
    words = {"words_ar": ["بناء شاليه"], "words_en": ["build a chalet", "beach house"]}
    return actions.change_wording(**({"by": world.admin.user, "kind": world.kind} | words | given))


def test_they_are_kept_recorded_and_found(world):
    wording = change(world)
    assert (wording.entity_id, wording.words_ar) == (world.entity.pk, ["بناء شاليه"])
    event = Event.objects.filter(verb="catalogue.change_wording").latest("pk")
    assert (event.by, event.entity_id) == (world.admin.user, world.entity.pk)
    assert event.particulars == {"arabic": 1, "english": 2}
    found, _answer = queries.find("ابي ابني شاليه")
    assert (found[0].what, found[0].phrase) == (world.kind, "بناء شاليه")
    change(world, words_ar=[], words_en=[])
    assert Wording.objects.count() == 1 and queries.find("شاليه")[0] == []


def test_outsiders_are_refused(world, outsider):
    with pytest.raises(Refused):
        change(world, by=outsider)
    assert not Wording.objects.exists()
    assert Event.objects.filter(verb="catalogue.change_wording").latest("pk").outcome == "refused"


def test_an_administrator_keeps_his_own_entity_only(world):
    with pytest.raises(Refused):
        change(world, kind=world.other_kind)


def test_the_page_takes_one_phrase_a_line(world, as_admin):
    page = reverse(URL, args=[world.kind.code])
    assert as_admin.get(page).status_code == 200
    typed = {"words_ar": "شاليه\r\n\r\n  بيت  شعر \nبَيت شعر\n\u200f\n", "words_en": ""}
    assert as_admin.post(page, typed).status_code == 302
    assert Wording.objects.get(kind=world.kind).words_ar == ["شاليه", "بيت شعر"]
    assert "شاليه\nبيت شعر" in as_admin.get(page).content.decode()


@pytest.mark.parametrize("typed", ["\n".join(f"word {n}" for n in range(61)), "x" * 121])
def test_too_much_is_said_and_kept(world, as_admin, typed):
    answer = as_admin.post(reverse(URL, args=[world.kind.code]), {"words_ar": "", "words_en": typed})
    assert answer.status_code == 422
    assert typed in answer.content.decode()


def test_the_list_tries_the_search(world, as_admin, django_assert_max_num_queries):
    change(world)
    page = as_admin.get(reverse("catalogue:wordings"), {"q": "beach house"}).content.decode()
    assert "What people would find" in page and world.kind.name_en in page and "بناء شاليه" in page
    assert world.other_kind.code not in page


def test_pages_are_for_those_who_keep_the_guide(world, client, outsider):
    for page in (reverse("catalogue:wordings"), reverse(URL, args=[world.kind.code])):
        assert client.get(page).status_code == 302
        client.force_login(outsider)
        assert client.get(page).status_code == 403
        client.logout()


def test_kinds_of_others_are_not_there(world, as_admin):
    assert as_admin.get(reverse(URL, args=[world.other_kind.code])).status_code == 404
