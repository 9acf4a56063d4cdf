"""Several things asked at once: each is answered in its place, and the case waits until all of them are."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jehat.cases import actions, points, queries
from jehat.cases.models import Case, Question
from jehat.cases.states import Status
from jehat.core.verdict import Refused

from .conftest import PNG
from .refusing import refused
from .traces import line, told, verbs

ASKED = [
    {"words": "Number of the deed", "wanted": "long_text"},
    {"words": "The plan", "wanted": "file"},
    {"words": "You are", "wanted": "choice", "options": ["Owner", "Tenant"]},
]


@pytest.fixture
def asked(world, opened):
    actions.ask(by=world.noura.user, case=opened, text="We need three things.", points=ASKED)
    opened.refresh_from_db()
    return opened


def answers(plan=None, **more):
    file = [{"id": str(plan.pk), "name": plan.name, "kind": plan.kind, "size": plan.size}] if plan else None
    return {code: one for code, one in {"1": "77", "2": file, "3": "1"}.items() if one} | more


def test_the_story_tells_each_and_the_case_waits(world, asked):
    said = queries.pending_question(asked)
    assert said.text == "We need three things.\n1. Number of the deed\n2. The plan\n3. You are (Owner / Tenant)"
    assert [one["words"] for one in queries.points_of(asked)] == [one["words"] for one in ASKED]
    assert asked.status == Status.WAITING_BENEFICIARY


def test_answered_each_in_its_place_the_work_goes_on(world, asked, hand_in):
    plan = hand_in(world.sara)
    said = actions.answer(by=world.sara, case=asked, text="That is all.", files=[plan], answers=answers(plan))
    assert said.text == f"1. Number of the deed\n77\n2. The plan\n{plan.name}\n3. You are\nOwner\nThat is all."
    assert said.attachments.get().file_id == plan.pk
    case = Case.objects.get(pk=asked.pk)
    question = Question.objects.select_related("points").get(case=case)
    assert (case.status, question.answer) == (Status.IN_PROGRESS, said)
    assert question.listed[0]["answer"] == "77" and not question.missing


def test_what_is_missing_keeps_it_waiting_and_is_told(world, asked, hand_in):
    first = actions.answer(by=world.sara, case=asked, answers={"1": "77"})
    case = Case.objects.get(pk=asked.pk)
    assert (case.status, case.active_at) == (Status.WAITING_BENEFICIARY, first.created_at)
    assert queries.asked_of(case).missing == ["The plan", "You are"]
    event = line("case.answer", case)
    assert event.particulars["missing"] == 2 and world.noura.user in told(event)
    plan = hand_in(world.sara)
    actions.answer(by=world.sara, case=case, files=[plan], answers=answers(plan, **{"1": "again"}))
    case.refresh_from_db()
    assert case.status == Status.IN_PROGRESS
    assert Question.objects.select_related("points").get(case=case).listed[0]["answer"] == "77"
    assert verbs(case).count("case.answer") == 2


def test_words_alone_are_for_the_holder_to_judge(world, asked):
    actions.answer(by=world.sara, case=asked, text="I have none of these.")
    asked.refresh_from_db()
    assert asked.status == Status.IN_PROGRESS and queries.points_of(asked) == []


def test_what_is_no_right_answer_is_refused(world, asked):
    with pytest.raises(Refused):
        actions.answer(by=world.sara, case=asked, answers={"3": "9"})
    with pytest.raises(Refused):
        actions.answer(by=world.sara, case=asked, answers={"2": [{"id": "x", "name": "a", "kind": "pdf", "size": 1}]})
    assert not queries.asked_of(asked).missing


WRONG = "Each thing that is asked has its words, and a choice has at least two options."


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([{"words": " ", "wanted": "file"}], WRONG),
        ([{"words": "You are", "wanted": "choice", "options": ["Owner"]}], WRONG),
        ([{"words": "You are", "wanted": "smoke"}], WRONG),
        ([{"words": "The plan", "wanted": "file", "options": ["a", "b"]}], WRONG),
        (ASKED * 2, "So many things are not asked at once."),
    ],
)
def test_what_cannot_be_answered_is_not_asked(world, opened, given, reason):
    with refused("case.ask", opened, by=world.noura.user, reason=reason):
        actions.ask(by=world.noura.user, case=opened, text="?", points=given)


def test_one_question_has_no_points(world, opened):
    actions.ask(by=world.noura.user, case=opened, text="The plan?")
    opened.refresh_from_db()
    assert queries.points_of(opened) == [] and points.missing([]) == []


# The pages


def post(client, who, case, verb, data):
    client.force_login(who)
    return client.post(reverse(f"cases:{verb}", args=[case.number]), data)


def test_the_employee_asks_on_his_page(world, client, opened):
    row = {"words-1": "Number of the deed", "wanted-1": "long_text", "words-3": "You are", "wanted-3": "choice"}
    lacking = post(client, world.noura.user, opened, "ask", {"text": "Two things", **row, "options-3": "Owner"})
    assert lacking.status_code == 422 and lacking.context["ask_form"].is_begun
    assert lacking.context["ask_form"].errors["options-3"]
    sent = post(client, world.noura.user, opened, "ask", {"text": "Two things", **row, "options-3": "Owner\nTenant\n"})
    assert sent.status_code == 302
    opened.refresh_from_db()
    assert [(one["wanted"], one["options"]) for one in queries.points_of(opened)] == [
        ("long_text", []),
        ("choice", ["Owner", "Tenant"]),
    ]


def test_the_beneficiary_answers_each_in_its_place(world, client, asked):
    client.force_login(world.sara)
    page = client.get(reverse("cases:case", args=[asked.number])).content.decode()
    assert all(f'name="answer-{code}"' in page for code in "123")
    sent = post(client, world.sara, asked, "answer", {"text": "", "answer-1": "77", "answer-3": "2"})
    assert sent.status_code == 302 and sent.headers["Location"].endswith("#question")
    page = client.get(reverse("cases:case", args=[asked.number])).content.decode()
    assert 'name="answer-1"' not in page and 'name="answer-2"' in page
    post(
        client, world.sara, asked, "answer", {"text": "", "answer-2": SimpleUploadedFile("plan.png", PNG, "image/png")}
    )
    asked.refresh_from_db()
    assert asked.status == Status.IN_PROGRESS


@pytest.mark.parametrize("typed", [{"text": ""}, {"text": "x", "answer-3": "9"}])
def test_nothing_and_what_was_not_offered_come_back(world, client, asked, typed):
    answer = post(client, world.sara, asked, "answer", typed)
    assert answer.status_code == 422
    asked.refresh_from_db()
    assert asked.status == Status.WAITING_BENEFICIARY


def test_answered_too_late_the_words_come_back(world, client, asked):
    actions.answer(by=world.sara, case=asked, text="Here.")
    answer = post(client, world.sara, asked, "answer", {"text": "Once more", "answer-1": "77"})
    assert answer.status_code == 409 and "Once more" in answer.content.decode()


# The API


def send(client, who, where, body=None):
    client.force_login(who)
    address = f"/api/v1/cases/{where}"
    return client.get(address) if body is None else client.post(address, data=body, content_type="application/json")


def test_a_program_asks_reads_and_answers(world, client, opened, hand_in):
    body = {"text": "Two things", "points": [ASKED[0], ASKED[1]]}
    assert send(client, world.noura.user, f"{opened.number}/ask", body).status_code == 201
    shown = send(client, world.sara, f"{opened.number}/asked").json()
    assert [(one["code"], one["wanted"], one["is_answered"]) for one in shown] == [
        ("1", "long_text", False),
        ("2", "file", False),
    ]
    first = send(client, world.sara, f"{opened.number}/answer", {"answers": {"1": "77"}})
    assert first.status_code == 201
    assert send(client, world.sara, f"{opened.number}/asked").json()[0]["is_answered"]
    plan = hand_in(world.sara)
    assert send(client, world.sara, f"{opened.number}/answer", {"answers": {"2": [str(plan.pk)]}}).status_code == 201
    opened.refresh_from_db()
    assert opened.status == Status.IN_PROGRESS


def test_a_program_hears_what_is_wrong(world, client, asked):
    answer = send(client, world.sara, f"{asked.number}/answer", {"answers": {"3": "9"}})
    assert (answer.status_code, answer.json()["errors"][0]["where"]) == (422, "body.answers.3")
    assert send(client, world.sara, f"{asked.number}/answer", {}).status_code == 422
    assert send(client, world.imran, f"{asked.number}/asked").status_code == 404
    assert send(client, world.sara, f"{asked.number}/asked").json()[2]["options"][0] == {"code": "1", "label": "Owner"}
