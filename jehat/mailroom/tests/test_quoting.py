"""Only what a person wrote himself is his, in either language and from any program."""

import pytest

from jehat.mailroom.incoming import Incoming
from jehat.mailroom.page_text import words_of
from jehat.mailroom.quoting import written

HIS = "هذا هو المخطط.\n\nشكرًا لكم"


@pytest.mark.parametrize(
    "rest",
    [
        "في الأحد، 22 نوفمبر 2026 في 9:14 ص، كتب جهات <case@jehat.test>:\n> خبر",
        "في الأحد، 22 نوفمبر 2026 في 9:14 ص تمت كتابة ما يلي بواسطة\nجهات <case@jehat.test>‏ كتب:\n> خبر",
        "On Sun, 22 Nov 2026 at 09:14, Jehat\n<case@jehat.test> wrote:\n\n> news",
        "-----Original Message-----\nFrom: Jehat",
        "-----الرسالة الأصلية-----\nمن: جهات",
        "________________________________\nمن: جهات",
        "من: جهات <no-reply@jehat.test>\nتم الإرسال: الأحد\nإلى: سارة\nالموضوع: خبر\n\nنص",
        "From: Jehat <no-reply@jehat.test>\nSent: Sunday\nTo: Sara\nSubject: News\n\ntext",
        "-- \nسارة القحطاني",
        "أُرسلت من الـ iPhone",
        "Sent from my iPhone",
        "> خبر",
    ],
)
def test_what_is_quoted_and_signed_goes(rest):
    assert written(f"{HIS}\n\n{rest}\n") == HIS


@pytest.mark.parametrize(
    "text",
    [
        "من: الرياض إلى: جدة، وأرجو التعديل.",
        "في يوم الأحد كتب لي الموظف أن المخطط ناقص.",
        "On Sunday the officer wrote to me.",
        "السطر الأول\n- بند\n- بند",
    ],
)
def test_what_only_looks_like_it_stays(text):
    assert written(text) == text


def test_a_page_is_read_without_what_it_quotes():
    page = "<style>p{}</style><p>First &amp; second</p><div>Third<br>Fourth</div>"
    page += '<div class="gmail_quote">On … wrote<br><b>x</b></div>'
    assert words_of(page).split() == ["First", "&", "second", "Third", "Fourth"]


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"From: a@b\nFrom: c@d\n\nx", b"From: =?x?b?\nContent-Type: text/plain; charset=zz\n\nx"]
)
def test_what_is_broken_is_read_as_far_as_it_goes(raw):
    mail = Incoming(raw)
    assert (
        mail.enclosures == [] and mail.digest("") and isinstance(mail.text, str) and mail.is_automatic in (True, False)
    )
