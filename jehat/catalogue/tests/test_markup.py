"""The light markup of articles: few elements, and nothing that a browser would run."""

import pytest

from jehat.catalogue.markup import rendered


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("سطر\nثان", "<p>سطر<br>ثان</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("١. أول", "<ol><li>أول</li></ol>"),
        ("text:\n- a\nend", "<p>text:</p>\n<ul><li>a</li></ul>\n<p>end</p>"),
        ("## head\nbody", "<h2>head</h2>\n<p>body</p>"),
        ("a **b** c", "<p>a <b>b</b> c</p>"),
        ("", ""),
        (" \r\n \r\n", ""),
        ("-5 degrees", "<p>-5 degrees</p>"),
    ],
)
def test_what_it_knows(text, html):
    assert rendered(text) == html


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "[الدليل](https://a.test/x?y=1&z=2)",
            '<a href="https://a.test/x?y=1&amp;z=2" rel="noopener nofollow">الدليل</a>',
        ),
        ("[here](/guide/WRM/)", '<a href="/guide/WRM/">here</a>'),
        ("[mail](mailto:a@b.test)", '<a href="mailto:a@b.test">mail</a>'),
        (
            "see https://a.test/x.",
            'see <a href="https://a.test/x" rel="noopener nofollow"><bdi dir="ltr">https://a.test/x</bdi></a>.',
        ),
    ],
)
def test_links(text, link):
    assert rendered(text) == f"<p>{link}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,1)",
        "[x](//evil.test)",
        '[x](https://a.test/"onmouseover=alert(1))',
        '<img src=x onerror="alert(1)">',
        "[<b>](https://a.test)",
        "**<i>**",
    ],
)
def test_nothing_a_browser_would_run(text):
    html = rendered(text).lower()
    assert not any(
        bad in html for bad in ("<script", "<img", 'href="javascript', 'href="data', 'href="//', '"onmouse', "<i>")
    )


def test_a_hostile_text_takes_no_time():
    assert rendered("[" * 5000 + "**" * 5000 + "(" * 5000)
