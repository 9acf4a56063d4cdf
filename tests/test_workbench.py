"""The workbench in real browsers: keys, what is held back before it leaves, acts on many, two people on one case."""

import re

import pytest
from playwright.sync_api import expect

from jehat.project.cast import CAST
from tests.browser import Seat, chromium

pytestmark = [pytest.mark.browser, pytest.mark.platform]

TYPED = "كلمات استغرقت كتابتها ساعة"
WORK = re.compile(r"/cases/([^/]+)/work/")


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


def _seat(browser, platform, name, width=1440):
    with Seat(browser, platform.url, language="ar", width=width) as seat:
        seat.signs_in(CAST[name])
        yield seat
        # What was refused is an answer too, and the browser says so.
        assert [one for one in seat.complaints if not re.search("409|404|403|422", one)] == []


@pytest.fixture
def noura(browser, platform):
    yield from _seat(browser, platform, "noura")


@pytest.fixture
def huda(browser, platform):
    yield from _seat(browser, platform, "huda")


@pytest.fixture
def huda_on_a_tablet(browser, platform):
    yield from _seat(browser, platform, "huda", width=820)


def numbers(seat, query) -> list[str]:
    seat.goto(f"/cases/inbox/?{query}")
    return [WORK.search(row.get_attribute("href"))[1] for row in seat.page.locator(".row").all()]


def ready(seat):
    """The keys are heard."""
    expect(seat.page.locator("html")).to_have_attribute("data-shortcuts", "on")


def askable(seat) -> str:
    """A case of the person in which the beneficiary can be asked."""
    for number in numbers(seat, "view=mine"):
        seat.goto(f"/cases/{number}/work/")
        if seat.page.locator("[data-key=KeyQ]").count():
            return number
    raise AssertionError("nothing can be asked")


def givable(seat, head) -> str:
    """A case of the person, opened, that the head may give to somebody else: of a secret one there may be nobody."""
    for number in numbers(seat, "view=mine"):
        head.goto(f"/cases/{number}/work/?act=assign")
        if head.page.locator("form[action$='/assign/'] [name=to]").count():
            seat.goto(f"/cases/{number}/work/")
            return number
    raise AssertionError("nothing can be given away")


def test_following_and_its_undoing_by_one_key_each(huda):
    followed = numbers(huda, "view=following")
    number = next(one for one in numbers(huda, "view=department") if one not in followed)
    huda.goto(f"/cases/{number}/work/")
    ready(huda)
    with huda.page.expect_navigation():
        huda.page.keyboard.press("w")
    expect(huda.page.locator("#attention[action$='/unfollow/']")).to_have_count(1)
    assert number in numbers(huda, "view=following")
    huda.goto(f"/cases/{number}/work/")
    ready(huda)
    with huda.page.expect_navigation():
        huda.page.keyboard.press("w")
    ready(huda)
    with huda.page.expect_navigation():
        huda.page.keyboard.press("z")
    expect(huda.page.locator("#attention[action$='/unfollow/']")).to_have_count(1)


# The demonstration has no list of more than one page: here one goes on.
NEXT_ROW = '<li><a class="row" href="/cases/inbox/">…</a></li>'
MORE = """
() => {
  const more = document.createElement("li");
  more.id = "more";
  more.innerHTML = `<a href="#" hx-get="/cases/inbox/?view=all&after=0" hx-target="#more" hx-swap="outerHTML">…</a>`;
  document.getElementById("rows").append(more);
  htmx.process(more);
}
"""


def test_the_keys_go_on_at_the_first_of_what_came(huda):
    seen = len(numbers(huda, "view=all"))
    huda.page.route(re.compile("after="), lambda route: route.fulfill(content_type="text/html", body=NEXT_ROW))
    huda.page.evaluate(MORE)
    huda.page.locator("#more a").press("Enter")
    expect(huda.page.locator(".row").nth(seen)).to_be_focused()


def test_a_question_is_held_counted_down_and_taken_back(noura):
    number = askable(noura)
    for _attempt in range(3):
        noura.goto(f"/cases/{number}/work/?act=ask")
        form = noura.page.locator("form[action$='/ask/']")
        form.locator("[name=text]").fill(TYPED)
        noura.sends(form)
        undo = noura.page.locator(".toast-undo")
        expect(undo).to_contain_text(re.compile(r"[0-9]"))
        with noura.page.expect_navigation():
            undo.click()
        if "act=ask" in noura.page.url:
            break
    expect(noura.page.locator("form[action$='/ask/'] [name=text]")).to_have_value(TYPED)


def test_acts_on_many_are_shown_before_they_are_done_and_undone_as_a_whole(huda_on_a_tablet):
    seat = huda_on_a_tablet
    chosen = numbers(seat, "view=department&order=oldest")[:2]
    for number in chosen:
        seat.page.locator(f"[name=pick][value='{number}']").check(force=True)
    seat.page.locator("#bulk-to").select_option(index=1)
    with seat.page.expect_navigation():
        seat.page.locator("[name=do][value=assign]").click()
    assert seat.path == "/cases/inbox/bulk/preview/"
    for number in chosen:
        expect(seat.page.locator("main")).to_contain_text(number)
    button = seat.page.locator("form[action*='/bulk/'] button")
    if button.count():
        assert button.bounding_box()["height"] >= 40
        with seat.page.expect_navigation():
            button.click()
        with seat.page.expect_navigation():
            seat.page.locator(".toast-undo").first.click()
        expect(seat.page.locator(".toast")).not_to_have_count(0)


def test_what_is_new_comes_on_top_and_what_is_read_stays_in_its_place(huda, noura):
    """Asked for, it is put in: nothing that is read moves, what was ticked is ticked, and the focus is on the new."""
    page = huda.page
    page.set_viewport_size({"width": 1440, "height": 520})
    listed = numbers(huda, "view=department")
    written = [one for one in numbers(noura, "view=mine") if one in listed[4:]][-1]
    read, ticked = listed[3], next(one for one in listed[4:] if one != written)
    place = page.locator("#rows > li").filter(has=page.locator(f"[name=pick][value='{read}']"))
    page.locator(f"[name=pick][value='{ticked}']").check()
    place.locator(".row").evaluate("row => row.scrollIntoView({ block: 'center' })")
    before = place.bounding_box()["y"]
    noura.goto(f"/cases/{written}/work/")
    noura.page.locator("form[action$='/comment/'] [name=text]").fill(TYPED)
    noura.sends(noura.page.locator("form[action$='/comment/']"))
    page.locator("#news a").click(timeout=45_000)
    first = page.locator("#rows > li").first
    expect(first.locator("[name=pick]")).to_have_value(written)
    expect(first.locator(".row")).to_be_focused()
    expect(page.locator("#news a")).to_have_count(0)
    assert [row.get_attribute("value") for row in page.locator("#rows [name=pick]").all()] == [
        written,
        *(one for one in listed if one != written),
    ]
    expect(page.locator(f"[name=pick][value='{ticked}']")).to_be_checked()
    assert abs(place.bounding_box()["y"] - before) < 3


def test_the_palette_finds_a_view_by_its_name(noura):
    noura.goto("/cases/inbox/")
    ready(noura)
    noura.page.keyboard.press("Control+k")
    expect(noura.page.locator("#palette-q")).to_be_focused()
    noura.page.keyboard.type(noura.word("Following"))
    # Found by all the letters, and chosen: what the first of them found may still stand there.
    found = noura.page.locator("#palette-list [id^=found-view][aria-selected=true]")
    expect(found).to_have_attribute("data-href", re.compile("view=following"))
    with noura.page.expect_navigation():
        noura.page.keyboard.press("Enter")
    assert "view=following" in noura.page.url


@pytest.mark.parametrize("form", ["comment", "note"])
def test_nothing_typed_is_lost_when_the_case_is_given_to_another(noura, huda, form):
    number = givable(noura, huda)
    if form == "note":
        noura.page.keyboard.press("n")
    noura.page.locator(f"#{form}").fill(TYPED)
    huda.goto(f"/cases/{number}/work/?act=assign")
    given = huda.page.locator("form[action$='/assign/']")
    given.locator("[name=to]").first.check(force=True)
    huda.sends(given)
    noura.sends(noura.form(f"/{form}/"))
    # It has left her sight, or it is refused: her words stand there, to copy.
    kept = [area.input_value() for area in noura.page.locator("textarea").all()]
    assert TYPED in kept


def test_nothing_typed_is_lost_when_the_case_is_closed(noura, huda):
    number = askable(noura)
    noura.page.locator("#comment").fill(TYPED)
    huda.goto(f"/cases/{number}/work/?act=reject")
    closing = huda.page.locator("form[action$='/reject/']")
    closing.locator("[name=outcome][value=not_competent]").check(force=True)
    closing.locator("[name=text]").fill("لا يمكن")
    huda.sends(closing)
    # What speaks against a closing is shown, and the closing is meant all the same.
    if (meant := closing.locator("[name=even_so]")).count():
        meant.check(force=True)
        huda.sends(closing)
    noura.sends(noura.form("/comment/"))
    assert TYPED in [area.input_value() for area in noura.page.locator("textarea").all()]
