from datetime import UTC, date, datetime, timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.template import Context, engines
from django.utils import translation
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from jehat.core.components.marks import count
from jehat.core.reader import reader_middleware, reading_as
from jehat.core.templatetags import words as tags

NOW = datetime(2026, 11, 21, 7, 42, tzinfo=UTC)


@pytest.fixture(autouse=True)
def arabic():
    with translation.override("ar"):
        yield


def render(source, user=None, **context):
    request = SimpleNamespace(user=user)
    template = engines["django"].from_string("{% load words %}" + source)
    return template.template.render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("طلب إفراغ", "طلب إفراغ"),
        ("المعاملة 15 جديدة", "المعاملة 15 جديدة"),
        ("شركة (Namaa Est.) وقعت", 'شركة (<bdi dir="ltr">Namaa Est.</bdi>) وقعت'),
        ("القيد 3302/ب اليوم", 'القيد <bdi dir="rtl">3302/ب</bdi> اليوم'),
        ("القيد ب/3302", 'القيد <bdi dir="rtl">ب/3302</bdi>'),
        ("رقم 2026-48211", 'رقم <bdi dir="ltr">2026-48211</bdi>'),
        ("بتاريخ 26/01/2021م", 'بتاريخ <bdi dir="ltr">26/01/2021</bdi>م'),
        ("نسبة -10.9% أقل", 'نسبة <bdi dir="ltr">-10.9%</bdi> أقل'),
        ("الملف sakk-p2-HD.jpg مرفق", 'الملف <bdi dir="ltr">sakk-p2-HD.jpg</bdi> مرفق'),
        ("حجمه 640 KB تقريبا", 'حجمه <bdi dir="ltr">640 KB</bdi> تقريبا'),
        ("اتصل +966 51 234 4471 غدا", 'اتصل <bdi dir="ltr">+966 51 234 4471</bdi> غدا'),
        ("راسل a.b@x.gov.sa.", 'راسل <bdi dir="ltr">a.b@x.gov.sa</bdi>.'),
        ("2026-48211", '<bdi dir="ltr">2026-48211</bdi>'),
        ("Hello (world).", '<bdi dir="ltr">Hello (world).</bdi>'),
        ("نعم\nYes", 'نعم\n<bdi dir="ltr">Yes</bdi>'),
        ("عام 1448هـ", "عام 1448هـ"),
        ("", ""),
        (None, ""),
        (15, '<bdi dir="ltr">15</bdi>'),
    ],
)
def test_what_runs_the_other_way_is_isolated(text, html):
    assert render("{{ text|bidi }}", text=text) == html


def test_arabic_within_english_is_isolated():
    with translation.override("en"):
        assert render("{{ t|bidi }}", t="Case of وزارة العدل, 3302/ب today") == (
            'Case of <bdi dir="rtl">وزارة العدل</bdi>, <bdi dir="rtl">3302/ب</bdi> today'
        )


def test_controls_that_reverse_a_name_are_dropped():
    assert render("{{ t|bidi }}", t="cv\u202egpj.exe") == '<bdi dir="ltr">cvgpj.exe</bdi>'


HOSTILE = '<script>alert("x")</script>'


@pytest.mark.parametrize("source", ["{{ t|bidi }}", "{{ t|ltr }}", "{{ t|num }}", "{{ t|initials }}"])
@pytest.mark.parametrize("text", [HOSTILE, mark_safe(HOSTILE), f"نص {HOSTILE}", '"><img src=x onerror=a>', "a&b<c'"])
def test_markup_in_text_stays_text(source, text):
    html = render(source, t=text)
    assert "<script" not in html
    assert "<img" not in html


@given(st.text(alphabet="<>&\"'a1/ب. -+%\n", max_size=60), st.sampled_from(["ar", "en"]))
def test_any_text_comes_through_whole_and_harmless(text, language):
    with translation.override(language):
        html = tags.bidi(text)
    for tag in ('<bdi dir="ltr">', '<bdi dir="rtl">', "</bdi>"):
        html = html.replace(tag, "")
    assert "<" not in html
    assert unescape(html) == text


def test_identifiers_stay_left_to_right():
    assert render("{{ t|ltr }}", t="1•••••••10") == '<bdi dir="ltr" class="num">1•••••••10</bdi>'
    assert render("{{ t|ltr }}", t=None) == ""


def test_a_day_in_both_calendars():
    assert render("{% dual d %}", d=date(2026, 11, 18)) == (
        '<time datetime="2026-11-18" class="dual"><bdi>8 جمادى الآخرة 1448</bdi>'
        ' <span class="dual-g"><bdi>18 نوفمبر 2026</bdi></span></time>'
    )


def test_the_reader_chooses_the_calendar_and_the_digits():
    reader = SimpleNamespace(calendar="gregorian", digits="arab")
    assert render("{% dual d %}", user=reader, d=date(2026, 11, 18)) == (
        '<time datetime="2026-11-18" class="dual"><bdi>١٨ نوفمبر ٢٠٢٦</bdi>'
        ' <span class="dual-g"><bdi>٨ جمادى الآخرة ١٤٤٨</bdi></span></time>'
    )


def test_a_day_beyond_the_table_is_gregorian_only():
    assert render("{% dual d %}", d=date(1920, 5, 1)) == (
        '<time datetime="1920-05-01" class="dual"><bdi>1 مايو 1920</bdi></time>'
    )


def test_no_date_is_nothing():
    assert render("{% dual d %}{% ago d %}{% clock d %}{% day d %}{{ d|duration }}{{ d|filesize_ltr }}", d=None) == ""


def test_how_long_ago_tells_the_full_moment_on_hover():
    assert render("{% ago m now %}", m=NOW - timedelta(hours=22), now=NOW) == (
        '<time datetime="2026-11-20T09:42:00+00:00" class="ago"'
        ' title="10 جمادى الآخرة 1448 · 20 نوفمبر 2026، 12:42"><bdi>منذ 22 س</bdi></time>'
    )


def test_the_clock_is_that_of_riyadh():
    assert render("{% clock m %}", m=NOW) == (
        '<time datetime="2026-11-21T07:42:00+00:00"><bdi dir="ltr" class="num">10:42</bdi></time>'
    )


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (NOW, "<bdi>اليوم</bdi>"),
        (datetime(2026, 11, 20, 20, 59, tzinfo=UTC), "<bdi>أمس</bdi>"),
        (datetime(2026, 11, 20, 21, 0, tzinfo=UTC), "<bdi>اليوم</bdi>"),
        (date(2026, 11, 19), "<bdi>9 جمادى الآخرة 1448</bdi>"),
        (date(2026, 11, 22), "<bdi>12 جمادى الآخرة 1448</bdi>"),
    ],
)
def test_days_that_separate_a_timeline(moment, said):
    assert said in render("{% day m now %}", m=moment, now=NOW)


def test_numbers_durations_and_sizes():
    assert render("{{ 25180|num }}") == '<bdi dir="ltr" class="num">25,180</bdi>'
    assert render("{{ 12.5|num:2 }}") == '<bdi dir="ltr" class="num">12.50</bdi>'
    assert render("{{ 100800|duration }}") == "1 ي 4 س"
    assert render("{{ 655360|filesize_ltr }}") == '<bdi dir="ltr" class="num">640 KB</bdi>'
    assert render("{{ 32|timecode }}") == '<bdi dir="ltr" class="num">0:32</bdi>'


def test_filters_follow_the_reader_of_the_request():
    user = SimpleNamespace(digits="arab")
    get = reader_middleware(lambda request: render("{{ 25180|num }} {{ 100800|duration }}"))
    assert get(SimpleNamespace(user=user)) == '<bdi dir="ltr" class="num">٢٥٬١٨٠</bdi> ١ ي ٤ س'
    assert render("{{ 25180|num }}") == '<bdi dir="ltr" class="num">25,180</bdi>'


async def _answer(request):
    return render("{{ 5|num }}")


def test_filters_follow_the_reader_of_an_asynchronous_request():
    get = async_to_sync(reader_middleware(_answer))
    assert "٥" in get(SimpleNamespace(user=SimpleNamespace(digits="arab")))


def test_an_english_page_keeps_western_digits():
    with translation.override("en"), reading_as(SimpleNamespace(digits="arab")):
        assert render("{{ 5|num }}") == '<bdi dir="ltr" class="num">5</bdi>'


def test_every_number_is_in_the_digits_of_the_reader():
    arabic = SimpleNamespace(digits="arab", calendar="hijri")
    with translation.override("ar"), reading_as(arabic):
        assert "٠:٣٢" in tags.timecode(32)
        assert "٦٤٠ KB" in tags.filesize_ltr(640 * 1024)
        assert "١٢" in count(12) and "٩٩+" in count(120)
    with translation.override("ar"):
        assert "0:32" in tags.timecode(32) and "12" in count(12)


@pytest.mark.parametrize(("digits", "said"), [("latn", "1 مرة، 3 مرات، 1,200"), ("arab", "١ مرة، ٣ مرات، ١٬٢٠٠")])
def test_the_number_of_a_plural_is_in_the_readers_digits(digits, said):
    times = "{% blocktranslate count n=NUMBER|numeral %}{{ n }} مرة{% plural %}{{ n }} مرات{% endblocktranslate %}، "
    source = "{% load i18n %}" + times.replace("NUMBER", "one") + times.replace("NUMBER", "few") + "{{ fee|numeral }}"
    with reading_as(SimpleNamespace(digits=digits)):
        assert render(source, one=1, few=3, fee="1,200") == said
