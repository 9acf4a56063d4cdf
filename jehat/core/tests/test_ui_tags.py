"""The tags of the kit: they escape what they are given, and tie words to controls."""

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

EVIL = "<img src=x onerror=alert(1)>\"'"


def drawn(source: str, language: str = "en", **context) -> str:
    with translation.override(language):
        return Template("{% load ui %}" + source).render(Context(context))


CASE = {
    "url": EVIL, "subject": EVIL, "last": EVIL, "unread": 1, "employee": EVIL, "entity": EVIL, "type": EVIL,
    "date": EVIL, "number": EVIL, "who": EVIL, "snippet": EVIL, "when": EVIL, "iso": EVIL, "eyes": EVIL, "pick":
    EVIL, "kind": EVIL, "status": {"label": EVIL, "tone": EVIL, "icon": EVIL}, "priority": {"label": EVIL,
    "tone": EVIL}, "name": EVIL, "sla": {"label": EVIL, "tone": EVIL}, "steps": [{"label": EVIL, "state":
    EVIL}], "attributes": "", "size": EVIL, "action": {"url": EVIL, "label": EVIL, "icon": EVIL, "tone": EVIL},
    "label": EVIL, "count": EVIL, "note": EVIL, "unit": EVIL, "person": EVIL, "held": EVIL, "state": EVIL,
}  # fmt: skip

SOURCES = [
    "{% icon e label=e css=e %}",
    "{% chip e e %}{{ e }}{% endchip %}",
    "{% prio e %}{{ e }}{% endprio %}",
    "{% tag e %}{{ e }}{% endtag %}",
    "{% sla e %}{{ e }}{% endsla %}",
    "{% avatar e tone=e size=e %}",
    "{% person e tone=e %}{{ e }}{% endperson %}",
    "{% meter 3 max=9 text=e %}",
    "{% button tone=e icon=e size=e key=e label=e css=e name=e value=e data_x=e %}{{ e }}{% endbutton %}",
    "{% link_button e tone=e icon=e label=e %}{{ e }}{% endlink_button %}",
    "{% menu label=e icon=e tone=e text=e %}{{ e }}{% endmenu %}",
    "{% dialog e e %}{{ e }}{% enddialog %}",
    "{% card title=e url=e tone=e %}{{ e }}{% endcard %}",
    "{% panel title=e icon=e tone=e url=e link=e id=e %}{{ e }}{% endpanel %}",
    "{% callout e icon=e title=e role=e %}{{ e }}{% endcallout %}",
    "{% kv e e %}{{ e }}{% endkv %}",
    "{% empty_state e icon=e href=e label=e text=e label_icon=e %}",
    "{% scroller e %}{{ e }}{% endscroller %}",
    "{% link_row e e icon=e tone=e %}{{ e }}{% endlink_row %}",
    "{% tl_day %}{{ e }}{% endtl_day %}",
    "{% tl_event e e %}{{ e }}{% endtl_event %}",
    "{% tl_message e kind=e role=e when=e iso=e state=e footer=e id=e %}{{ e }}{% endtl_message %}",
    "{% case_card case %}",
    "{% inbox_row case %}",
    "{% custody cases title=e note=e %}",
    "{% steps words 1 %}",
    "{% stepper words 2 %}",
    "{% load_more e e %}",
    "{% seg cases e %}",
    "{% views cases e %}",
    "{% voice e 3 transcript=e %}",
    "{% files cases %}",
    "{% file_chip e case note=e %}",
    "{% uploader upload_url=e name=e refused_types=e accept=e id=e label=e hint=e %}",
    "{% recorder name=e keep=e %}",
    "{% composer mode=e label=e id=e %}{{ e }}{% endcomposer %}",
    "{% composer_pane e %}{{ e }}{% endcomposer_pane %}",
    "{% composer_fields id=e submit=e placeholder=e name=e value=e error=e icon=e keep=e upload_url=e label=e %}",
    "{% toasts %}",
]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.split()[1])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_people_wrote_is_never_markup(source, language):
    message = SimpleNamespace(message=EVIL, extra_tags=f"undo:{EVIL}", level_tag="error")
    html = drawn(source, language, e=EVIL, case=CASE, cases=[CASE], words=[EVIL, EVIL], messages=[message])
    assert "<img" not in html
    assert not re.search(r"""(?<!&lt;img src=x )onerror=["']""", html)
    # A quote that was not escaped would end an attribute and leave an odd number of them.
    assert html.count('"') % 2 == 0
    assert "&amp;lt;" not in html, "escaped twice"


@pytest.mark.parametrize("name", ["onclick", "style", "ONCLICK".lower()])
def test_a_tag_refuses_inline_script_and_style(name):
    with pytest.raises(TemplateSyntaxError):
        drawn("{% button " + name + "='x' %}a{% endbutton %}")


class ShapeForm(forms.Form):
    subject = forms.CharField(help_text=EVIL, label=EVIL)
    kind = forms.ChoiceField(choices=[("", "—"), ("a", EVIL), ("b", "B")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="I agree")
    secret = forms.CharField(widget=forms.PasswordInput)
    code = forms.CharField(max_length=6)
    stars = forms.ChoiceField(choices=[(str(n), str(n)) for n in range(1, 6)], widget=forms.RadioSelect, required=False)
    until = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self):
        raise forms.ValidationError(EVIL)


FIELDS = ["subject", "kind", "agree", "secret", "code", "stars", "until"]


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("data", [None, {"subject": EVIL, "kind": EVIL}, {}])
def test_a_field_never_writes_what_was_typed_as_markup(name, data):
    html = drawn("{% field f %}", f=ShapeForm(data)[name])
    assert "<img" not in html
    assert html.count('"') % 2 == 0


def test_a_field_ties_hint_and_error_to_its_control():
    html = drawn("{% field f %}", f=ShapeForm({})["subject"])
    control = re.search(r"<input[^>]+>", html)[0]
    assert 'aria-describedby="id_subject-hint id_subject-error"' in control
    assert 'aria-invalid="true"' in control
    assert 'class="input"' in control
    assert "required" in control
    assert 'id="id_subject-hint"' in html
    assert 'id="id_subject-error"' in html
    assert '<label for="id_subject">' in html


def test_a_right_field_says_nothing_of_errors():
    html = drawn("{% field f %}", f=ShapeForm()["code"])
    assert "aria-invalid" not in html
    assert "aria-describedby" not in html


def test_attributes_pass_through():
    html = drawn("{% field f kind='otp' autocomplete='one-time-code' data_x='y' %}", f=ShapeForm()["code"])
    assert 'autocomplete="one-time-code"' in html
    assert 'inputmode="numeric"' in html
    assert 'dir="ltr"' in html
    assert 'data-x="y"' in html
    assert "<code-field" in html


def test_a_group_is_a_fieldset_with_its_error():
    html = drawn(
        "{% field f kind='cards' hints=hints icons=icons %}",
        f=ShapeForm({})["kind"],
        hints={"b": "small"},
        icons={"b": "mic"},
    )
    assert '<fieldset class="field is-bad" id="id_kind-group" aria-describedby="id_kind-error">' in html
    assert html.count('type="radio"') == 2, "the empty choice is not offered"
    assert "<small>small</small>" in html
    assert "#mic" in html


def test_stars_are_radio_buttons():
    html = drawn("{% rating f %}", f=ShapeForm()["stars"])
    assert html.count('type="radio"') == 5
    assert "star" in html


def test_a_password_can_be_shown():
    html = drawn("{% field f autocomplete='current-password' %}", f=ShapeForm()["secret"])
    assert "<password-field" in html
    assert 'aria-pressed="false"' in html
    assert 'autocomplete="current-password"' in html


def test_the_summary_links_each_error_to_its_control():
    html = drawn("{% error_summary form %}", form=ShapeForm({"subject": ""}))
    assert 'role="alert"' in html
    assert 'href="#id_subject"' in html
    assert 'href="#id_kind_1"' in html, "a group is reached at its first real option"
    assert "<img" not in html


def test_no_summary_without_errors():
    assert drawn("{% error_summary form %}", form=ShapeForm()).strip() == ""


@pytest.mark.parametrize(("name", "shown"), [("عبدالله محمد الحربي", "ع ح"), ("Sarah Qahtani", "SQ"), ("", "")])
def test_initials(name, shown):
    assert f">{shown}</span>" in drawn("{% avatar n %}", n=name)


@pytest.mark.parametrize(("number", "shown"), [(0, ""), (None, ""), (7, ">7<"), (130, ">99+<")])
def test_counts(number, shown):
    html = drawn("{% count n %}", n=number)
    assert shown in html
    assert bool(html) == bool(number)


def test_directional_icons_mirror_and_others_do_not():
    assert 'class="i flip"' in drawn('{% icon "chevron-right" %}')
    assert 'class="i"' in drawn('{% icon "clock" %}')
    assert 'class="i"' in drawn('{% icon "chevron-right" flip=False %}')
    assert 'class="i flip-ltr"' in drawn('{% icon "arrow-right" flip="ltr" %}')
    assert 'class="i flip"' in drawn('{% icon "reply" flip="ltr" %}')


def test_a_waveform_always_has_forty_eight_bars():
    for peaks in (None, [], [0.5], [0.1] * 48, [2] * 500):
        assert drawn("{% waveform p %}", p=peaks).count("<rect") == 48


def test_external_and_internal_stand_in_panes_of_their_own():
    html = drawn(
        "{% composer mode='internal' %}{% composer_pane 'external' %}<form action='/a'></form>{% endcomposer_pane %}"
        "{% composer_pane 'internal' %}<form action='/b'></form>{% endcomposer_pane %}{% endcomposer %}"
    )
    tabs = html[: html.index("composer-pane")]
    assert "<form" not in tabs, "the tabs belong to no form: what is open is never sent"
    assert re.search(r'value="internal" checked', tabs)
    assert html.index('data-pane="external"') < html.index("action='/a'") < html.index('data-pane="internal"')


def test_pages_keep_the_rest_of_the_question():
    context = {
        "request": RequestFactory().get("/x", {"q": "a b&c", "page": "2"}),
        "page": Paginator(range(99), 10).page(2),
    }
    html = drawn("{% pages page %}", **context)
    assert "?q=a+b%26c&amp;page=3" in html
    assert 'aria-current="page"' in html


def test_one_page_needs_no_pages():
    assert drawn("{% pages page %}", page=Paginator([1], 10).page(1)).strip() == ""


def test_files_being_checked_or_blocked_are_no_links():
    for state in ("held", "scanning", "infected"):
        assert "<a" not in drawn(
            "{% files f %}", f=[{"name": "a", "url": "/a", "size": 3, "kind": "pdf", "state": state}]
        )


def test_steps_say_where_the_case_is():
    html = drawn("{% steps words 2 %}", words=["a", "b", "c"])
    assert html.count("is-done") == 1
    assert 'class="is-now" aria-current="step"' in html
