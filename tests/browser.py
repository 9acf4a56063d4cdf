"""Debian's Chromium for tests: one browser, and for every person a seat of his own with what went wrong there.

    with chromium() as browser, Seat(browser, platform.url, language="ar", width=390) as sara:
        sara.goto("/account/register/")
        sara.fills(sara.form("/register/"), first_name="سارة", …)
        ...
        assert sara.complaints == []

What a page is asked for is its forms and their fields, not its words, which are being improved all the time.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.utils import translation
from django.utils.functional import Promise
from playwright.sync_api import Browser, ConsoleMessage, JSHandle, Locator, Page, expect, sync_playwright

from jehat.project.cast import PASSWORD, Member

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)
LOCALES = {"ar": "ar-SA", "en": "en-GB"}
HEIGHTS = {390: 844, 820: 1180, 1440: 900}
# A page that the policy stops in the middle of something says so here, whatever the console shows.
WATCH_POLICY = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
# What a hand that drops or pastes a file brings along.
CARRIER = """
([name, content]) => {
  const carrier = new DataTransfer();
  carrier.items.add(new File([content], name, { type: "application/pdf" }));
  return carrier;
}
"""
PASTE = """
(area, carrier) =>
  area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carrier, bubbles: true, cancelable: true }))
"""


# What is in order is not reported, which takes longer than finding what is not.
REPORT = {"resultTypes": ["violations"], "reporter": "no-passes"}


def violations_of(page: Page, options: dict[str, Any] = REPORT) -> list[dict[str, Any]]:
    """What axe has against a page, rule by rule; it is loaded once into each document."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    return page.evaluate("(options) => axe.run(options)", options)["violations"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, with a microphone that hums and permission to use it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


class Seat:
    """One person in a context of his own: cookies, storage, language, width. `complaints` must stay empty."""

    def __init__(self, browser: Browser, url: str, *, language: str = "ar", width: int = 1440, **context: Any) -> None:
        self.url = url
        self.language = language
        self.complaints: list[str] = []
        self.context = browser.new_context(
            base_url=url,
            locale=LOCALES[language],
            viewport={"width": width, "height": HEIGHTS[width]},
            permissions=["microphone"],
            reduced_motion="reduce",
            **context,
        )
        self.context.set_default_timeout(20_000)
        self.context.add_init_script(WATCH_POLICY)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._complain(str(error), {}))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self._complain(said.text, said.location)

    def _complain(self, text: str, location: Any) -> None:
        self.complaints.append(f"{urlsplit(self.page.url).path}: {text} {dict(location).get('url', '')}")

    # Words

    def word(self, english: str | Promise) -> str:
        """What the page says for an English sentence of the code, in this person's language."""
        with translation.override(self.language):
            return translation.gettext(str(english))

    def prefers(self, language: str) -> None:
        """Choose the language on the page of appearance, as staff whose account has another one."""
        self.goto("/account/appearance/")
        form = self.page.locator("main form").filter(has=self.page.locator("select[name=language]"))
        form.locator("[name=language]").select_option(language)
        self.sends(form)
        self.language = language
        assert self.page.locator("html").get_attribute("lang") == language

    # Moving

    def goto(self, path: str) -> None:
        self.page.goto(path)

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def fills(self, inside: Locator | None = None, **fields: str) -> None:
        for name, text in fields.items():
            (inside or self.page.locator("main")).locator(f'[name="{name}"]').fill(text)

    def signs_in(self, member: Member) -> None:
        self.goto("/account/sign-in/")
        form = self.form("/account/sign-in/")
        self.fills(form, identifier=member.user_name, password=PASSWORD)
        self.sends(form)
        assert self.path != "/account/sign-in/"

    # Speaking

    def records(self, inside: Locator, seconds: float = 1.5) -> None:
        """Speak into the microphone of a form, and keep it."""
        recorder = inside.locator("voice-recorder")
        recorder.locator(".rec-start").click()
        expect(recorder).to_have_attribute("data-state", "recording")
        self.page.wait_for_timeout(seconds * 1000)
        recorder.locator(".rec-stop").click()
        expect(recorder).to_have_attribute("data-state", "review")

    def uploads(self, inside: Locator, name: str, how: str = "choose") -> None:
        """Attach a PDF by choosing, dropping or pasting it, and wait until it is there."""
        uploader = inside.locator("file-uploader")
        if how == "choose":
            file = {"name": name, "mimeType": "application/pdf", "buffer": PDF}
            uploader.locator("input[type=file]").set_input_files(file)
        elif how == "drop":
            for event in ("dragover", "drop"):
                uploader.dispatch_event(event, {"dataTransfer": self._carrier(name)})
        else:
            inside.locator("textarea").last.evaluate(PASTE, self._carrier(name))
        row = uploader.locator(".upload").filter(has_text=name)
        expect(row.locator("progress")).to_be_attached()
        expect(row).to_have_class(re.compile("is-done"))

    def _carrier(self, name: str) -> JSHandle:
        return self.page.evaluate_handle(CARRIER, [name, PDF.decode()])

    def form(self, action: str) -> Locator:
        """The form of the page whose address ends so."""
        return self.page.locator(f"main form[action$='{action}'], dialog form[action$='{action}']").first

    def sends(self, form: Locator) -> None:
        """Press the button of a form and wait for the page that answers."""
        with self.page.expect_navigation():
            form.locator("button:not([type=button])").last.click()
        expect(self.page.locator("h1").first).to_be_visible()

    # Reading

    def html_of(self, path: str) -> str:
        """A page as this person gets it, without leaving the one he is on."""
        return self.context.request.get(path).text()

    def status_of(self, path: str) -> int:
        return self.context.request.get(path).status
