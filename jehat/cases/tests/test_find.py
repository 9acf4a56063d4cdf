"""Finding a case among those within reach: by number in any digits, by words in any spelling."""

import pytest
from django.urls import reverse

from jehat.cases import actions, queries
from jehat.cases.models import Case

from .many import make_cases
from .test_inbox import INBOX


def numbers(found):
    return {case.number for case in found.cases}


@pytest.mark.parametrize("typed", ["WRM-1448-000002", "wrm-1448-000002", "000002", "٠٠٠٠٠٢", " 2 "])
def test_a_number_is_found_in_any_digits(world, typed):
    make_cases(world, 3)
    assert "WRM-1448-000002" in numbers(queries.find(Case.objects.all(), typed))
    assert numbers(queries.find(Case.objects.all(), "WRM-1448-000009")) == set()


@pytest.mark.parametrize("typed", ["رخصة", "رخصه", "الرُّخصة", "تجديد رخصه", "احمد"])
def test_words_are_found_in_any_spelling(world, typed):
    one, _other = make_cases(world, 2)
    case = Case.objects.get(pk=one.pk)
    case.subject = "تجديد رخصة أحمد"
    case.save(update_fields=["subject"])
    assert numbers(queries.find(Case.objects.all(), typed)) == {one.number}


def test_the_name_of_the_beneficiary_is_found(world, case):
    assert numbers(queries.find(Case.objects.all(), world.sara.name.split()[0])) == {case.number}
    assert numbers(queries.find(Case.objects.all(), "nobody-of-this-name")) == set()


def test_a_search_is_bounded_and_says_so(world, monkeypatch):
    monkeypatch.setattr(queries.inbox, "SEARCHED", 3)
    cases = make_cases(world, 5)
    found = queries.find(Case.objects.all(), "Subject")
    assert (found.searched, found.is_whole) == (3, False)
    assert numbers(found) == {case.number for case in cases[2:]}
    assert numbers(queries.find(Case.objects.all(), cases[0].number)) == {cases[0].number}


@pytest.mark.parametrize("who", ["stranger", "yousef", "salma"])
def test_what_he_may_not_see_is_not_found(world, case, client, who):
    client.force_login(getattr(world, who).user)
    for words in (case.number, case.subject):
        assert client.get(INBOX, {"q": words}).context["page"].rows == []
        assert case.number not in client.get(reverse("cases:found"), {"q": words}).content.decode()


def test_a_search_looks_in_every_view_and_keeps_the_words(world, done, client):
    client.force_login(world.noura.user)
    page = client.get(INBOX, {"q": done.number[-6:], "view": "mine"})
    assert [row.case for row in page.context["page"].rows] == [done]
    assert f'value="{done.number[-6:]}"' in page.content.decode()


def test_the_palette_finds_a_few(world, case, client):
    for _one in range(8):
        actions.submit(by=world.imran, kind=world.kind, subject="A workshop too")
    client.force_login(world.huda.user)
    options = client.get(reverse("cases:found"), {"q": "workshop"}).content.decode()
    assert options.count('role="option"') == 6
    assert client.get(reverse("cases:found")).content.strip() == b""
