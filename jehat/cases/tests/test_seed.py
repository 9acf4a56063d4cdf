"""The demonstration's closed cases tell the guide what each kind takes, and go on telling it night after night."""

import json
from datetime import timedelta

from django.utils import timezone

from jehat.cases import jobs, seed_course
from jehat.cases.actions import submit
from jehat.cases.models import Appeal, Case, Closing, IssuedLetter, Referral
from jehat.cases.seed import CLOSED_OF_A_KIND, begin_work, close_a_year, hand_in
from jehat.cases.seed_after import go_on_after
from jehat.cases.seed_papers import DEED, PLAN
from jehat.cases.states import Outcome, Status
from jehat.catalogue.models import Pace
from jehat.catalogue.tests.asking import ask as put_questions
from jehat.documents.queries import own_files

from .test_fill_letter import ISSUED


def closed_year(world):
    kinds = [world.kind, world.other_kind]
    return close_a_year(kinds, [world.sara], {world.kind.code: "رخصة"}, "تم", now=timezone.now())


def test_each_kind_has_a_pace_that_the_night_confirms(world):
    assert closed_year(world) == 2 * CLOSED_OF_A_KIND
    told = []
    for _night in range(2):
        jobs.tell_paces(0)
        told.append(list(Pace.objects.order_by("kind").values_list("kind", "median_minutes", "most_minutes")))
    assert told[0] == told[1] and len(told[0]) == 2
    for pace in Pace.objects.select_related("kind"):
        assert pace.tells and 0 < pace.median_minutes <= pace.most_minutes <= pace.kind.working_days * 7 * 60


def test_the_papers_of_a_case_are_among_the_documents_of_who_gave_them(world, client):
    told = {"kind": "WRM-BPR", "ar": "رخصة مسبح", "text_ar": "المخطط المعدل مرفق مع المساحات."}
    begun = timezone.now() - timedelta(days=9)
    files = hand_in(world.sara, world.kind, told, begun)
    submit(by=world.sara, kind=world.kind, subject=told["ar"], text=told["text_ar"], files=files, now=begun)
    listed, is_more = own_files(world.sara)
    assert [file.name for file in listed] and {file.name for file in listed} == {DEED, PLAN} and not is_more
    assert {file.kind for file in listed} == {"pdf", "image"}
    assert all(file.created_at == begun for file in listed)


def test_whoever_was_given_work_has_begun_some(world):
    given = [submit(by=world.sara, kind=world.kind, subject=f"Case {order}") for order in range(6)]
    begin_work(now=timezone.now())
    holders = {one.assignee_id for one in given}
    assert len(holders) == 3
    begun = Case.objects.filter(status=Status.IN_PROGRESS)
    assert {one.assignee_id for one in begun} == holders and begun.count() == 3
    begin_work(now=timezone.now())
    assert begun.count() == 3


def test_some_cases_go_on_after_their_end(world):
    disputed, pending, decided, unanswered = go_on_after()
    assert disputed.is_open and disputed.closings.get().taken_up == Closing.TakenUp.DISPUTED
    assert Appeal.objects.get(case=pending).is_pending
    assert unanswered.outcome == Outcome.NO_ANSWER
    judge = Appeal.objects.get(case=decided).employee
    assert judge is None or Appeal.objects.get(case=decided).decision == Appeal.Decision.UPHELD
    assert go_on_after() == []


def course_of(monkeypatch, tmp_path, code):
    """The same course with cases of another kind."""
    told = json.loads(seed_course.COURSE.read_text())
    file = tmp_path / "course.json"
    file.write_text(json.dumps({name: one | {"kind": code} for name, one in told.items()}))
    monkeypatch.setattr(seed_course, "COURSE", file)


def test_a_letter_a_question_of_several_points_and_a_recall_are_there(world, monkeypatch, tmp_path):
    item = {"code": "fee", "name_ar": "الرسوم", "name_en": "The fee", "is_needed": True}
    put_questions(world.kind, form=(), rules={"letters": [ISSUED], "closing_checklist": [item]})
    course_of(monkeypatch, tmp_path, world.kind.code)
    lettered, asked, referred = seed_course.show_course()
    assert IssuedLetter.objects.get().case == lettered
    assert asked.questions.get().points.listed[0]["wanted"] == "file"
    assert len(asked.questions.get().points.listed) == 3
    assert Referral.objects.get(case=referred).recall_asked_at is not None
    assert seed_course.show_course() == []


def test_of_kinds_that_are_not_there_nothing_is_shown(world, monkeypatch, tmp_path):
    course_of(monkeypatch, tmp_path, "NO-SUCH")
    assert seed_course.show_course() == []
    course_of(monkeypatch, tmp_path, world.kind.code)
    assert len(seed_course.show_course()) == 3 and not IssuedLetter.objects.exists()
