"""The house keeps its own rules (docs/house.md)."""

import ast
import importlib
import inspect
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import models

from jehat.audit.action import VERBS
from jehat.core.crypto.fields import EncryptedField

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "jehat"
AREAS = sorted(path.parent for path in HOUSE.glob("*/apps.py"))
WRITES = {"save", "create", "bulk_create", "bulk_update", "delete", "get_or_create", "update_or_create"}
# The parts a verb is made of, what fills an empty platform, and presence, which is no act.
WRITERS = {
    "record.py",
    "notify.py",
    "numbering.py",
    "seed.py",
    "outbox.py",
    "throttle.py",
    "delivery.py",
    "middleware.py",
    "sessions.py",
    "sealer.py",
    "anchoring.py",
}
# Not one transaction, on purpose: docs/adr/0002.
NOT_AN_ACT = {"people.identify"}
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py", "misc.py", "services.py", "managers.py"}


def sources(*, tests=False):
    for file in sorted(HOUSE.rglob("*.py")):
        parts = set(file.parts)
        if "migrations" not in parts and (tests or "tests" not in parts):
            yield file


def exported_actions():
    for area in AREAS:
        name = f"jehat.{area.name}.actions"
        if (area / "actions.py").exists() or (area / "actions").is_dir():
            module = importlib.import_module(name)
            for public in getattr(module, "__all__", ()):
                if (act := f"{area.name}.{public}") not in NOT_AN_ACT:
                    yield pytest.param(getattr(module, public), id=act)


@pytest.mark.parametrize("act", list(exported_actions()))
def test_an_action_is_whole(act):
    parameters = inspect.signature(act).parameters.values()
    assert all(p.kind is p.KEYWORD_ONLY for p in parameters), "is called by keyword"
    assert "by" in {p.name for p in parameters}, "names who did it"
    assert act.__doc__, "says what it does in one sentence"
    assert any(verb.function is act for verb in VERBS.values()), "is registered as a verb, in one transaction"


def test_every_verb_has_its_sentence_and_its_test_file():
    missing = []
    for verb in VERBS.values():
        area = verb.function.__module__.split(".")[1]
        name = verb.function.__name__
        if not (HOUSE / area / "tests" / f"test_{name}.py").exists():
            missing.append(f"{verb.name}: jehat/{area}/tests/test_{name}.py")
        assert str(verb.says), verb.name
    assert not missing, missing


def is_writer(file: Path) -> bool:
    return file.name in WRITERS | {"actions.py"} or bool({"actions", "crypto", "launcher"} & set(file.parts))


def writes(node) -> bool:
    """A call that changes rows; `update` with names only is a queryset's, anything else a dict's or a hash's."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    is_super = isinstance(node.func.value, ast.Call) and getattr(node.func.value.func, "id", "") == "super"
    is_route = isinstance(node.func.value, ast.Name) and node.func.value.id == "router"
    is_query = node.func.attr == "update" and node.keywords and not node.args
    # Rows are saved by keywords only; what is saved into something is a picture or a sheet.
    is_file = node.func.attr == "save" and bool(node.args)
    return not is_super and not is_file and not is_route and (node.func.attr in WRITES or bool(is_query))


def test_only_actions_write():
    offenders = [
        f"{file.relative_to(ROOT)}:{node.lineno} .{node.func.attr}()"
        for file in sources()
        if not is_writer(file)
        for node in ast.walk(ast.parse(file.read_text()))
        if writes(node) and "FileKek" not in ast.dump(node)
    ]
    assert not offenders, offenders


def floors():
    """Area -> height, read from the same contract import-linter enforces."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = contracts[0]["layers"]
    return {area.strip(" ()"): len(layers) - i for i, layer in enumerate(layers) for area in layer.split("|")}


def test_foreign_keys_point_down():
    """import-linter cannot see ForeignKey("cases.Case"); this can."""
    height, upward = floors(), []
    for model in apps.get_models():
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and field.concrete else None
            if target is None or isinstance(target, str) or target is get_user_model():
                continue
            here, there = model._meta.app_label, target._meta.app_label
            if here in height and there in height and height[there] > height[here]:
                upward.append(f"{model._meta.label}.{field.name} -> {target._meta.label}")
    assert not upward, upward


def test_templates_include_their_own_or_the_kit():
    strangers = []
    for file in HOUSE.glob("*/templates/**/*.html"):
        area = file.relative_to(HOUSE).parts[0]
        for name in re.findall(r'{%\s*include\s+"([^"]+)"', file.read_text()):
            if name.split("/")[0] not in {area, "ui"} and area != "project":
                strangers.append(f"{file.relative_to(ROOT)} includes {name}")
    assert not strangers, strangers


def test_no_drawer_without_a_name_and_no_file_without_bounds():
    bad = [str(f.relative_to(ROOT)) for f in sources(tests=True) if f.name in FORBIDDEN_NAMES]
    long = [str(f.relative_to(ROOT)) for f in sources() if f.read_text().count("\n") > 400]
    assert not bad and not long, (bad, long)


def test_no_function_is_longer_than_sixty_lines():
    long = []
    for file in sources():
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno - node.lineno >= 60:
                long.append(f"{file.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert not long, long


def test_every_area_says_what_it_is():
    assert all(ast.get_docstring(ast.parse((area / "__init__.py").read_text())) for area in AREAS)


# Public words of the guide and codes: everything else that holds text is encrypted.
CLEAR_TEXT = {
    "name_ar", "name_en", "summary_ar", "summary_en", "audience_ar", "audience_en", "fee_note_ar", "fee_note_en",
    "title_ar", "title_en", "body_ar", "body_en", "contact_phone", "contact_email", "hours_ar", "hours_en", "colour",
    "logo_digest", "digest", "code", "number", "username", "password", "session_key", "path", "playable_path", "verb",
    "subject_type", "url", "reference", "failure", "provider", "name", "kek_uri", "hint", "key_class", "secrecy",
    "kind", "place", "checkpoint", "anchor", "zone", "tracking", "onward_number",
}  # fmt: skip


def test_what_people_write_is_encrypted():
    """A text column is a state (it has choices), one of the known clear codes, or encrypted."""
    heights = floors()
    clear = []
    for model in apps.get_models():
        if model._meta.app_label not in heights:
            continue
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, (models.CharField, models.TextField)) and not isinstance(field, EncryptedField)
            if is_text and not field.choices and field.name not in CLEAR_TEXT:
                clear.append(f"{model._meta.label}.{field.name}")
    assert not clear, clear


# Tables that are one for the whole platform, or belong to persons and not to an entity.
PLATFORM_TABLES = {
    "audit.Era", "audit.Batch", "audit.Anchoring",
    "core.KeyRing", "core.Series", "organization.Entity", "organization.UseReading",
    "people.User", "people.Beneficiary", "people.Identifier",
    "people.Registration", "people.Activation", "people.Throttle", "people.SignIn",
    "people.SecondFactor",
    "people.ContactChange", "people.Recovery", "people.Reclaim", "people.Representation",
    "notifications.Notice", "integrations.KeptAnswer",
    "notifications.Message", "notifications.Receipt", "notifications.Bounce", "notifications.Preference",
    "notifications.Subscription",
}  # fmt: skip


def test_every_row_of_an_entity_carries_it():
    heights = floors()
    without = [
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in heights
        and model._meta.label not in PLATFORM_TABLES
        and "entity_id" not in {field.attname for field in model._meta.concrete_fields}
    ]
    assert not without, without


def test_jobs_take_ids_only():
    words = []
    for file in sources():
        if file.name != "jobs.py":
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                names = [
                    a.arg for a in (*node.args.args, *node.args.kwonlyargs) if not a.arg.endswith(("_id", "timestamp"))
                ]
                words += [f"{file.relative_to(ROOT)}:{node.lineno} {node.name}({name})" for name in names]
    assert not words, words


@pytest.mark.django_db
def test_migrations_say_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
