"""A week in the ministry: cases of many kinds and states, played by the same actions that people use.

Before it lie closed cases, of which only the ends are written, so that the guide can tell what each kind really took.
"""

import json
import random
from datetime import timedelta
from pathlib import Path

from django.utils import timezone, translation

from jehat.calendars.queries import week_of
from jehat.calendars.working_time import add_working_days
from jehat.catalogue.actions import tell_pace
from jehat.catalogue.models import Kind
from jehat.catalogue.seed import read_catalogue
from jehat.documents.actions import keep
from jehat.documents.models import File
from jehat.organization.models import Employee
from jehat.organization.roles import ADMINISTRATOR
from jehat.people.models import Beneficiary

from . import actions, permissions, queries
from .former import Former
from .models import Case
from .queries.paces import paces
from .seed_answers import with_answers
from .seed_papers import SECOND_PAGE, deed, papers_of
from .states import Outcome, Priority, Status

SUBJECTS = Path(__file__).parent / "demonstration" / "subjects.json"
VIEWS = Path(__file__).parent / "demonstration" / "views.json"
REPLIES = Path(__file__).parent / "demonstration" / "replies.json"
SKILLS = Path(__file__).parent / "demonstration" / "skills.json"
CASES = 48
DAYS = 30
# Before those days: how long ago the closed cases of a kind began at most, and at least.
CLOSED_OF_A_KIND = 5
OLDEST, NEWEST = timedelta(days=320), timedelta(days=130)


def play_week(*, cast=(), now=None) -> int:
    """File and work on the demonstration's cases over the last days; how many. Nothing where there are cases.

    The people of the cast find their few cases of these days, and nothing to leaf through before them.
    """
    if Case.objects.exists():
        return 0
    now = now or timezone.now()
    chance = random.Random(1448)
    kinds = {kind.code: kind for kind in Kind.objects.select_related("entity", "department")}
    people = [one.user for one in Beneficiary.objects.select_related("user").order_by("user__username")]
    subjects, phrases = _subjects(kinds), _phrases()
    titles = {one["kind"]: one["ar"] for one in subjects}
    others = [person for person in people if person not in cast]
    closed = close_a_year(kinds.values(), others, titles, phrases["external/officer"][4], now=now)
    for order in range(CASES):
        begun = now - timedelta(days=DAYS * (CASES - order) / CASES, minutes=chance.randint(0, 90))
        told = subjects[order % len(subjects)]
        with translation.override("ar"):
            case = _play(told, kinds[told["kind"]], people[order % len(people)], phrases, begun, now, chance)
            _end_otherwise(case, order, phrases, now)
    begin_work(now=now)
    _keep_replies()
    _keep_views(now)
    _name_skills()
    for kind, pace in paces(now=now):
        tell_pace(by=None, kind=kind, now=now, **pace._asdict())
    return closed + CASES + _file_for_others(subjects, kinds, people, now)


def close_a_year(kinds, people, titles, words, *, now) -> int:
    """What was closed in the months before, in its briefest form: enough of each kind to tell how long it takes."""
    chance = random.Random(1447)
    crews = _crews()
    kinds = [kind for kind in sorted(kinds, key=lambda kind: kind.code) for _one in range(CLOSED_OF_A_KIND)]
    chance.shuffle(kinds)
    closed = []
    for order, kind in enumerate(kinds):
        since = now - OLDEST + (OLDEST - NEWEST) * (order / len(kinds))
        took = max(1, round(kind.working_days * chance.uniform(0.3, 0.9)))
        until = add_working_days(since, took, week_of(kind.entity)) - timedelta(minutes=chance.randint(1, 300))
        crew = crews[kind.department_id]
        subject = titles.get(kind.code, kind.name_ar)
        closed.append(Former(kind, people[order % len(people)], subject, crew[order % len(crew)], words, since, until))
    return len(actions.take_over(closed=closed))


def _crews() -> dict:
    """Who takes cases, by department."""
    crews = {}
    for one in Employee.objects.active().filter(takes_cases=True).select_related("user").order_by("user__username"):
        crews.setdefault(one.department_id, []).append(one)
    return crews


def begin_work(*, now):
    """Whoever was given something and has begun nothing has read the oldest of it this morning."""
    for employee in Employee.objects.active().filter(takes_cases=True).select_related("user"):
        held = Case.objects.filter(assignee=employee)
        given = held.filter(status=Status.ASSIGNED).order_by("created_at").first()
        if given and not held.filter(status=Status.IN_PROGRESS).exists():
            actions.open_case(by=employee.user, case=given, now=now)


def _name_skills():
    """What some cases need and not everybody can, at each entity that has an administrator."""
    administrators = Employee.objects.active().filter(role__code=ADMINISTRATOR).select_related("user", "entity")
    for skill in json.loads(SKILLS.read_text()):
        for one in administrators:
            actions.write_skill(by=one.user, entity=one.entity, **skill)


def _keep_replies():
    """Words that supervisors and administrators keep ready for everybody."""
    for scope, told in json.loads(REPLIES.read_text()).items():
        for author in Employee.objects.active().who_may(f"reply.write_{scope}", timezone.now()):
            for one in told:
                actions.write_reply(by=author.user, scope=scope, **one)


def _keep_views(now):
    """What supervisors share with their departments, and the oldest open case, which each of them follows."""
    for supervisor in Employee.objects.active().who_may("reply.write_department", now).select_related("user"):
        if permissions.can_save_view(supervisor.user, "department"):
            for one in json.loads(VIEWS.read_text()):
                actions.save_view(by=supervisor.user, scope="department", now=now, **one)
        oldest = queries.reachable(supervisor).open().ordinary().order_by("created_at").first()
        if oldest and permissions.can_follow(supervisor.user, oldest):
            actions.follow(by=supervisor.user, case=oldest, now=now)


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
            actions.submit(by=agent, kind=kind, now=now, **with_answers(given, agent, kind))
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
    said = {"subject": told["ar"], "text": told["text_ar"], "files": hand_in(person, kind, told, begun)}
    case = actions.submit(by=person, kind=kind, priority=priority, now=begun, **with_answers(said, person, kind))
    if case.assignee is None:
        return case
    steps = _steps(chance, phrases, case.assignee.user, person)
    for order, (act, arguments) in enumerate(steps):
        moment = begun + min(now - begun, timedelta(days=5)) * (order + 1) / (len(steps) + 1) * chance.uniform(0.7, 1)
        if act is actions.answer:
            arguments["files"] = [_attached(person, case)]
        if act is actions.complete:
            _go_through(case, arguments["by"], moment)
        act(case=case, now=moment, **arguments)
    if Case.objects.filter(pk=case.pk).closed().exists() and chance.random() < 0.6:
        actions.rate(by=person, case=case, stars=chance.choice((3, 4, 5, 5)), now=now)
    return case


def _go_through(case, by, moment) -> None:
    """Tick what must be done before a case of its kind is completed."""
    for item in case.terms.ruled.closing_checklist:
        if item.is_needed:
            actions.tick(by=by, case=case, item=item.code, now=moment)


def hand_in(person, kind, told, begun) -> list[File]:
    """The papers that came with a case, on its day."""
    files = [keep(by=person, upload=paper, entity_id=kind.entity_id) for paper in papers_of(told)]
    File.objects.filter(pk__in=[file.pk for file in files]).update(created_at=begun)
    return files


def _attached(person, case):
    """An attached page, kept by the same action as any upload."""
    return keep(by=person, upload=deed(SECOND_PAGE), entity_id=case.entity_id)


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
