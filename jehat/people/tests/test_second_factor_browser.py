"""A second factor in a real browser, where it is required of employees: set up and used, in both languages."""

import re
import time
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from jehat.people import time_codes
from jehat.people.models import User
from jehat.project.cast import CAST, PASSWORD
from tests.browser import Seat, chromium

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}
# A device with a finger on it, as the browser plays it for tests.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def strict(world, live_server, settings, sent):
    """A platform on which employees have to have a second factor."""
    settings.STAFF_SECOND_FACTOR = "required"
    return live_server


@contextmanager
def seat(platform, language, width):
    """A browser of its own for each: while one is open, nobody asks the database from here."""
    User.objects.update(language=language)
    with chromium() as browser, Seat(browser, platform.url, language=language, width=width) as person:
        yield person


def with_device(seat: Seat) -> None:
    wire = seat.context.new_cdp_session(seat.page)
    wire.send("WebAuthn.enable")
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def fits_and_is_accessible(seat: Seat) -> None:
    assert seat.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), seat.path
    found = Axe().run(seat.page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def types_password(seat: Seat, member) -> None:
    seat.goto("/account/sign-in/")
    seat.fills(identifier=member.user_name, password=PASSWORD)
    seat.sends(seat.form("/account/sign-in/"))


def code_of(secret: str) -> str:
    """A code of a step that has not been used: the next one, once the present one was."""
    return time_codes.code_at(secret, int(time.time()) // time_codes.PERIOD + 1)


@pytest.mark.parametrize(("language", "width", "name"), [("ar", 390, "noura"), ("en", 1440, "majed")])
def test_an_app_is_set_up_before_anything_opens_and_asked_for_after(strict, language, width, name):
    with seat(strict, language, width) as person:
        types_password(person, CAST[name])
        assert person.path == "/account/second-factor/set-up/"
        fits_and_is_accessible(person)
        person.goto("/cases/inbox/")
        assert person.path == "/account/second-factor/set-up/"
        person.page.locator("main a[href$='/second-factor/app/']").click()
        fits_and_is_accessible(person)
        secret = person.page.locator(".secret code").inner_text().replace(" ", "")
        now = time_codes.code_at(secret, int(time.time()) // time_codes.PERIOD)
        person.fills(code=now)
        person.sends(person.form("/second-factor/app/"))
        assert person.path == "/account/second-factor/codes/"
        fits_and_is_accessible(person)
        backup = re.findall(r"[a-z0-9]{5}-[a-z0-9]{5}", person.page.locator(".backup-codes").inner_text())
        assert len(backup) == 10
        person.page.locator("main .btn--primary").click()
        expect(person.page).to_have_url(re.compile("/cases/inbox/"))
        assert person.complaints == []
    with seat(strict, language, width) as person:
        types_password(person, CAST[name])
        assert person.path == "/account/sign-in/second/"
        fits_and_is_accessible(person)
        person.goto("/cases/inbox/")
        assert person.path == "/account/sign-in/"
        types_password(person, CAST[name])
        person.fills(code=code_of(secret))
        person.sends(person.page.locator("main form.form"))
        assert person.path == "/cases/inbox/"
    with seat(strict, language, width) as person:
        types_password(person, CAST[name])
        person.fills(code=backup[0])
        person.sends(person.page.locator("main form.form"))
        assert person.path == "/cases/inbox/"


@pytest.mark.parametrize(("language", "width", "name"), [("ar", 390, "huda"), ("en", 820, "faisal")])
def test_a_passkey_is_set_up_and_then_is_the_whole_way_in(strict, language, width, name):
    with seat(strict, language, width) as person:
        with_device(person)
        types_password(person, CAST[name])
        fits_and_is_accessible(person)
        person.page.locator("form[data-passkey=create] button").click()
        person.page.wait_for_url("**/second-factor/codes/")
        person.page.locator("main .btn--primary").click()
        expect(person.page).to_have_url(re.compile("/cases/inbox/"))
        person.goto("/account/second-factor/")
        expect(person.page.locator("main")).to_contain_text(person.word("Passkey"))
        fits_and_is_accessible(person)
        person.page.locator("form[action='/account/sign-out/'] button").last.dispatch_event("click")
        person.page.wait_for_url("**/account/sign-in/")
        fits_and_is_accessible(person)
        person.page.locator("form[data-passkey=get] button").click()
        expect(person.page).to_have_url(re.compile("/cases/inbox/"))
        assert person.complaints == []


def test_without_the_device_the_other_way_stays(strict):
    with seat(strict, "en", 390) as person:
        person.goto("/account/sign-in/")
        person.page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error()); }")
        person.page.locator("form[data-passkey=get] button").click()
        expect(person.page.locator("[data-failed]")).to_be_visible()
        fits_and_is_accessible(person)


def test_a_page_left_alone_asks_first_and_stays_by_one_press(strict):
    with seat(strict, "en", 390) as person:
        person.signs_in(CAST["sara"])
        # As if the presence had a hundred seconds left, and then as many as ever.
        answers = iter([100, 28_800])
        person.page.route("**/account/stay/", lambda route: route.fulfill(json={"left": next(answers, 28_800)}))
        person.page.evaluate("document.getElementById('idle').dataset.wait = 0")
        person.page.evaluate("document.dispatchEvent(new Event('htmx:after:swap'))")
        box = person.page.locator("#idle")
        expect(box).to_be_visible()
        fits_and_is_accessible(person)
        box.locator("button[type=submit]").click()
        expect(box).to_be_hidden()


def test_who_ran_out_comes_back_to_the_page_and_to_his_words(strict):
    with seat(strict, "en", 390) as person:
        person.signs_in(CAST["imran"])
        person.goto("/cases/new/WRM-BPR/")
        person.page.locator("[name=subject]").fill("Words of somebody who went for a coffee")
        person.page.wait_for_timeout(2500)
        person.context.clear_cookies()
        person.page.evaluate("document.getElementById('idle').dataset.wait = 0")
        person.page.evaluate("document.dispatchEvent(new Event('htmx:after:swap'))")
        person.page.wait_for_url("**/account/sign-in/?next=*")
        person.fills(identifier=CAST["imran"].user_name, password=PASSWORD)
        person.sends(person.form("/account/sign-in/"))
        assert person.path == "/cases/new/WRM-BPR/"
        expect(person.page.locator("[name=subject]")).to_have_value("Words of somebody who went for a coffee")
