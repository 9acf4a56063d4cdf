"""What the search for bare words finds on a page, and what it lets stand."""

import pytest

from tests.bare_words import bare_words_of
from tests.browser import chromium

pytestmark = pytest.mark.browser

FAULTS = {
    "<p>معرفها 0b8f0c1e-5a53-4c1b-9d52-0e6f3f2b7a11</p>": "a bare identifier",
    "<p>الحالة: waiting_beneficiary</p>": "a bare code",
    "<b>triage</b>": "a bare code",
    "<p>case.assign</p>": "a bare code",
    "<p>مضى %(days)s</p>": "not filled in",
    "<p>إلى {name}</p>": "not filled in",
    "<button>Send the answer</button>": "not translated",
    "<p>هنا: Waiting for the beneficiary</p>": "not translated",
}
SOUND = (
    "<p>بانتظار المستفيد</p><bdi>Namaa Oasis Est.</bdi><code>case.assign {name}</code><p dir='ltr'>Send</p>"
    "<button lang='en'>Send the answer</button><p hidden>triage</p><textarea>{number}</textarea>"
)


@pytest.fixture(scope="module")
def page():
    with chromium() as browser:
        yield browser.new_page()


def shown(page, body: str) -> list[str]:
    page.set_content(f"<html lang='ar' dir='rtl'><main>{body}</main></html>")
    return bare_words_of(page)


@pytest.mark.parametrize(("body", "said"), FAULTS.items())
def test_it_is_found(page, body, said):
    assert [found.split(":")[0] for found in shown(page, body)] == [said]


def test_what_speaks_for_itself_may_stand(page):
    assert shown(page, SOUND) == []
