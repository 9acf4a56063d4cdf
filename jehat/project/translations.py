"""The Arabic of the product: `check` finds what is untranslated or wrong, `compile_all` makes catalogues readable.

    python -m jehat.project.translations check
    python -m jehat.project.translations compile

Each area keeps its own catalogue, and Django merges them: one English sentence has one Arabic sentence everywhere.
Extraction works on a copy of the source and never touches the tree.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
PLURAL_FORMS = 6
# Zero, one and two are said in words; the other forms say the number.
FORMS_WITHOUT_NUMBER = 3
PLURAL_RULE = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5"

EXTRACTED = {".py", ".html", ".txt"}
NOT_SOURCE = {"tests", "locale", "static", "migrations", "demonstration", "__pycache__"}
NOT_SOURCE_FILES = {"seed.py", "seed_secrets.py", "conftest.py"}
# Arabic letters are the subject of the first two; three hold names in both languages, as data; the launcher speaks both
# languages at once, before there is a reader or a catalogue.
MAY_HOLD_ARABIC = (
    "core/folding.py",
    "catalogue/search/terms.py",
    "organization/roles.py",
    "organization/secrecy.py",
    "project/cast.py",
    "project/launcher/",
)
# A language is named in its own letters, whatever language the page is in.
NAMES_OF_LANGUAGES = {"العربية"}

_ARABIC_LETTER = re.compile(r"[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]")
_NAMED = re.compile(r"%\(\w+\)[#0\-+ ]*[\d.]*[a-zA-Z]")
_POSITIONAL = re.compile(r"(?<!%)(?:%%)*(%[#0\-+]*[\d.]*[sdifr])")
_BRACES = re.compile(r"\{\w*\}")
_TEMPLATE_COMMENTS = re.compile(r"\{#.*?#\}|\{% comment.*?%\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)
_GETTEXT_NAMES = {"gettext": "_", "gettext_lazy": "_", "gettext_noop": "_"}

Key = tuple[str | None, str]


class GettextMissing(RuntimeError):
    """GNU gettext, which finds the sentences in the source, is not on this machine."""


def check(root: Path = ROOT) -> list[str]:
    """What is wrong with the translations of a tree, a sentence each; empty when all is well."""
    catalogues = {path: _read(path) for path in sorted(root.glob("*/locale/ar/LC_MESSAGES/django.po"))}
    problems = [problem for path, catalogue in catalogues.items() for problem in _of_catalogue(path, catalogue, root)]
    problems += _contradictions(catalogues, root)
    problems += _untranslated(extract(root), catalogues)
    problems += [problem for path in _sources(root) for problem in _of_source(path, root)]
    return problems


def compile_all(root: Path = ROOT) -> list[Path]:
    """Compile every catalogue that is newer than its compiled form; returns the files written."""
    written = []
    for source in sorted(root.glob("*/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        # Several processes may start at once: each writes its own file and puts it in place whole.
        part = target.with_suffix(f".{os.getpid()}.part")
        with part.open("wb") as file:
            write_mo(file, _read(source))
        part.replace(target)
        written.append(target)
    return written


def extract(root: Path = ROOT) -> Catalog:
    """Every sentence marked for translation in a tree, as a template catalogue without Arabic."""
    if shutil.which("xgettext") is None:
        raise GettextMissing("GNU gettext is not installed: apt-get install gettext")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        (copy / "locale").mkdir()
        for path in _sources(root, EXTRACTED):
            target = copy / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        _makemessages(copy)
        template = copy / "locale" / "django.pot"
        if not template.exists():
            return Catalog()
        # Its header is a form to fill in, which no parser reads.
        template.write_text(template.read_text(encoding="utf-8").replace("nplurals=INTEGER", "nplurals=2"), "utf-8")
        return _read(template)


def _makemessages(folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "django", "makemessages", "--locale=ar", "--keep-pot", "--verbosity=0"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"The sentences could not be extracted: {done.stderr.strip()}")


def _read(path: Path) -> Catalog:
    language = path.parts[-3] if path.suffix == ".po" else None
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _sources(root: Path, suffixes: set[str] = EXTRACTED | {".js"}) -> Iterator[Path]:
    """Files of the product proper: no tests, seeds, catalogues or third-party static files."""
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.suffix in suffixes and not NOT_SOURCE & set(inside.parts) and path.name not in NOT_SOURCE_FILES:
            yield path


def _key(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _is_done(message: Message) -> bool:
    return not message.fuzzy and all(_forms(message))


def _of_catalogue(path: Path, catalogue: Catalog, root: Path) -> Iterator[str]:
    place = path.relative_to(root)
    if catalogue.num_plurals != PLURAL_FORMS or catalogue.plural_expr.strip("()") != PLURAL_RULE:
        yield f"{place}: the header does not give the six Arabic plural forms"
    for message in catalogue:
        if message.id:
            yield from (f"{place}: «{_key(message)[1]}» {problem}" for problem in _of_message(message))


def _of_message(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "is marked fuzzy"
    elif not all(_forms(message)):
        yield "lacks its Arabic, or one of its six forms"
    elif not _same_placeholders(message):
        yield "has other placeholders than its Arabic"


def placeholders(text: str, positional: bool = True) -> list[str]:
    """Names and positions that are filled in later, in order of the alphabet."""
    found = _NAMED.findall(text) + _BRACES.findall(text)
    return sorted(found + (_POSITIONAL.findall(_NAMED.sub("", text)) if positional else []))


def _same_placeholders(message: Message) -> bool:
    positional = "python-format" in message.flags
    if isinstance(message.id, str):
        return placeholders(message.id, positional) == placeholders(_forms(message)[0], positional)
    expected = set(placeholders(message.id[1], positional))
    for number, form in enumerate(_forms(message)):
        found = set(placeholders(form, positional))
        missing_allowed = 1 if number < FORMS_WITHOUT_NUMBER else 0
        if found - expected or len(expected - found) > missing_allowed:
            return False
    return True


def _contradictions(catalogues: dict[Path, Catalog], root: Path) -> Iterator[str]:
    """Sentences that two areas translate in two ways."""
    known: dict[Key, tuple[Path, tuple[str, ...]]] = {}
    for path, catalogue in catalogues.items():
        for message in catalogue:
            if not message.id:
                continue
            first, forms = known.setdefault(_key(message), (path, _forms(message)))
            if forms != _forms(message):
                places = path.relative_to(root), first.relative_to(root)
                yield f"{places[0]}: «{_key(message)[1]}» is translated otherwise in {places[1]}"


def _untranslated(template: Catalog, catalogues: dict[Path, Catalog]) -> Iterator[str]:
    """Sentences of the source without Arabic, and those that are not English."""
    done = {
        (_key(message), message.pluralizable)
        for catalogue in catalogues.values()
        for message in catalogue
        if message.id and _is_done(message)
    }
    for message in template:
        if not message.id:
            continue
        text = _key(message)[1]
        where = ", ".join(sorted({name for name, _ in message.locations})) or "the source"
        if _ARABIC_LETTER.search(text):
            yield f"{where}: «{text}» is a msgid, and holds Arabic"
        if (_key(message), message.pluralizable) not in done:
            yield f"{where}: «{text}» has no Arabic"


def _of_source(path: Path, root: Path) -> Iterator[str]:
    place = path.relative_to(root)
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        tree = ast.parse(text)
        yield from (f"{place}:{line}: {problem}" for line, problem in _aliases(tree))
        literals = list(_literals(tree))
    else:
        literals = list(enumerate(_TEMPLATE_COMMENTS.sub("", text).splitlines(), 1))
    if place.as_posix().startswith(MAY_HOLD_ARABIC):
        return
    for line, literal in literals:
        for name in NAMES_OF_LANGUAGES:
            literal = literal.replace(name, "")
        if _ARABIC_LETTER.search(literal):
            yield f"{place}:{line}: Arabic in the source: «{literal.strip()[:40]}»"


def _literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of every string that is not a docstring."""
    prose = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


def _aliases(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Names under which the extraction would not see a sentence, or not see that it is plural."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            for name in node.names:
                if "gettext" in name.name and name.asname not in (None, _GETTEXT_NAMES.get(name.name)):
                    yield node.lineno, f"{name.name} as {name.asname} is not seen by the extraction"


def main(arguments: list[str]) -> int:
    """Run `check` or `compile`; the exit code is 1 if something is wrong."""
    if arguments == ["compile"]:
        for path in compile_all():
            print(path.relative_to(ROOT))
        return 0
    if arguments == ["check"]:
        try:
            problems = check()
        except GettextMissing as missing:
            problems = [str(missing)]
        print("\n".join(problems) or "Every sentence has its Arabic.")
        return 1 if problems else 0
    print("python -m jehat.project.translations check|compile", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
