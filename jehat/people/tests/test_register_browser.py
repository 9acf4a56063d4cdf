"""A person registers in a real browser, at an ordinary pace, within a minute: in both languages, on phone and desk."""

import time
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from jehat.people.models import User

from .test_prove_contact import code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE = {"locale": "ar", "viewport": {"width": 390, "height": 844}}
KEY = 0.180
"""Seconds for a key: about 65 words a minute on a keyboard, and slow for two thumbs."""
GLANCE = 1.0
"""Seconds to read a label and go to its field."""
FETCH = 5.0
"""Seconds to read a code on another screen."""
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}

WORDS = {
    "ar": ("ليلى", "الحربي", "0500000301", "nakhla-1448", "فتح الحساب", "متابعة"),
    "en": ("Layla", "Alharbi", "layla.h@example.test", "nakhla-1448", "Open the account", "Continue"),
}


@dataclass
class Person:
    """Types and presses as people do, and counts it."""

    page: object
    fields: int = 0
    keys: int = 0

    def types(self, name: str, text: str) -> None:
        time.sleep(GLANCE)
        self.page.locator(f"[name={name}]").press_sequentially(text, delay=KEY * 1000)
        self.fields += 1
        self.keys += len(text)

    def ticks(self, name: str) -> None:
        time.sleep(GLANCE)
        self.page.locator(f"[name={name}]").check()
        self.fields += 1

    def presses(self, words: str) -> None:
        time.sleep(GLANCE)
        self.page.get_by_role("button", name=words, exact=True).click()


@pytest.fixture
def browse(live_server):
    """`with browse(…) as page`: a page of Debian's Chromium with a person's language and width."""

    def open_page(**context):
        return _Browser(live_server.url, context)

    return open_page


class _Browser:
    def __init__(self, url, context):
        self.url, self.context = url, context

    def __enter__(self):
        self.playwright = sync_playwright().start()
        self.chromium = self.playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        return self.chromium.new_context(base_url=self.url, reduced_motion="reduce", **self.context).new_page()

    def __exit__(self, *failure):
        self.chromium.close()
        self.playwright.stop()


def fits_and_is_accessible(page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def register(page, person, language, sent) -> None:
    first, family, contact, password, opens, goes_on = WORDS[language]
    person.types("first_name", first)
    person.types("family_name", family)
    person.types("contact", contact)
    person.types("password", password)
    person.ticks("consent")
    person.presses(opens)
    page.wait_for_url("**/account/prove/")
    time.sleep(FETCH)
    person.types("code", code_of(sent[0]))
    person.presses(goes_on)
    page.wait_for_url("**/home/")


@pytest.mark.parametrize(("language", "width", "locale"), [("ar", 390, "ar-SA"), ("en", 1440, "en-GB")])
def test_a_person_is_in_within_a_minute(browse, sent, language, width, locale, capsys):
    with browse(locale=locale, viewport={"width": width, "height": 844}) as page:
        page.goto("/account/register/")
        assert page.locator("html").get_attribute("lang") == language
        person, started = Person(page), time.monotonic()
        register(page, person, language, sent)
        seconds = time.monotonic() - started
        assert page.locator("h1").count() == 1
    with capsys.disabled():
        print(f"\nregistration, {language} at {width}: {person.fields} fields, {person.keys} keys, {seconds:.1f} s")
    assert seconds < 60
    assert User.objects.get().sign_ins.current().exists()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1440, "light")])
def test_the_pages_fit_and_are_accessible(browse, sent, sara, language, width, scheme):
    with browse(locale=language, color_scheme=scheme, viewport={"width": width, "height": 844}) as page:
        page.goto("/account/sign-in/")
        fits_and_is_accessible(page)
        page.locator("form [type=password]").press("Enter")
        page.locator(".error-summary").wait_for()
        fits_and_is_accessible(page)
        page.goto("/account/register/")
        page.locator("#more_about_you summary").click()
        fits_and_is_accessible(page)
        page.locator("[name=first_name]").press("Enter")
        page.locator(".error-summary").wait_for()
        fits_and_is_accessible(page)


def fill_in(page) -> None:
    """The first page at once, and on to the second."""
    *answers, opens, _goes_on = WORDS["ar"]
    for name, text in zip(("first_name", "family_name", "contact", "password"), answers, strict=True):
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=consent]").check()
    page.get_by_role("button", name=opens, exact=True).click()
    page.wait_for_url("**/prove/")


def go_on(page) -> None:
    page.get_by_role("button", name=WORDS["ar"][-1], exact=True).click()
    page.wait_for_url("**/home/")


def test_it_needs_no_script(browse, sent):
    with browse(**PHONE, java_script_enabled=False) as page:
        page.goto("/account/register/")
        fill_in(page)
        page.locator("[name=code]").fill(code_of(sent[0]))
        go_on(page)


def test_a_code_can_be_pasted_whole(browse, sent):
    with browse(**PHONE, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto("/account/register/")
        fill_in(page)
        fits_and_is_accessible(page)
        field = page.locator("[name=code]")
        assert field.get_attribute("autocomplete") == "one-time-code"
        code = code_of(sent[0])
        page.evaluate("text => navigator.clipboard.writeText(text)", f"{code[:3]} {code[3:]}")
        field.focus()
        page.keyboard.press("Control+V")
        go_on(page)
