"""The receipt: a PDF of the archive kind in either language, recorded each time, and checked by whoever is shown it."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from jehat.audit.models import Event
from jehat.cases import actions, receipt
from jehat.organization import logos
from jehat.organization.actions import change_brand
from jehat.organization.models import Brand
from jehat.organization.tests.test_change_brand import picture
from jehat.project.cast import PASSWORD

from .paper import words_of
from .refusing import UNSEEN, each_stranger, refused


@pytest.fixture(autouse=True)
def arabic():
    """A page read in English leaves its language behind in the thread of the test."""
    with translation.override("ar"):
        yield


UNSEEN_BY_ALL = each_stranger(reason=UNSEEN)


def own(client, name="sara"):
    assert client.login(identifier=name, password=PASSWORD)
    return client


def missing(words: str, paper: bytes) -> set[str]:
    """Words of a sentence that do not stand on the paper; isolates and the marks around words are no words."""
    found = set(re.findall(r"[\w-]+", words_of(paper)))
    return {word for word in re.findall(r"[\w-]+", words) if word not in found}


@pytest.mark.parametrize("person", ["sara", "noura", "huda"])
def test_it_is_given_and_recorded(world, case, person):
    who = getattr(world, person)
    who = getattr(who, "user", who)
    assert actions.receipt(by=who, case=case) == case
    event = Event.objects.about(case).get(verb="case.receipt")
    assert (event.by, event.particulars) == (who, {})


@UNSEEN_BY_ALL
def test_strangers_get_none(world, case, who, reason):
    user = who(world)
    if user.is_authenticated:
        with refused("case.receipt", case, by=user, reason=reason):
            actions.receipt(by=user, case=case)


@pytest.mark.parametrize(("language", "title"), [("ar", "إيصال"), ("en", "Receipt")])
def test_the_paper_says_it_in_either_language(client, world, case, language, title):
    answer = own(client).get(reverse("cases:receipt", args=[case.number]), {"lang": language})
    paper = answer.content
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{case.number}-{language}.pdf"'
    assert "no-store" in answer["Cache-Control"]
    assert paper.startswith(b"%PDF-")
    assert b"pdfaid:part>2<" in paper
    assert not missing(f"{title} {case.number} A workshop", paper)
    with translation.override(language):
        assert not missing(f"{case.kind.name} {case.entity.name}", paper)
        assert receipt.code_of(case) in words_of(paper)


def test_what_a_person_wrote_is_no_markup(world):
    case = actions.submit(by=world.sara, kind=world.kind, subject='#panic() $x$ *bold* "#read("/etc/passwd") 🏠 漢')
    paper = receipt.pdf(case, "en", case.beneficiary)
    assert paper.startswith(b"%PDF-")
    assert not missing("panic read etc passwd bold", paper)


def test_a_long_subject_and_many_requirements_take_more_pages(world):
    case = actions.submit(by=world.sara, kind=world.kind, subject="كلمة " * 40)
    assert receipt.pdf(case, "ar", case.beneficiary).startswith(b"%PDF-")


# Checking one that is shown


def test_whoever_holds_it_can_check_it_without_an_account(client, case):
    url = reverse("cases:check")
    typed = {"number": case.number.lower(), "code": receipt.code_of(case).replace("-", " ").lower()}
    page = client.get(url, typed).content.decode()
    assert case.number in page
    assert case.kind.name_ar in page
    assert "A workshop" not in page and case.beneficiary.full_name not in page


@pytest.mark.parametrize("code", ["AAAA-AAAA-AAAA-AAAA", "x"])
def test_an_invented_code_proves_nothing(client, case, code):
    page = client.get(reverse("cases:check"), {"number": case.number, "code": code})
    assert page.status_code == 200
    assert case.kind.name_ar not in page.content.decode()


def test_an_unknown_number_says_no_more_than_a_wrong_code(client, case):
    def told(number):
        page = client.get(reverse("cases:check"), {"number": number, "code": "ABCD"}).content.decode()
        return page.partition("<main")[2].partition("</main>")[0].replace(number, "")

    assert told(case.number) == told("WRM-1448-999999")


def test_half_a_form_is_answered(client):
    assert client.get(reverse("cases:check"), {"number": "x"}).status_code == 422
    assert client.get(reverse("cases:check")).status_code == 200


def test_the_page_of_the_case_leads_to_it(client, case):
    page = own(client).get(reverse("cases:case", args=[case.number])).content.decode()
    assert reverse("cases:receipt", args=[case.number]) in page


def test_another_persons_receipt_is_not_there(client, case):
    assert own(client, "imran").get(reverse("cases:receipt", args=[case.number])).status_code == 404


def test_it_bears_the_colours_and_the_logo_of_the_entity(world, case):
    plain = receipt.told(case)
    assert (plain["colour"], plain["logo"]) == (Brand.PLAIN, [])
    png = logos.redrawn(picture())
    change_brand(by=world.admin.user, entity=world.entity, colour="#7a1f5c", logo=png)
    case.refresh_from_db()
    told = receipt.told(case)
    assert (told["colour"], bytes(told["logo"])) == ("#7a1f5c", png)
    assert b"/Subtype/Image" in receipt.pdf(case, "ar", case.beneficiary).replace(b" ", b"")
