"""A week in the ministry: cases of many kinds and states, played by the same actions that people use."""

import json
import random
from datetime import timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from jehat.catalogue.models import Kind
from jehat.catalogue.seed import read_catalogue
from jehat.documents.actions import keep
from jehat.organization.models import Employee
from jehat.people.models import Beneficiary

from . import actions, queries
from .models import Case
from .states import Outcome, Priority

SUBJECTS = Path(__file__).parent / "demonstration" / "subjects.json"
REPLIES = Path(__file__).parent / "demonstration" / "replies.json"
PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
CASES = 48
DAYS = 30


def play_week(*, now=None) -> int:
    """File and work on the demonstration's cases over the last days; how many. Nothing where there are cases."""
    if Case.objects.exists():
        return 0
    now = now or timezone.now()
    chance = random.Random(1448)
    kinds = {kind.code: kind for kind in Kind.objects.select_related("entity", "department")}
    people = [one.user for one in Beneficiary.objects.select_related("user").order_by("user__username")]
    subjects, phrases = _subjects(kinds), _phrases()
    for order in range(CASES):
        begun = now - timedelta(days=DAYS * (CASES - order) / CASES, minutes=chance.randint(0, 90))
        told = subjects[order % len(subjects)]
        with translation.override("ar"):
            case = _play(told, kinds[told["kind"]], people[order % len(people)], phrases, begun, now, chance)
            _end_otherwise(case, order, phrases, now)
    _keep_replies()
    return CASES + _file_for_others(subjects, kinds, people, now)


def _keep_replies():
    """Words that supervisors and administrators keep ready for everybody."""
    for scope, told in json.loads(REPLIES.read_text()).items():
        for author in Employee.objects.active().filter(role__verbs__contains=[f"reply.write_{scope}"]):
            for one in told:
                actions.write_reply(by=author.user, scope=scope, **one)


def _end_otherwise(case, order, phrases, now):
    """Not everything ends in being done: now and then a case is withdrawn, or is for somebody else."""
    case = Case.objects.with_people().get(pk=case.pk)
    has_others = Case.objects.open().of_beneficiary(case.beneficiary).exclude(pk=case.pk).exists()
    if not (case.is_open and case.assignee and has_others):
        return
    if order % 12 == 7:
        actions.withdraw(by=case.beneficiary, case=case, now=now)
    elif order % 12 == 11:
        words = phrases["external/officer"][5]
        actions.reject(by=case.assignee.user, case=case, text=words, outcome=Outcome.NOT_COMPETENT, now=now)


def _file_for_others(subjects, kinds, people, now) -> int:
    """One case for each company or person whom a beneficiary acts for; how many."""
    filed = 0
    for agent, told in zip(people, subjects, strict=False):
        kind = kinds[told["kind"]]
        for principal in queries.principals_before(agent, kind.entity)[:1]:
            given = {"subject": told["ar"], "text": told["text_ar"], "beneficiary": principal}
            actions.submit(by=agent, kind=kind, now=now, **given)
            filed += 1
    return filed


def _subjects(kinds) -> list[dict]:
    catalogue = [
        {"kind": one["case_type"], "ar": one["ar"], "text_ar": ""}
        for one in read_catalogue()["subjects"]
        if one["case_type"] in kinds
    ]
    return json.loads(SUBJECTS.read_text()) + catalogue


def _phrases() -> dict[str, list[str]]:
    """What the catalogue's people say, by who says it and to whom."""
    found: dict[str, list[str]] = {}
    for one in read_catalogue()["comments"]:
        found.setdefault(f"{one['visibility']}/{one['author_role']}", []).append(one["ar"])
    return found


def _play(told, kind, person, phrases, begun, now, chance):
    """One case, as far as the time since its filing lets it come."""
    priority = chance.choices(list(Priority), weights=(6, 3, 1))[0]
    case = actions.submit(by=person, kind=kind, subject=told["ar"], text=told["text_ar"], priority=priority, now=begun)
    if case.assignee is None:
        return case
    steps = _steps(chance, phrases, case.assignee.user, person)
    for order, (act, arguments) in enumerate(steps):
        moment = begun + min(now - begun, timedelta(days=5)) * (order + 1) / (len(steps) + 1) * chance.uniform(0.7, 1)
        if act is actions.answer:
            arguments["files"] = [_deed(person, case)]
        act(case=case, now=moment, **arguments)
    if Case.objects.filter(pk=case.pk).closed().exists() and chance.random() < 0.6:
        actions.rate(by=person, case=case, stars=chance.choice((3, 4, 5, 5)), now=now)
    return case


def _deed(person, case):
    """An attached page, kept by the same action as any upload."""
    upload = SimpleUploadedFile("صك الملكية - الصفحة الثانية.pdf", PAGE, content_type="application/pdf")
    return keep(by=person, upload=upload, entity_id=case.entity_id)


def _steps(chance, phrases, officer, person):
    """The course of one case: from untouched to closed."""
    opened = (actions.open_case, {"by": officer})
    note = (actions.note, {"by": officer, "text": chance.choice(phrases["internal/officer"])})
    reply = (actions.comment, {"by": officer, "text": phrases["external/officer"][0]})
    ask = (actions.ask, {"by": officer, "text": phrases["external/officer"][1]})
    answer = (actions.answer, {"by": person, "text": phrases["external/beneficiary"][1]})
    question = (actions.comment, {"by": person, "text": phrases["external/beneficiary"][0]})
    complete = (actions.complete, {"by": officer, "text": phrases["external/officer"][4]})
    reject = (actions.reject, {"by": officer, "text": phrases["external/officer"][5]})
    courses = [
        [],
        [question],
        [opened, reply],
        [opened, note, reply, question],
        [opened, ask],
        [opened, note, ask, answer],
        [opened, reply, complete],
        [opened, ask, answer, note, complete],
        [opened, reject],
    ]
    return chance.choices(courses, weights=(3, 2, 4, 4, 4, 4, 4, 3, 1))[0]
