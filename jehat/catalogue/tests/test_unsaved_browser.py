"""In a real browser: who leaves unsaved words is asked first, and a draft is not discarded by a slip."""

import pytest
from playwright.sync_api import expect

from jehat.catalogue.models import Version
from jehat.project.cast import CAST
from tests.browser import Seat, chromium

from .keeping import write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KIND = "/guide/keep/kinds/WRM-BPR/"
FORMS = {
    KIND: "name_en",
    "/guide/keep/kinds/add/": "name_en",
    "/guide/keep/words/WRM-BPR/": "words_ar",
    "/guide/keep/articles/add/": "title_en",
}


@pytest.fixture
def seat(live_server, world, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with chromium() as browser:
        seat = Seat(browser, live_server.url)
        seat.signs_in(CAST["admin"])
        yield seat
        # Chromium itself says of a form that came back with mistakes that it did.
        complaints = [one for one in seat.complaints if "status of 422" not in one]
        seat.context.close()
    assert complaints == []


def test_leaving_asks_where_words_would_be_lost(seat):
    page, asked = seat.page, []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    for address, name in FORMS.items():
        for is_typed in (False, True):
            seat.goto(address)
            page.wait_for_load_state("networkidle")
            page.locator(f"main [name={name}]").click()
            if is_typed:
                page.keyboard.type("something")
            page.locator("main .crumbs a").first.click()
            page.wait_for_url(lambda url, here=address: not url.endswith(here))
            assert asked == ["beforeunload"] * is_typed, address
            asked.clear()


def test_saving_asks_nothing_and_mistakes_still_hold_words(seat):
    page, asked = seat.page, []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    seat.goto(KIND)
    page.wait_for_load_state("networkidle")
    page.locator("[name=working_days]").fill("many")
    page.locator("main .edit .form-actions .btn--primary").click()
    expect(page.locator(".error-summary")).to_be_visible()
    assert asked == []
    page.wait_for_load_state("networkidle")
    page.locator("main .crumbs a").first.click()
    page.wait_for_url("**/guide/keep/kinds/")
    assert asked == ["beforeunload"]


def test_discarding_a_draft_takes_two_steps(seat, world):
    write(world, world.kind, name_en="Typed for an hour")
    seat.goto(KIND)
    button = seat.page.locator("form[action$='/discard/'] button")
    expect(button).to_be_hidden()
    seat.page.locator("aside summary").click()
    expect(button).to_be_visible()
    button.click()
    seat.page.wait_for_load_state()
    assert not Version.objects.drafts().exists()
