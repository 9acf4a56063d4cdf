"""The same main job for programs, under the same permissions."""

import pytest

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.states import Status

from .many import cost, make_cases

CASES = "/api/v1/cases/"


def address(case, verb="") -> str:
    return f"{CASES}{case.number}{'/' if verb else ''}{verb}"


@pytest.fixture
def ask(client):
    """`ask(user, "post", address, {...})`: the answer as status and JSON."""

    def ask(user, method, where, body=None):
        client.force_login(user)
        sent = {"data": body, "content_type": "application/json"} if body is not None else {}
        answer = getattr(client, method)(where, **sent)
        return answer.status_code, answer.json() if answer.content else None

    return ask


def test_a_case_is_filed(world, ask):
    new = {"kind": world.kind.code, "subject": "A workshop", "text": "Soon", "priority": "urgent"}
    status, told = ask(world.sara, "post", CASES, new)
    case = Case.objects.get()
    assert status == 201
    assert (told["number"], told["subject"], told["status"], told["priority"]) == (
        case.number,
        "A workshop",
        "assigned",
        "urgent",
    )
    assert (told["entity"], told["kind"], told["closed_at"]) == ("WRM", world.kind.code, None)
    assert (case.channel, case.beneficiary, case.assignee) == ("api", world.sara, world.noura)
    assert told["responsible"] == case.assignee.name


def test_the_whole_job(world, ask):
    ask(world.sara, "post", CASES, {"kind": world.kind.code, "subject": "A workshop"})
    case, officer = Case.objects.get(), world.noura.user
    statuses = [
        ask(officer, "get", address(case))[0],
        ask(officer, "post", address(case, "comments"), {"text": "Being studied"})[0],
        ask(officer, "post", address(case, "notes"), {"text": "Is it his land?"})[0],
        ask(officer, "post", address(case, "ask"), {"text": "The plan?"})[0],
        ask(world.sara, "post", address(case, "answer"), {"text": "Here"})[0],
        ask(officer, "post", address(case, "complete"), {"text": "Done"})[0],
        ask(world.sara, "post", address(case, "rate"), {"stars": 5, "text": "Quick"})[0],
    ]
    assert statuses == [200, 201, 201, 201, 201, 200, 204]
    case.refresh_from_db()
    assert (case.status, case.rating.stars) == (Status.COMPLETED, 5)
    assert [one["text"] for one in ask(world.sara, "get", address(case, "comments"))[1]["items"]] == [
        "",
        "Being studied",
        "The plan?",
        "Here",
        "Done",
    ]
    assert [one["text"] for one in ask(officer, "get", address(case, "notes"))[1]["items"]] == ["Is it his land?"]


def test_a_case_is_rejected(world, opened, ask):
    status, told = ask(world.noura.user, "post", address(opened, "reject"), {"text": "No."})
    assert (status, told["status"]) == (200, "rejected")


def test_to_read_a_case_is_to_open_it(world, case, ask):
    status, told = ask(world.noura.user, "get", address(case))
    assert (status, told["status"]) == (200, "in_progress")
    assert Event.objects.filter(verb="case.open", by=world.noura.user).exists()


def test_the_list_is_what_one_may_see(world, case, ask):
    assert [one["number"] for one in ask(world.sara, "get", CASES)[1]["items"]] == [case.number]
    assert [one["number"] for one in ask(world.huda.user, "get", CASES)[1]["items"]] == [case.number]
    for stranger in (world.imran, world.stranger.user, world.yousef.user, world.admin.user, world.faisal.user):
        assert ask(stranger, "get", CASES)[1] == {"items": [], "next": ""}


def test_the_list_comes_in_pages(world, ask):
    make_cases(world, 55)
    first = ask(world.sara, "get", CASES)[1]
    rest = ask(world.sara, "get", f"{CASES}?after={first['next'].replace('+', '%2B')}")[1]
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (50, 5, "")


@pytest.mark.parametrize("who", ["imran", "stranger", "yousef", "admin", "faisal"])
@pytest.mark.parametrize(
    ("method", "verb"),
    [
        ("get", ""),
        ("get", "comments"),
        ("get", "notes"),
        ("post", "comments"),
        ("post", "notes"),
        ("post", "ask"),
        ("post", "answer"),
        ("post", "complete"),
        ("post", "reject"),
        ("post", "rate"),
    ],
)
def test_for_a_stranger_no_address_of_it_exists(world, opened, ask, who, method, verb):
    person = getattr(world, who)
    body = {"text": "x", "stars": 5} if method == "post" else None
    hidden = ask(getattr(person, "user", person), method, address(opened, verb), body)
    missing = ask(getattr(person, "user", person), method, f"{CASES}WRM-1448-999999{'/' if verb else ''}{verb}", body)
    for status, told in (hidden, missing):
        # Of the two answers only the address that was asked for differs.
        assert (status, told.pop("instance").startswith(CASES)) == (404, True)
    assert hidden == missing


def test_who_is_not_signed_in_is_told_so(case, client):
    for where in (CASES, address(case), address(case, "comments")):
        assert client.get(where).status_code == 401
    assert client.post(CASES, {}, "application/json").status_code == 401


def test_what_is_seen_but_not_allowed_has_a_reason(world, opened, ask):
    status, told = ask(world.sara, "post", address(opened, "complete"), {"text": "I am done."})
    assert (status, told["status"]) == (403, 403)
    assert told["title"]


@pytest.mark.parametrize("text", ["", "   ", "x" * 5001])
def test_words_that_are_none_or_too_many_are_not_taken(world, opened, ask, text):
    for verb in ("comments", "notes", "ask", "complete", "reject"):
        assert ask(world.noura.user, "post", address(opened, verb), {"text": text})[0] == 422
    assert not Event.objects.about(opened).exclude(verb__in=["case.submit", "case.distribute", "case.open"]).exists()


@pytest.mark.parametrize(
    "broken", [{"subject": " "}, {"subject": "x" * 201}, {"priority": "at once"}, {"text": "x" * 5001}]
)
def test_a_new_case_in_the_wrong_shape_is_not_taken(world, ask, broken):
    new = {"kind": world.kind.code, "subject": "A workshop"} | broken
    assert ask(world.sara, "post", CASES, new)[0] == 422
    assert not Case.objects.exists()


def test_a_kind_that_is_not_offered_does_not_exist(world, ask):
    type(world.kind).objects.filter(pk=world.kind.pk).update(is_published=False)
    assert ask(world.sara, "post", CASES, {"kind": world.kind.code, "subject": "A workshop"})[0] == 404


@pytest.mark.parametrize("stars", [0, 6])
def test_stars_are_one_to_five(world, done, ask, stars):
    assert ask(world.sara, "post", address(done, "rate"), {"stars": stars})[0] == 422


def test_a_voice_is_told_of_and_not_spelt_out(world, opened, ask, speak):
    actions.comment(by=world.sara, case=opened, voice=speak(world.sara))
    said = ask(world.sara, "get", address(opened, "comments"))[1]["items"][-1]
    assert (said["text"], said["has_voice"]) == ("", True)


def test_the_list_costs_the_same_for_three_and_for_thirty(world, client):
    make_cases(world, 3)
    client.force_login(world.sara)
    few = cost(client, CASES)
    make_cases(world, 27)
    assert cost(client, CASES) == few


def test_it_describes_itself(world, client):
    client.force_login(world.sara)
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert "/api/v1/cases/{number}/comments" in described["paths"]


def test_what_was_said_comes_in_pages_the_oldest_first(world, ask, opened):
    for word in ("One", "Two", "Three"):
        actions.comment(by=world.noura.user, case=opened, text=word)
        actions.note(by=world.noura.user, case=opened, text=word)
    for user, where in ((world.sara, "comments"), (world.noura.user, "notes")):
        _status, whole = ask(user, "get", address(opened, where))
        _status, first = ask(user, "get", address(opened, where) + "?limit=2")
        _status, rest = ask(user, "get", address(opened, where) + f"?after={first['next']}")
        said = [one["text"] for one in first["items"] + rest["items"]]
        assert (said[-3:], rest["next"]) == (["One", "Two", "Three"], "")
        assert said == [one["text"] for one in whole["items"]]
