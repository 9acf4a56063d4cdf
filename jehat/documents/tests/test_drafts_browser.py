"""Drafts in a real browser: on another device, on two at once, off line and back, and gone when the case is filed."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from jehat.documents import actions, queries
from jehat.documents.models import Draft
from jehat.project.cast import CAST
from tests.browser import Seat, chromium

from .conftest import PNG
from .test_keep_draft import PLACE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEW = "/cases/new/WRM-BPR/"
# What Chromium itself says while there is no line: of a request, and of its look for a newer worker.
OFF_LINE = ("ERR_INTERNET_DISCONNECTED", "when fetching the script")


@pytest.fixture(scope="module")
def browser():
    with pytest.MonkeyPatch.context() as patch, chromium() as browser:
        # The browser's own loop runs in this thread; what the tests ask of the database waits for nothing in it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield browser


@pytest.fixture
def device(browser, live_server, world):
    """`device("sara")`: one more device of a person, signed in. None may say a word in its console."""
    seats = []

    def take(name, **context) -> Seat:
        seat = Seat(browser, live_server.url, **context)
        seats.append(seat)
        seat.signs_in(CAST[name])
        return seat

    yield take
    for seat in seats:
        complaints = [one for one in seat.complaints if not any(said in one for said in OFF_LINE)]
        seat.context.close()
        assert complaints == []


def types(seat, **words):
    for name, text in words.items():
        seat.page.locator(f"main form [name={name}]").first.fill(text)


SYNCED = """
() => Object.keys(localStorage).some((name) => name.startsWith("jehat:draft:") && JSON.parse(localStorage[name]).synced)
"""


def is_saved(seat):
    seat.page.wait_for_function(SYNCED)
    expect(seat.page.locator("main form .composer-save").first).not_to_have_text("")


def until(seat, is_so):
    """Wait for what the platform keeps, while the browser goes on."""
    for _ in range(600):
        if is_so():
            return
        seat.page.wait_for_timeout(100)
    raise AssertionError("it is not kept")


def is_whole(draft) -> bool:
    return {"subject", "text", "priority"} <= set(draft.words) and len(draft.files.all()) == 1


def kept(person) -> dict[str, dict]:
    return {draft.place.rsplit(":")[-1]: draft.words for draft in Draft.objects.of(person)}


def leave(seat, path="/home/"):
    seat.page.once("dialog", lambda dialog: dialog.accept())
    seat.goto(path)


def test_what_is_typed_on_one_device_is_there_on_another(device, world):
    phone, desk = device("sara", width=390), device("sara")
    phone.goto(NEW)
    types(phone, subject="ورشة على الهاتف", text="سطر أول")
    phone.page.locator("main [name=priority][value=urgent]").check(force=True)
    phone.uploads(phone.page.locator("main form").first, "صك.pdf")
    is_saved(phone)
    until(phone, lambda: is_whole(queries.draft_at(world.sara, PLACE)))
    desk.goto("/home/")
    desk.page.locator("#drafts a").first.click()
    expect(desk.page.locator("[name=subject]")).to_have_value("ورشة على الهاتف")
    expect(desk.page.locator("[name=text]")).to_have_value("سطر أول")
    expect(desk.page.locator("[name=priority][value=urgent]")).to_be_checked()
    expect(desk.page.locator(".upload")).to_contain_text("صك.pdf")
    desk.sends(desk.page.locator("main form").first)
    assert not Draft.objects.exists()
    assert world.kind.cases.get().comments.get().attachments.count() == 1
    leave(phone)
    phone.goto(NEW)
    expect(phone.page.locator("[name=subject]")).to_have_value("")


def test_of_two_devices_the_newer_is_shown_and_the_other_offered(device, world):
    phone, desk = device("sara", width=390), device("sara")
    phone.goto(NEW)
    desk.goto(NEW)
    types(phone, subject="من الهاتف")
    is_saved(phone)
    types(desk, subject="من المكتب")
    is_saved(desk)
    link = desk.page.locator("main form .composer-save a")
    expect(link).to_be_visible()
    link.click()
    expect(desk.page.locator("[name=subject]")).to_have_value("من المكتب")
    expect(desk.page.locator(".draft-other")).to_contain_text("من الهاتف")
    with desk.page.expect_navigation():
        desk.page.locator("[data-draft-act=swap]").click()
    expect(desk.page.locator("[name=subject]")).to_have_value("من الهاتف")
    expect(desk.page.locator(".draft-other")).to_contain_text("من المكتب")


def test_typed_off_line_it_stays_here_and_follows_when_the_connection_returns(device, world):
    phone = device("sara", width=390)
    phone.goto(NEW)
    phone.context.set_offline(True)
    types(phone, subject="بلا اتصال")
    expect(phone.page.locator("main form .composer-save").first).not_to_have_text("")
    phone.page.wait_for_timeout(2600)
    assert not Draft.objects.exists()
    phone.context.set_offline(False)
    is_saved(phone)
    assert queries.draft_at(world.sara, PLACE).words["subject"] == "بلا اتصال"


def test_what_was_sent_elsewhere_is_told_calmly_and_no_word_is_lost(device, world):
    phone, desk = device("sara", width=390), device("sara")
    phone.goto(NEW)
    types(phone, subject="ورشة", text="سطر أول")
    is_saved(phone)
    desk.goto(NEW)
    expect(desk.page.locator("[name=subject]")).to_have_value("ورشة")
    actions.discard_draft(by=world.sara, place=PLACE)
    types(phone, text="سطر أول وسطر ثان")
    expect(phone.page.locator("main form .composer-save").first).to_contain_text("يبقى")
    expect(phone.page.locator("[name=text]")).to_have_value("سطر أول وسطر ثان")
    assert not Draft.objects.exists()
    types(phone, text="سطر أول وسطر ثان وثالث")
    expect(phone.page.locator("main form .composer-save").first).not_to_contain_text("يبقى", timeout=10_000)
    phone.page.wait_for_function(SYNCED)
    assert queries.draft_at(world.sara, PLACE).words["text"] == "سطر أول وسطر ثان وثالث"
    leave(phone)
    leave(desk)


def test_a_reply_and_a_note_are_kept_apart(device, world):
    from jehat.cases import actions as cases

    case = cases.submit(by=world.sara, kind=world.kind, subject="A workshop")
    desk = device("noura")
    desk.goto(f"/cases/{case.number}/work/")
    desk.page.locator("#comment").fill("للمستفيد")
    until(desk, lambda: kept(world.noura.user) == {"comment": {"text": "للمستفيد"}})
    desk.page.locator(".composer-tabs label").nth(1).click()
    desk.page.locator("#note").fill("للفريق")
    until(desk, lambda: kept(world.noura.user) == {"comment": {"text": "للمستفيد"}, "note": {"text": "للفريق"}})
    other = device("noura", width=820)
    other.goto(f"/cases/{case.number}/work/")
    assert (other.page.input_value("#comment"), other.page.input_value("#note")) == ("للمستفيد", "للفريق")
    other.sends(other.form("/comment/"))
    assert [draft.words for draft in Draft.objects.all()] == [{"text": "للفريق"}]
    mine = device("sara", width=390)
    assert "للفريق" not in mine.html_of(f"/cases/{case.number}/") + mine.html_of("/home/") + mine.html_of(
        "/files/drafts/"
    )
    leave(desk)


def test_an_earlier_document_is_chosen_from_the_list(device, world, given):
    from jehat.cases import actions as cases

    file = actions.keep(by=world.sara, upload=given(PNG, "صك الملكية.png"))
    cases.submit(by=world.sara, kind=world.kind, subject="A workshop", files=[file])
    phone = device("sara", width=390)
    phone.goto("/cases/new/PRA-LIC/")
    types(phone, subject="رخصة")
    phone.page.locator("main [data-mine]").click()
    dialog = phone.page.locator("#dialog")
    dialog.locator("[name=q]").fill("الملكيه")
    dialog.locator("form[role=search] button").click()
    dialog.locator("[data-reuse] button").click()
    expect(phone.page.locator(".upload.is-done")).to_contain_text("صك الملكية.png")
    expect(dialog).to_be_hidden()
    phone.sends(phone.page.locator("main form").first)
    copy = world.other_kind.cases.get().comments.get().attachments.get().file
    assert copy.origin_id == file.pk


def test_without_a_script_it_is_saved_by_its_button(browser, live_server, world):
    with Seat(browser, live_server.url, width=390, java_script_enabled=False) as seat:
        seat.signs_in(CAST["sara"])
        seat.goto(NEW)
        types(seat, subject="بلا برنامج")
        with seat.page.expect_navigation():
            seat.page.locator("input[data-draft-act=keep]").click()
        expect(seat.page.locator("[name=subject]")).to_have_value("بلا برنامج")
        seat.goto("/home/")
        expect(seat.page.locator("#drafts")).to_contain_text(world.kind.name_ar)
        seat.page.locator("#drafts form button").click()
        assert not Draft.objects.exists()
        assert seat.path == reverse("portal:home")
