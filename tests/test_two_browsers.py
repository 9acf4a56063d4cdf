"""Two people in two browsers on one case: whatever the other does meanwhile, nothing that was typed is lost.

Noura types; before she sends it, Huda saves, reassigns, refers, merges or closes. Then the words are in the case, or
the page says what happened and the words stand there, and wait on every other device of hers.
"""

import re

import pytest
from playwright.sync_api import expect

from jehat.project.cast import CAST
from tests.browser import Seat, chromium
from tests.running import seeded
from tests.tours import of_staff
from tests.tours.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.platform]

HERS = ("comment", "note", "ask", "complete", "refer")
MEANWHILE = ("comment", "assign", "refer", "merge", "complete")
OTHER_WORDS = "كلام هدى في هذه الأثناء"


class Two:
    """Noura at her desk, her telephone, Huda, and Sara, on a platform of their own."""

    def __init__(self, browser, platform, stage):
        self.stage, self.platform = stage, platform
        self.noura, self.phone, self.huda, self.sara = (
            Seat(browser, platform.url, language="ar", width=width) for width in (1440, 390, 1440, 390)
        )
        for seat, name in ((self.noura, "noura"), (self.phone, "noura"), (self.huda, "huda"), (self.sara, "sara")):
            seat.signs_in(CAST[name])
        self.target = self.case()
        first = self.case()
        self.colleague = self._choice(first, "assign", "form[action$='/assign/'] [name=to]")
        self.department = self._choice(
            first, "refer", "form[action$='/refer/'] [name=to] option[value]:not([value=''])"
        )

    def case(self) -> str:
        return self.stage.ask("ready", table=of_staff.__name__, tour="case.note")["number"]

    def _choice(self, number, act, options) -> str:
        self.huda.goto(f"/cases/{number}/work/?act={act}")
        return self.huda.page.locator(options).first.get_attribute("value")

    def huda_does(self, act, number):
        given = {
            "comment": {"text": OTHER_WORDS},
            "assign": {"to": self.colleague},
            "refer": {"to": self.department, "note": OTHER_WORDS},
            "merge": {"number": self.target, "text": OTHER_WORDS},
            "complete": {"text": OTHER_WORDS},
        }[act]
        token = self.huda.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
        form = given | {"csrfmiddlewaretoken": token}
        address = f"{self.platform.url}/cases/{number}/{act}/"
        answer = self.huda.context.request.post(address, form=form, headers={"Referer": address})
        assert answer.status == 200 and not answer.url.endswith(f"/{act}/"), (act, answer.status, answer.url)

    def noura_types(self, act, number, words):
        self.noura.goto(f"/cases/{number}/work/" + (f"?act={act}#{act}" if act not in ("comment", "note") else ""))
        if act == "note":
            self.noura.page.locator(".composer-tabs label").nth(1).click()
        form = self.noura.page.locator(f"form[action$='/{act}/']").first
        if act == "refer":
            form.locator("[name=to]").select_option(self.department)
        form.locator("textarea").first.fill(words)
        return form

    def shown(self, seat) -> list[str]:
        return [area.input_value() for area in seat.page.locator("textarea").all()]

    def waits_on_the_phone(self, act, number) -> str:
        """What another device of hers shows, of a case in sight and of one that is not."""
        pages = (f"/cases/{number}/work/?act={act}", f"/cases/{number}/unsent/{act}/")
        return "".join(self.phone.html_of(page) for page in pages)


@pytest.fixture(scope="module")
def two():
    with seeded() as platform, Stage(platform) as stage, chromium() as browser:
        yield Two(browser, platform, stage)


@pytest.mark.parametrize("meanwhile", MEANWHILE)
@pytest.mark.parametrize("act", HERS)
def test_nothing_typed_is_lost(two, act, meanwhile):
    number, words = two.case(), f"كلمات استغرقت ساعة {act} {meanwhile}"
    form = two.noura_types(act, number, words)
    two.huda_does(meanwhile, number)
    two.noura.sends(form)
    if not two.noura.path.endswith(f"/{act}/"):
        assert two.stage.ask("is_written", number=number, words=words)
        return
    expect(two.noura.page.get_by_role("alert").first).to_be_visible()
    assert words in two.shown(two.noura)
    assert not two.stage.ask("is_written", number=number, words=words)
    assert words in two.waits_on_the_phone(act, number)
    # After a reload, in her own browser.
    if meanwhile in ("comment", "complete"):
        two.noura.goto(f"/cases/{number}/work/?act={act}")
        assert words in two.shown(two.noura)
        assert OTHER_WORDS in two.noura.page.locator("main").inner_text()


def test_a_merged_case_leads_on_with_the_words(two):
    number, words = two.case(), "كلمات تنتقل إلى المعاملة الأخرى"
    form = two.noura_types("comment", number, words)
    two.huda_does("merge", number)
    two.noura.sends(form)
    onward = two.noura.page.locator("form[action$='/carry/']")
    with two.noura.page.expect_navigation():
        onward.locator("button").click()
    assert two.noura.path == f"/cases/{two.target}/work/"
    expect(two.noura.page.locator("#comment")).to_have_value(words)
    assert words in two.phone.html_of(f"/cases/{two.target}/work/")


@pytest.mark.parametrize("meanwhile", ["merge", "complete"])
def test_the_answer_of_the_beneficiary_is_not_lost(two, meanwhile):
    number, words = two.case(), f"جواب استغرق ساعة {meanwhile}"
    two.noura.sends(two.noura_types("ask", number, "ما رقم الصك؟"))
    two.sara.goto(f"/cases/{number}/")
    form = two.sara.form("/answer/")
    form.locator("textarea").fill(words)
    two.huda_does(meanwhile, number)
    two.sara.sends(form)
    expect(two.sara.page.get_by_role("alert").first).to_be_visible()
    assert words in two.shown(two.sara)
    two.sara.goto(f"/cases/{number}/")
    assert words in two.shown(two.sara)


def test_no_page_complained(two):
    """What was refused is an answer too, and the browser says so."""
    for seat in (two.noura, two.phone, two.huda, two.sara):
        assert [one for one in seat.complaints if not re.search("409|404|403|422", one)] == []
