"""A forgotten password, on a phone in Arabic: the code comes over a real SMS provider, or a real mail server."""

import pytest

from jehat.project.cast import CAST, PASSWORD
from tests.browser import Seat, chromium
from tests.outside import CODE, Outside, until
from tests.running import seeded

pytestmark = [pytest.mark.browser, pytest.mark.platform]

SARA, HUDA = CAST["sara"].person, CAST["huda"].person
NEW = "wahat-safa-1449"


@pytest.fixture(scope="module")
def outside():
    with Outside() as outside:
        yield outside


@pytest.fixture(scope="module")
def platform(outside):
    with seeded(**outside.environment) as platform:
        yield platform


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def phone(browser, platform):
    with Seat(browser, platform.url, language="ar", width=390) as seat:
        yield seat
        # A password that is refused is an answer, and the browser says so.
        assert [said for said in seat.complaints if "status of 422" not in said] == []


def asks(seat, identifier: str, channel: str) -> None:
    seat.goto("/account/sign-in/")
    seat.page.locator('main a[href="/account/recover/"]').click()
    form = seat.form("/account/recover/")
    seat.fills(form, identifier=identifier)
    form.locator(f'[name=channel][value="{channel}"]').check()
    seat.sends(form)
    assert seat.path == "/account/recover/code/"


def chooses(seat, code: str) -> None:
    form = seat.form("/account/recover/code/")
    seat.fills(form, code=code, password=NEW)
    seat.sends(form)
    assert seat.path == "/account/sign-in/"


def signs_in(seat, identifier: str, password: str) -> None:
    form = seat.form("/account/sign-in/")
    seat.fills(form, identifier=identifier, password=password)
    seat.sends(form)


@pytest.mark.parametrize(("person", "channel", "home"), [(SARA, "mobile", "/home/"), (HUDA, "email", "/cases/inbox/")])
def test_the_code_opens_the_way_back(phone, platform, outside, person, channel, home):
    asks(phone, person.username, channel)
    chooses(phone, code_for(phone, platform, outside, person.identifiers[channel]))
    signs_in(phone, person.username, PASSWORD)
    assert phone.path == "/account/sign-in/"
    signs_in(phone, person.username, NEW)
    assert phone.path == home
    # Whoever holds the account is told of the change by every way there is.
    for contact in (person.identifiers["mobile"], person.identifiers["email"]):
        until(lambda contact=contact: outside.texts_to(contact), "word of the change")


def test_nobody_gets_a_code_and_sees_the_same_page(phone, outside):
    asks(phone, "nobody.there", "mobile")
    unknown = phone.page.locator("main").inner_html()
    asks(phone, "noura.perm", "mobile")
    known = phone.page.locator("main").inner_html()
    assert without_tokens(known) == without_tokens(unknown)


def code_for(seat, platform, outside, contact: str) -> str:
    """The code in the first message that speaks of one; others carry numbers of cases."""
    words = seat.word("Your Jehat code is %(code)s. It is valid for 10 minutes.").partition("%")[0].strip()
    text = until(
        lambda: [text for text in outside.texts_to(contact) if words in text],
        f"a code to {contact}",
        else_tell=lambda: f"{outside.texts_to(contact)}\n{outside.sms.messages}\n{platform.logs()}",
    )[0]
    return CODE.search(text.partition(words)[2])[0]


def without_tokens(markup: str) -> str:
    return "".join(line for line in markup.splitlines() if "csrfmiddlewaretoken" not in line)
