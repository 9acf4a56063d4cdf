import gettext
import os
import re

import pytest

from jehat.project import translations
from jehat.project.translations import PLURAL_RULE, GettextMissing, check, compile_all, extract, main, placeholders

HEADER = f"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=6; plural={PLURAL_RULE};\\n"
"""
SAVE = '\nmsgid "Save"\nmsgstr "حفظ"\n'
DAYS = '\n#, python-format\nmsgid "%(count)s day"\nmsgid_plural "%(count)s days"\n'
SIX = "".join(
    f'msgstr[{number}] "{form}"\n'
    for number, form in enumerate(["لا أيام", "يوم", "يومان", "%(count)s أيام", "%(count)s يومًا", "%(count)s يوم"])
)


@pytest.fixture
def tree(tmp_path):
    """Writes an area: its source by file name, and its catalogue."""

    def write(area="cases", catalogue=None, header=HEADER, **files):
        for name, text in files.items():
            path = tmp_path / area / re.sub("_(?=py$|html$|js$)", ".", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        if catalogue is not None:
            folder = tmp_path / area / "locale" / "ar" / "LC_MESSAGES"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "django.po").write_text(header + catalogue, encoding="utf-8")
        return tmp_path

    return write


def test_every_sentence_of_the_product_has_its_arabic():
    assert check() == []


def test_a_translated_tree_is_well(tree):
    root = tree(
        page_html="{% load i18n %}{% translate 'Save' %}{# حفظ #}<a lang=ar>العربية</a>",
        words_py='"""حفظ"""\nngettext("%(count)s day", "%(count)s days", 3)\n',
        catalogue=SAVE + DAYS + SIX,
    )
    before = sorted(root.rglob("*"))
    assert check(root) == []
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(
    ("source", "catalogue", "said"),
    [
        ('_("Save")', "", "«Save» has no Arabic"),
        ('pgettext("file", "Save")', SAVE, "«Save» has no Arabic"),
        ('_("حفظ")', '\nmsgid "حفظ"\nmsgstr "حفظ"\n', "holds Arabic"),
        ('_("Save")', '\n#, fuzzy\nmsgid "Save"\nmsgstr "حفظ"\n', "fuzzy"),
        ('_("Save")', '\nmsgid "Save"\nmsgstr ""\n', "lacks its Arabic"),
        ("", DAYS + SIX.replace("يومان", ""), "one of its six forms"),
        ("", DAYS + "".join(SIX.splitlines(keepends=True)[:2]), "one of its six forms"),
        ("", DAYS + SIX.replace("%(count)s يوم", "يوم"), "other placeholders"),
        ("", DAYS + SIX.replace("يومان", "%(number)s"), "other placeholders"),
        ("", '\nmsgid "To %(name)s"\nmsgstr "إلى"\n', "other placeholders"),
        ("", '\n#, python-format\nmsgid "To %s"\nmsgstr "إلى %d"\n', "other placeholders"),
        ("", '\nmsgid "To {name}"\nmsgstr "إلى {nam}"\n', "other placeholders"),
        ('NAME = "حفظ"', "", "words.py:1: Arabic in the source"),
        ('NAME = f"{x} حفظ"', "", "words.py:1: Arabic in the source"),
        ("from django.utils.translation import gettext as t", "", "not seen by the extraction"),
        ("from django.utils.translation import ngettext as _", "", "not seen by the extraction"),
    ],
)
def test_what_is_wrong_is_said(tree, source, catalogue, said):
    problems = check(tree(words_py=source, catalogue=catalogue))
    assert any(said in problem for problem in problems), problems


def test_the_plural_rule_is_the_same_everywhere(tree):
    root = tree(catalogue=SAVE, header=HEADER.replace("n==2 ? 2 :", "n==2 ? 3 :"))
    assert any("six Arabic plural forms" in problem for problem in check(root))


def test_two_areas_say_one_thing_in_one_way(tree):
    tree(area="desk", catalogue=SAVE)
    root = tree(area="portal", catalogue=SAVE.replace("حفظ", "تخزين"))
    assert any("«Save» is translated otherwise" in problem for problem in check(root))
    root = tree(area="portal", catalogue=SAVE)
    assert check(root) == []


@pytest.mark.parametrize(("name", "text"), [("page_html", "<p>حفظ</p>"), ("page_js", "say('حفظ')")])
def test_arabic_in_pages_is_found(tree, name, text):
    assert "Arabic in the source" in check(tree(**{name: text}))[0]


def test_tests_and_seeds_may_hold_arabic(tree):
    tree(area="cases/tests", test_py='NAME = _("حفظ")')
    assert check(tree(seed_py='NAME = "حفظ"')) == []


def test_what_is_extracted(tree):
    plural = "{% blocktranslate count n=n trimmed %}\n  One\n{% plural %}\n  {{ n }}\n{% endblocktranslate %}"
    root = tree(page_html="{% load i18n %}" + plural, words_py='gettext_lazy("Save")')
    assert {message.id for message in extract(root) if message.id} == {"Save", ("One", "%(n)s")}


def test_without_gettext_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(translations.shutil, "which", lambda name: None)
    with pytest.raises(GettextMissing, match="apt-get install gettext"):
        extract()
    assert main(["check"]) == 1
    assert "apt-get install gettext" in capsys.readouterr().out


def test_a_catalogue_is_compiled_once(tree):
    root = tree(catalogue=SAVE + DAYS + SIX)
    (compiled,) = compile_all(root)
    with compiled.open("rb") as file:
        arabic = gettext.GNUTranslations(file)
    assert arabic.gettext("Save") == "حفظ"
    assert [arabic.ngettext("%(count)s day", "", n) for n in (1, 2, 5)] == ["يوم", "يومان", "%(count)s أيام"]
    assert compile_all(root) == []
    os.utime(compiled, (0, 0))
    assert compile_all(root) == [compiled]
    assert list(compiled.parent.glob("*.part")) == []


def test_placeholders():
    assert placeholders("%(name)s has 5%% of {all} and %s, %d") == ["%(name)s", "%d", "%s", "{all}"]
    assert placeholders("5% strong", positional=False) == []


def test_an_unknown_word_shows_the_usage(capsys):
    assert main(["look"]) == 2
    assert "check|compile" in capsys.readouterr().err
