"""The kit in a real browser: accessible, never scrolling sideways, silent under the policy, and doing what it says."""

import re
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUIET = "--no-sandbox --disable-quic --disable-background-networking --disable-component-update --no-first-run".split()
MICROPHONE = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
WIDTHS = [(390, "light"), (820, "light"), (1440, "light"), (1440, "dark")]
BENCH = "/dev/ui/?screen=workbench"


@pytest.fixture
def chromium(live_server):
    """`with chromium(width=390) as page`: one page, which must end without a word in the console."""

    @contextmanager
    def open_page(width=1440, scheme="light", quiet=True, **context):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*QUIET, *MICROPHONE])
            page = browser.new_context(
                base_url=live_server.url,
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                # Colours are judged at rest, not halfway through a fade.
                reduced_motion="reduce",
                permissions=["microphone", "clipboard-read", "clipboard-write"],
                **context,
            ).new_page()
            said = []
            page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
            page.on("pageerror", lambda error: said.append(str(error)))
            yield page
            browser.close()
        assert not quiet or said == []

    return open_page


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("screen", ["kit", "workbench", "citizen", "sheet"])
def test_every_screen_is_accessible_and_fits(chromium, screen, language):
    with chromium() as page:
        for width, scheme in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.goto(f"/dev/ui/?screen={screen}&lang={language}&toasts=1")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, "scrolls sideways")
            found = Axe().run(page, options=RULES)
            assert found.violations_count == 0, (width, scheme, found.generate_report())


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_the_kit_fits_in_either_direction(chromium, direction):
    with chromium(width=390) as page:
        for screen in ("kit", "workbench", "citizen", "sheet"):
            page.goto(f"/dev/ui/?screen={screen}&lang=en&dir={direction}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_internal_words_never_move_into_the_external_reply(chromium):
    with chromium() as page:
        page.goto(BENCH)
        page.wait_for_selector("html[data-shortcuts]")
        page.keyboard.press("n")
        expect(page.locator("#bench-in")).to_be_focused()
        expect(page.locator("#bench-out")).to_be_hidden()
        page.keyboard.type("secret")
        page.locator("body").press("Escape")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("r")
        expect(page.locator("#bench-out")).to_be_focused()
        assert page.input_value("#bench-out") == ""
        assert page.input_value("#bench-in") == "secret"


def test_the_two_tabs_work_without_a_script(chromium):
    with chromium(java_script_enabled=False) as page:
        page.goto(BENCH)
        expect(page.locator("#bench-out")).to_be_visible()
        page.locator(".composer-tabs label").nth(1).click()
        expect(page.locator("#bench-in")).to_be_visible()
        expect(page.locator("#bench-out")).to_be_hidden()
        expect(page.locator("[data-pane=internal] input[type=file]").first).to_be_attached()
        expect(page.locator("[data-pane=internal] voice-recorder")).to_be_hidden()


def test_a_draft_survives_leaving_and_is_said_so(chromium):
    with chromium() as page:
        page.goto(BENCH)
        page.fill("#bench-out", "half a reply")
        expect(page.locator("[data-pane=external] .composer-save")).to_contain_text(re.compile(r"\d\d:\d\d"))
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
        expect(page.locator("#bench-out")).to_have_value("half a reply")
        assert page.input_value("#bench-in") == ""


def test_unsent_words_warn_before_they_are_left(chromium):
    asked = []
    with chromium() as page:
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.goto(BENCH)
        page.locator("#bench-out").press_sequentially("unsent")
        page.goto("/dev/ui/?screen=sheet")
    assert asked == ["beforeunload"]


def test_a_recording_travels_in_the_file_input(chromium):
    with chromium() as page:
        page.goto(BENCH)
        recorder = page.locator("[data-pane=external] voice-recorder")
        recorder.locator(".rec-start").first.click()
        expect(recorder).to_have_attribute("data-state", "recording")
        page.wait_for_timeout(1300)
        recorder.locator(".rec-pause").click()
        expect(recorder).to_have_attribute("data-state", "paused")
        recorder.locator(".rec-resume").click()
        recorder.locator(".rec-stop").click()
        expect(recorder).to_have_attribute("data-state", "review")
        file = "document.querySelector('[data-pane=external] input[name=voice]').files[0]"
        assert page.evaluate(f"{file}.name").startswith("voice-")
        assert page.evaluate(f"{file}.size") > 0
        assert page.evaluate("document.querySelector('[data-pane=internal] input[name=voice]').files.length") == 0
        recorder.locator(".voice-play").click()
        expect(recorder.locator("voice-player")).to_have_attribute("state", "playing")
        page.reload()
        expect(page.locator("[data-pane=external] voice-recorder")).to_have_attribute("data-state", "review")
        page.locator("[data-pane=external] .rec-drop").last.click()
        expect(page.locator("[data-pane=external] voice-recorder")).to_have_attribute("data-state", "idle")


def test_a_microphone_that_is_refused_is_explained(chromium):
    with chromium() as page:
        page.goto(BENCH)
        page.evaluate("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error()) }")
        recorder = page.locator("[data-pane=external] voice-recorder")
        recorder.locator(".rec-start").first.click()
        expect(recorder.locator(".rec-denied")).to_be_visible()
        expect(recorder.get_by_role("alert")).not_to_be_empty()


FILES = [
    {"name": "good.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"},
    {"name": "bad.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"},
    {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""},
    {"name": "big.bin", "mimeType": "application/octet-stream", "buffer": b"0" * (5 * 1024 * 1024 + 1)},
]


def test_files_are_refused_at_once_with_the_reason(chromium):
    with chromium() as page:
        page.goto("/dev/ui/?lang=en")
        page.set_input_files("#kit-files", FILES)
        rows = page.locator("#kit-files").locator("xpath=ancestor::file-uploader").locator(".upload")
        expect(rows.filter(has_text="bad.exe")).to_contain_text("not accepted")
        expect(rows.filter(has_text="empty.txt")).to_contain_text("empty")
        expect(rows.filter(has_text="big.bin")).to_contain_text("Larger than allowed")
        names = "[...document.getElementById('kit-files').files].map((file) => file.name)"
        assert page.evaluate(names) == ["good.pdf"], "only what may go travels with the form"
        rows.filter(has_text="good.pdf").locator(".upload-x").click()
        assert page.evaluate(names) == []


UPLOADED = '{"id": "0190", "name": "good.pdf", "size": 8, "kind": "pdf", "discard": "/dev/ui/discard"}'


def test_an_upload_leaves_its_id_and_a_failed_one_can_be_retried(chromium):
    answers = [{"status": 503, "body": "{}"}, {"status": 201, "body": UPLOADED, "content_type": "application/json"}]
    with chromium(quiet=False) as page:
        page.goto("/dev/ui/?lang=en")
        page.evaluate(
            "document.getElementById('kit-files').closest('file-uploader').dataset.uploadUrl = '/dev/ui/upload'"
        )
        page.route("**/dev/ui/upload", lambda route: route.fulfill(**answers.pop(0)))
        page.set_input_files("#kit-files", FILES[:1])
        row = page.locator(".upload.is-failed", has_text="good.pdf")
        expect(row).to_contain_text("Not uploaded")
        row.locator(".upload-retry").click()
        expect(page.locator(".upload.is-done input[name=files]")).to_have_value("0190")


def test_shortcuts_are_the_same_on_an_arabic_keyboard_and_can_be_switched_off(chromium):
    with chromium() as page:
        page.goto(BENCH)
        page.wait_for_selector("html[data-shortcuts]")
        key = "new KeyboardEvent('keydown', {key: 'ت', code: 'KeyJ', bubbles: true})"
        page.evaluate(f"document.body.dispatchEvent({key})")
        assert page.evaluate("document.activeElement.classList.contains('row')")
        page.keyboard.press("Shift+Slash")
        expect(page.locator("#shortcuts")).to_be_visible()
        page.locator("#shortcuts-on").uncheck()
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("n")
        expect(page.locator("#bench-in")).to_be_hidden()


def test_a_code_may_be_pasted_with_words_around_it(chromium):
    with chromium() as page:
        page.goto("/dev/ui/?lang=ar")
        page.evaluate("navigator.clipboard.writeText('رمزك هو ٤٨٢ ٩١٠ فقط')")
        page.locator("code-field input").click()
        page.keyboard.press("Control+V")
        expect(page.locator("code-field input")).to_have_value("482910")


def test_a_password_is_shown_on_request_only(chromium):
    with chromium() as page:
        page.goto("/dev/ui/?screen=sheet")
        field = page.locator("password-field input")
        expect(field).to_have_attribute("type", "password")
        page.locator("password-field button").click()
        expect(field).to_have_attribute("type", "text")


def test_the_summary_takes_the_focus_and_leads_into_the_field(chromium):
    with chromium() as page:
        page.goto("/dev/ui/")
        expect(page.locator(".error-summary")).to_be_focused()
        page.locator(".error-summary a").first.click()
        expect(page.locator("#id_wrong-subject")).to_be_focused()


def test_a_number_is_copied_by_one_press(chromium):
    with chromium() as page:
        page.goto(BENCH)
        page.locator("[data-copy]").click()
        assert page.evaluate("navigator.clipboard.readText()") == "2026-48211"
        expect(page.locator("#toasts .toast")).to_be_visible()


def test_an_answer_that_replaces_who_asked_is_not_called_slow(chromium):
    asks = '<p id="far" hx-get="/far" hx-trigger="load" hx-target="#far" hx-swap="outerHTML">0</p>'
    with chromium() as page:
        page.route("**/far", lambda route: route.fulfill(content_type="text/html", body='<p id="far">1</p>'))
        page.goto(BENCH)
        page.wait_for_selector("html[data-shortcuts]")
        page.evaluate(
            "asks => { document.body.insertAdjacentHTML('beforeend', asks); htmx.process(document.body) }", asks
        )
        expect(page.locator("#far")).to_have_text("1")
        # Longer than what counts as slow.
        page.wait_for_timeout(4500)
        expect(page.locator("#toasts > *")).to_have_count(0)
