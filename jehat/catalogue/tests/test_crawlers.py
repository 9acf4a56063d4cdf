"""What search engines read: where they may look, every page in both languages, and the structure of a page."""

import re

import pytest
from django.urls import reverse

from jehat.organization.models import Entity


def test_robots_are_told_where_to_look(world, client, settings):
    answer = client.get("/robots.txt")
    lines = answer.content.decode().splitlines()
    assert answer["Content-Type"].startswith("text/plain")
    assert "Allow: /guide/" in lines and "Disallow: /" in lines and "Disallow: /guide/keep/" in lines
    assert f"Sitemap: {settings.ORIGIN}/sitemap.xml" in lines


def test_every_public_page_is_listed_in_both_languages(world, client, shown, settings):
    index = client.get("/sitemap.xml")
    assert index.status_code == 200 and "public" in index["Cache-Control"]
    sections = re.findall(r"<loc>[^<]*?(/sitemap-[^<]+)</loc>", index.content.decode())
    assert len(sections) == 4
    text = "".join(client.get(section).content.decode() for section in sections)
    article = reverse("catalogue:article", args=["WRM", shown.code])
    for path in ("/", "/guide/", "/guide/WRM/", reverse("catalogue:kind", args=["WRM-BPR"]), article):
        for language in ("ar", "en"):
            assert f"<loc>{settings.ORIGIN}{path}?hl={language}</loc>" in text
    assert "<lastmod>" in text and 'hreflang="en"' in text
    assert all(
        client.get(path).status_code == 200 for path in set(re.findall(r"<loc>[^<]*?//[^/]+(/[^<]*)</loc>", text))
    )


def test_an_unknown_section_is_not_there(world, client):
    assert client.get("/sitemap-persons.xml").status_code == 404


def test_the_sitemap_costs_the_same_for_many(world, client, django_assert_max_num_queries):
    Entity.objects.bulk_create(
        Entity(code=f"E{n}", name_ar="جهة", name_en="Entity", kind=Entity.Kind.AUTHORITY) for n in range(30)
    )
    with django_assert_max_num_queries(4):
        assert client.get(reverse("sitemap", args=["entities"])).content.count(b"<url>") == 64


def test_an_address_may_name_the_language(world, client):
    page = reverse("catalogue:kind", args=["WRM-BPR"])
    for language in ("ar", "en"):
        text = client.get(page, {"hl": language}, headers={"accept-language": "fr"}).content.decode()
        assert f'<html lang="{language}"' in text
        assert 'rel="canonical" href="http' in text and f"?hl={language}" in text
        assert 'hreflang="x-default"' in text
    assert '<html lang="ar"' in client.get(page, {"hl": "xx"}).content.decode()


def test_who_is_signed_in_keeps_his_language(world, client):
    world.sara.language = "ar"
    world.sara.save()
    client.force_login(world.sara)
    assert '<html lang="ar"' in client.get(reverse("catalogue:entities"), {"hl": "en"}).content.decode()


def test_choosing_a_language_leaves_the_named_one_behind(world, client):
    page = client.get(reverse("catalogue:entities"), {"hl": "en", "q": "permit"}).content.decode()
    assert 'name="next" value="/guide/?q=permit"' in page


@pytest.mark.parametrize("kind", ["GovernmentService", "BreadcrumbList", "GovernmentOrganization"])
def test_a_kind_says_what_it_is(world, client, kind):
    page = client.get(reverse("catalogue:kind", args=["WRM-BPR"])).content.decode()
    assert f'itemtype="https://schema.org/{kind}"' in page
    assert '<meta property="og:title"' in page and '<meta name="description"' in page


def test_questions_are_told_as_questions(world, client):
    world.kind.questions = [
        {"question_ar": "كم؟", "answer_ar": "خمسة", "question_en": "How many?", "answer_en": "Five"}
    ]
    world.kind.save()
    page = client.get(reverse("catalogue:kind", args=["WRM-BPR"]), {"hl": "en"}).content.decode()
    assert 'itemtype="https://schema.org/FAQPage"' in page
    assert "How many?" in page and "Five" in page


def test_results_of_a_search_are_not_for_engines(world, client):
    assert '<meta name="robots" content="noindex">' in client.get("/guide/", {"q": "رخصة"}).content.decode()
