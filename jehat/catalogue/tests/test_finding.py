"""The index follows the guide, whoever changes it; what is hidden is nowhere."""

import pytest
from django.urls import reverse

from jehat.catalogue import queries
from jehat.catalogue.models import Article, Kind, Wording
from jehat.organization.models import Department, Entity


def codes(words, **how):
    found, _answer = queries.find(words, **how)
    return [one.what.code for one in found]


def test_a_change_is_found_at_once(world):
    assert codes("منطاد") == []
    Kind.objects.filter(pk=world.kind.pk).update(summary_ar="تصريح منطاد")
    assert codes("منطاد") == ["WRM-BPR"]
    Kind.objects.filter(pk=world.kind.pk).update(summary_ar="")
    assert codes("منطاد") == []


def test_other_words_are_found(world):
    Wording.objects.create(entity=world.entity, kind=world.kind, words_ar=["أرفع سقف الحوش"], words_en=["raise a roof"])
    assert codes("ابغى ارفع سقف")[0] == codes("raise the roof")[0] == "WRM-BPR"


@pytest.mark.parametrize("rest", ["kind", "department"])
def test_what_is_hidden_is_nowhere(world, client, rest):
    pages = [
        reverse("catalogue:entities") + "?q=رخصة+بناء",
        reverse("catalogue:suggest") + "?q=رخصة+بنا",
        reverse("catalogue:entities"),
        reverse("catalogue:entity", args=["WRM"]),
        reverse("sitemap", args=["kinds"]),
    ]
    seen = [world.kind.code in client.get(page).content.decode() for page in pages]
    assert seen == [True, True, False, True, True]
    if rest == "kind":
        Kind.objects.filter(pk=world.kind.pk).update(is_published=False)
    else:
        Department.objects.filter(pk=world.permits.pk).update(is_active=False)
    assert not any(world.kind.code in client.get(page).content.decode() for page in pages)
    assert codes("WRM-BPR") == codes("رخصة بناء") == []


def test_the_stamp_changes_with_whatever_the_guide_shows(world):
    stamps = {queries.stamp()}
    Entity.objects.filter(pk=world.entity.pk).update(contact_phone="920000000")
    stamps.add(queries.stamp())
    Article.objects.create(entity=world.entity, code="a", title_ar="أ")
    stamps.add(queries.stamp())
    assert len(stamps) == 3
    Article.objects.all().delete()
    assert queries.stamp() in stamps


def test_articles_are_found_and_marked(world, client, shown):
    page = client.get(reverse("catalogue:entities"), {"q": "اوقات الدوام"}).content.decode()
    assert reverse("catalogue:article", args=["WRM", shown.code]) in page
    assert "<mark>الدوام</mark>" in page


def test_suggestions_are_a_piece_of_the_page(world, client):
    answer = client.get(reverse("catalogue:suggest"), {"q": "رخ"})
    assert answer.content.decode().lstrip().startswith('<div class="finder-list" id="suggestions"')
    assert reverse("catalogue:kind", args=["WRM-BPR"]) in answer.content.decode()
    assert "<a " not in client.get(reverse("catalogue:suggest")).content.decode()


def test_hostile_words_stay_words(world, client):
    for words in ("<script>alert(1)</script>", "%00" * 3, "' OR 1=1 --", "\u202e" * 50, "ا" * 5000, "[](javascript:1)"):
        page = client.get(reverse("catalogue:entities"), {"q": words})
        assert page.status_code in (200, 404)
        assert "<script>alert" not in page.content.decode()
