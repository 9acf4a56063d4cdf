"""This area's part of the demonstration: the kinds of case. It may run twice."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from jehat.organization import roles
from jehat.organization.models import Department, Employee, Entity

from . import actions
from .models import OFFERED, Article, Channel, Kind, Version, Wording

CATALOGUE = Path(__file__).parent / "demonstration" / "catalogue.json"
MORE = CATALOGUE.with_name("more.json")
SYNONYMS = CATALOGUE.with_name("synonyms.json")
FORMS = CATALOGUE.with_name("forms.json")
ARTICLES = CATALOGUE.with_name("articles.json")
HALALAS = 100
HOURS_OF_A_DAY = 7


def read_catalogue() -> dict:
    """The fictional catalogue: entities with departments, kinds of case, people, subjects, comments, directives."""
    return json.loads(CATALOGUE.read_text(encoding="utf-8"))


def load_kinds(rows: Iterable[dict]) -> list[Kind]:
    """Kinds that do not exist yet, each published as its first version, for departments that do exist."""
    known = set(Kind.objects.values_list("code", flat=True))
    departments = {(unit.entity.code, unit.code): unit for unit in Department.objects.select_related("entity")}
    kinds = [_kind(row, departments[row["entity"], row["department"]]) for row in rows if row["code"] not in known]
    versions = [_first_version(kind) for kind in kinds]
    with transaction.atomic():
        Kind.objects.bulk_create(kinds)
        Version.objects.bulk_create(versions)
    return kinds


def _kind(row: dict, department: Department) -> Kind:
    named = {name: row[name] for name in ("code", "name_ar", "name_en", "summary_ar", "summary_en")}
    return Kind(
        entity=department.entity,
        department=department,
        requirements=_requirements(row),
        steps=_steps(row),
        fee=row["fee"] * HALALAS,
        working_days=row["sla_working_days"],
        secrecy=row["default_secrecy"],
        **named,
        **(_more().get(row["code"]) or {"channels": [Channel.WEB]}),
    )


def _steps(row: dict) -> list[dict]:
    """The steps, each with its part of the promised time."""
    steps = _only(row["steps"], "order", "name_ar", "name_en")
    hours = max(1, row["sla_working_days"] * HOURS_OF_A_DAY // len(steps))
    return [step | {"hours": hours} for step in steps]


def _requirements(row: dict) -> list[dict]:
    """The required documents; some are handed in when a case is filed, named by their place."""
    attached = forms().get(row["code"], {}).get("attached", [])
    rows = _only(row["required_documents"], "name_ar", "name_en", "mandatory")
    handed_in = {"is_attached": True, "types": ["pdf", "image"], "megabytes": 10}
    return [one | handed_in if place in attached else one for place, one in enumerate(rows, start=1)]


def _only(rows: list[dict], *names: str) -> list[dict]:
    return [{name: row[name] for name in names} for row in rows]


def _first_version(kind: Kind) -> Version:
    asked = forms().get(kind.code, {})
    said = {name: getattr(kind, name) for name in OFFERED}
    said |= {"form": asked.get("form", []), "rules": asked.get("rules", {})}
    kind.current = Version(kind=kind, entity=kind.entity, number=1, published_at=timezone.now(), **said)
    return kind.current


@cache
def forms() -> dict[str, dict]:
    """What is asked when a case of a kind is filed, its rules, and answers that somebody might give, by its code."""
    return json.loads(FORMS.read_text(encoding="utf-8"))


@cache
def _more() -> dict[str, dict]:
    """Who may ask, by what channel, and what people ask about each kind, by its code."""
    return json.loads(MORE.read_text(encoding="utf-8"))


def mark_secret(kind: Kind, level: str) -> Kind:
    """Cases of the kind have this degree of secrecy from now on."""
    kind.secrecy = level
    kind.save(update_fields=["secrecy"])
    return kind


def load_wordings() -> list[Wording]:
    """Other words people use, for kinds that exist and have none yet."""
    kinds = {kind.code: kind for kind in Kind.objects.filter(wording__isnull=True)}
    rows = [row for row in json.loads(SYNONYMS.read_text(encoding="utf-8")) if row["kind"] in kinds]
    words = [(kinds[row["kind"]], {name: row[name] for name in ("words_ar", "words_en")}) for row in rows]
    return Wording.objects.bulk_create(Wording(kind=kind, entity_id=kind.entity_id, **said) for kind, said in words)


def write_articles() -> list[Article]:
    """Announcements and articles, written and published by the administrator of each entity that has none yet."""
    written = []
    entities = {entity.code: entity for entity in Entity.objects.filter(articles__isnull=True)}
    for row in json.loads(ARTICLES.read_text(encoding="utf-8")):
        keeper = Employee.objects.active().filter(role__code=roles.ADMINISTRATOR, entity__code=row["entity"]).first()
        if row["entity"] in entities and keeper:
            words = {name: value for name, value in row.items() if name != "entity"}
            article = actions.write_article(by=keeper.user, entity=entities[row["entity"]], **words)
            written.append(actions.publish_article(by=keeper.user, article=article))
    return written


def revise_kinds() -> list[Version]:
    """What an administrator of the municipality has done since: a second version of one kind, a draft of another."""
    keeper = Employee.objects.active().filter(role__code=roles.ADMINISTRATOR, entity__code="WRM").first()
    if keeper is None:
        return []
    written = []
    for code, said, is_published in REVISIONS:
        kind = Kind.objects.select_related("current").get(code=code)
        if kind.versions.count() == 1:
            seen = kind.current.stamp
            draft = actions.write_version(by=keeper.user, kind=kind, said=said(kind), seen=seen)
            if is_published:
                actions.publish_kind(by=keeper.user, kind=kind, seen=draft.stamp)
            written.append(draft)
    return written


def _surveyed_faster(kind) -> dict:
    deed = {"name_ar": "إحداثيات الموقع", "name_en": "Coordinates of the site", "mandatory": False}
    return {"working_days": kind.working_days - 1, "requirements": [*kind.requirements, deed]}


def _events_with_an_open_question(kind) -> dict:
    asked = {
        "question_ar": "هل تلزم موافقة المرور؟",
        "question_en": "Is the consent of the traffic police needed?",
        "answer_ar": "نعم، إن كانت الفعالية على طريق عام.",
        "answer_en": "",
    }
    return {"questions": [*kind.questions, asked], "fee_note_ar": "لكل يوم من أيام الفعالية."}


REVISIONS = (("WRM-SUR", _surveyed_faster, True), ("WRM-EVT", _events_with_an_open_question, False))
