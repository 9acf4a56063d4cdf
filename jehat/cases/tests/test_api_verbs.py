"""What programs do with cases beyond the main job: hand on, withdraw, read, keep replies, look after a team."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import CannedReply, Case, Handover
from jehat.cases.states import Status
from jehat.organization.models import Absence
from jehat.people.models import Representation

from .many import cost, make_cases

CASES = "/api/v1/cases/"


@pytest.fixture
def ask(client):
    """`ask(user, "post", "WRM-…/assign", {...})`: the answer."""

    def ask(user, method, where="", body=None, **headers):
        client.force_login(getattr(user, "user", user))
        sent = {"data": body, "content_type": "application/json"} if body is not None else {}
        return getattr(client, method)(f"{CASES}{where}", headers={"accept-language": "en"} | headers, **sent)

    return ask


def numbers(answer) -> list[str]:
    return [one["number"] for one in answer.json()["items"]]


def test_a_case_is_assigned_and_taken_back(world, opened, ask):
    told = ask(world.huda, "get", f"{opened.number}/receivers").json()
    assert {one["id"] for one in told["employees"]} == {str(world.faisal.pk), str(world.majed.pk)}
    assert "LEGAL" in [one["code"] for one in told["departments"]]
    given = ask(world.huda, "post", f"{opened.number}/assign", {"to": str(world.faisal.pk)})
    assert (given.status_code, given.json()["responsible"]) == (200, world.faisal.name)
    assert ask(world.huda, "post", f"{opened.number}/assign/undo").status_code == 204
    opened.refresh_from_db()
    assert opened.assignee == world.noura
    assert ask(world.imran, "post", f"{opened.number}/assign/undo").status_code == 404


def test_to_one_who_is_away_a_case_goes_only_knowingly(world, opened, ask):
    now = timezone.now()
    Absence.objects.create(
        employee=world.faisal, entity=world.entity, since=now - timedelta(days=1), until=now + timedelta(days=2)
    )
    told = ask(world.huda, "get", f"{opened.number}/receivers").json()
    assert {one["id"]: one["is_away"] for one in told["employees"]}[str(world.faisal.pk)]
    refused = ask(world.huda, "post", f"{opened.number}/assign", {"to": str(world.faisal.pk)})
    assert (refused.status_code, refused.json()["errors"][0]["where"]) == (422, "body.to")
    given = ask(world.huda, "post", f"{opened.number}/assign", {"to": str(world.faisal.pk), "even_away": True})
    assert (given.status_code, given.json()["responsible"]) == (200, world.faisal.name)


def test_to_nobody_a_case_is_given(world, opened, ask):
    unfit = ask(world.huda, "post", f"{opened.number}/assign", {"to": str(world.admin.pk)})
    assert (unfit.status_code, unfit.json()["errors"][0]["where"]) == (422, "body.to")
    assert ask(world.sara, "post", f"{opened.number}/assign", {"to": str(world.faisal.pk)}).status_code == 403
    unknown = ask(world.huda, "post", f"{opened.number}/refer", {"to": "NONE", "note": "x"})
    assert (unknown.status_code, unknown.json()["errors"][0]["where"]) == (422, "body.to")
    assert ask(world.sara, "get", f"{opened.number}/receivers").status_code == 404


def test_a_case_is_referred(world, opened, ask):
    told = ask(world.noura, "post", f"{opened.number}/refer", {"to": "LEGAL", "note": "Is the land his?"})
    assert (told.status_code, told.json()["department"]) == (200, world.legal.name)
    assert Event.objects.about(opened).filter(verb="case.refer", by=world.noura.user).exists()


def test_a_case_is_withdrawn(world, opened, ask):
    assert ask(world.noura, "post", f"{opened.number}/withdraw", {}).status_code == 403
    told = ask(world.sara, "post", f"{opened.number}/withdraw", {"text": "Not needed any more."}).json()
    assert (told["status"], told["outcome"]) == ("withdrawn", "withdrawn")


def test_a_rejection_has_its_outcome_and_its_ground(world, opened, ask):
    words = {"text": "The plan is missing.", "outcome": "rejected", "ground": "documents"}
    told = ask(world.noura, "post", f"{opened.number}/reject", words).json()
    assert (told["outcome"], told["ground"]) == ("rejected", "documents")


def test_a_verb_is_done_on_the_version_that_was_read(world, opened, ask):
    read = ask(world.noura, "get", opened.number)
    assert read["ETag"] == f'"{read.json()["version"]}"'
    actions.ask(by=world.noura.user, case=opened, text="The plan?")
    stale = ask(world.noura, "post", f"{opened.number}/complete", {"text": "Done"}, **{"if-match": read["ETag"]})
    assert stale.status_code == 412 and stale.json()["type"].endswith("stale")
    opened.refresh_from_db()
    assert opened.status == Status.WAITING_BENEFICIARY
    now = ask(world.noura, "get", opened.number)["ETag"]
    assert (
        ask(world.noura, "post", f"{opened.number}/complete", {"text": "Done"}, **{"if-match": now}).status_code == 200
    )


def test_a_refusal_on_a_version_stays_in_the_record(world, opened, ask):
    assert ask(world.sara, "post", f"{opened.number}/complete", {"text": "x"}, **{"if-match": "*"}).status_code == 403
    assert Event.objects.about(opened).filter(verb="case.complete", outcome=Event.Outcome.REFUSED).exists()


def test_a_comment_is_taken_back(world, opened, ask):
    ask(world.noura, "post", f"{opened.number}/comments", {"text": "Too early"})
    assert ask(world.noura, "post", f"{opened.number}/comments/unsend").status_code == 204
    assert "Too early" not in str(ask(world.sara, "get", f"{opened.number}/comments").json())


def test_files_go_with_words_and_are_downloaded(world, opened, ask, hand_in):
    plan, secret = hand_in(world.sara), hand_in(world.noura.user, "secret.png")
    said = ask(world.sara, "post", f"{opened.number}/comments", {"files": [str(plan.pk)]})
    assert [one["name"] for one in said.json()["files"]] == ["plan.png"]
    ask(world.noura, "post", f"{opened.number}/notes", {"text": "See", "files": [str(secret.pk)]})
    own = ask(world.sara, "get", f"{opened.number}/files").json()
    assert [(one["name"], one["is_internal"]) for one in own] == [("plan.png", False)]
    team = ask(world.noura, "get", f"{opened.number}/files").json()
    assert [one["name"] for one in team] == ["plan.png", "secret.png"]
    taken = ask(world.sara, "get", f"{opened.number}/files/{plan.pk}")
    assert taken.status_code == 200 and b"".join(taken.streaming_content).startswith(b"\x89PNG")
    assert Event.objects.about(opened).filter(verb="case.download", by=world.sara).count() == 1
    assert ask(world.sara, "get", f"{opened.number}/files/{secret.pk}").status_code == 404


def test_a_file_of_somebody_else_is_none(world, opened, ask, hand_in):
    foreign = hand_in(world.imran)
    for name, value in (("files", [str(foreign.pk)]), ("voice", str(foreign.pk))):
        told = ask(world.sara, "post", f"{opened.number}/comments", {"text": "x", name: value})
        assert (told.status_code, told.json()["errors"][0]["where"]) == (422, f"body.{name}")


def test_a_case_is_filed_with_files_and_for_whom_one_acts(world, ask, hand_in):
    Representation.objects.create(
        kind="agent", principal=world.imran, agent=world.sara, accepted_at=timezone.now(), appointed_by=world.imran
    )
    new = {"kind": world.kind.code, "subject": "A workshop", "files": [str(hand_in(world.sara).pk)]}
    told = ask(world.sara, "post", "", new | {"beneficiary": str(world.imran.pk)})
    assert (told.status_code, told.json()["beneficiary"]) == (201, world.imran.full_name)
    foreign = ask(
        world.sara, "post", "", {"kind": world.kind.code, "subject": "x", "beneficiary": str(world.noura.user.pk)}
    )
    assert (foreign.status_code, foreign.json()["errors"][0]["where"]) == (422, "body.beneficiary")


def test_the_receipt_is_a_pdf_and_on_the_record(world, opened, ask):
    told = ask(world.sara, "get", f"{opened.number}/receipt?language=en")
    assert (told.status_code, told["Content-Type"], told.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert Event.objects.about(opened).filter(verb="case.receipt").exists()
    assert ask(world.imran, "get", f"{opened.number}/receipt").status_code == 404


def test_the_story_is_told_to_each_side_as_its_page_tells_it(world, opened, ask):
    actions.note(by=world.noura.user, case=opened, text="Is it his land?")
    team = ask(world.noura, "get", f"{opened.number}/timeline").json()["entries"]
    assert {one["what"] for one in team} == {"event", "comment", "note"}
    own = ask(world.sara, "get", f"{opened.number}/timeline").json()["entries"]
    assert "his land" not in str(own) and {one["what"] for one in own} == {"event", "comment"}
    assert ask(world.sara, "get", f"{opened.number}/timeline?show=internal").json()["entries"] == []
    chain = ask(world.sara, "get", f"{opened.number}/custody").json()
    assert [one["employee"] for one in chain] == [world.noura.name] and chain[0]["says"]


def test_the_list_is_narrowed(world, opened, ask):
    assert numbers(ask(world.sara, "get", f"?q={opened.number[-6:]}")) == [opened.number]
    assert numbers(ask(world.noura, "get", "?view=mine&status=in_progress&entity=WRM")) == [opened.number]
    assert numbers(ask(world.noura, "get", f"?kind={world.kind.code}&q=workshop")) == [opened.number]
    for nothing in ("status=completed", "entity=PRA", "kind=NONE", "q=bakery"):
        assert numbers(ask(world.sara, "get", f"?{nothing}")) == []
    assert numbers(ask(world.huda, "get", "?view=department")) == [opened.number]
    assert numbers(ask(world.noura, "get", "?view=closed")) == []
    for nobody, view in ((world.sara, "mine"), (world.noura, "department")):
        assert ask(nobody, "get", f"?view={view}").status_code == 403
    assert ask(world.noura, "get", "?view=none").json()["errors"][0]["where"] == "query.view"


def test_the_pages_are_as_long_as_asked(world, ask):
    make_cases(world, 5)
    first = ask(world.sara, "get", "?limit=3").json()
    rest = ask(world.sara, "get", f"?limit=3&after={first['next'].replace('+', '%2B')}").json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (3, 2, "")


def test_what_is_new_is_taken_as_read(world, opened, ask):
    assert ask(world.noura, "post", f"{opened.number}/read").status_code == 204
    assert ask(world.sara, "post", f"{opened.number}/read").status_code == 403


def test_canned_replies_are_kept_and_filled(world, opened, ask):
    words = {"title": "Plan", "english": "The plan of {number}, please.", "scope": "own"}
    new = ask(world.noura, "post", "replies", words).json()
    assert [one["id"] for one in ask(world.noura, "get", "replies").json()["items"]] == [new["id"]]
    ready = ask(world.noura, "get", f"{opened.number}/replies").json()
    assert opened.number in ready[0]["text"]
    anew = ask(world.noura, "put", f"replies/{new['id']}", {"title": "Plan", "arabic": "المخطط"}).json()
    assert (anew["arabic"], anew["english"]) == ("المخطط", "")
    assert ask(world.faisal, "put", f"replies/{new['id']}", words).status_code == 404
    assert ask(world.noura, "post", "replies", words | {"scope": "entity"}).status_code == 403
    assert ask(world.noura, "post", "replies", {"title": "x"}).status_code == 422
    assert ask(world.noura, "delete", f"replies/{new['id']}").status_code == 204
    assert CannedReply.objects.in_use().count() == 0
    assert (
        ask(world.sara, "get", "replies").status_code
        == ask(world.sara, "get", f"{opened.number}/replies").status_code
        == 404
    )


def test_a_supervisor_sees_the_work_of_his_people(world, opened, ask):
    told = {one["id"]: one for one in ask(world.huda, "get", "team").json()["items"]}
    assert (told[str(world.noura.pk)]["open"], told[str(world.faisal.pk)]["open"]) == (1, 0)
    assert ask(world.huda, "get", f"team/{world.noura.pk}").json()["open"] == 1
    assert ask(world.noura, "get", "team").status_code == 404
    assert ask(world.huda, "get", f"team/{world.stranger.pk}").status_code == 404


def test_a_supervisor_reads_what_one_of_his_people_said_and_did(world, opened, ask):
    actions.comment(by=world.noura.user, case=opened, text="Soon")
    actions.note(by=world.noura.user, case=opened, text="Among us")
    where = f"team/{world.noura.pk}/deeds"
    told = ask(world.huda, "get", where).json()
    assert [one["verb"] for one in told["items"]] == ["case.note", "case.comment", "case.open"] and told["next"] == ""
    note = told["items"][0]
    assert (note["case"], note["is_internal"], note["said"]["text"]) == (opened.number, True, "Among us")
    first = ask(world.huda, "get", f"{where}?limit=2").json()
    rest = ask(world.huda, "get", f"{where}?limit=2&after={first['next']}").json()
    assert first["items"] + rest["items"] == told["items"] and rest["next"] == ""
    assert len(ask(world.huda, "get", f"{where}?part=comment").json()["items"]) == 1
    assert ask(world.huda, "get", f"{where}?part=none").status_code == 422
    for nobody in (world.noura, world.admin, world.sara):
        assert ask(nobody, "get", where).status_code == 404
    assert ask(world.huda, "get", f"team/{world.yousef.pk}/deeds").status_code == 404


def test_what_one_did_costs_the_same_however_much(world, opened, client):
    client.force_login(world.huda.user)
    where = f"{CASES}team/{world.noura.pk}/deeds"
    actions.note(by=world.noura.user, case=opened, text="The first")
    few = cost(client, where)
    for number in range(5):
        actions.note(by=world.noura.user, case=opened, text=f"Note {number}")
    assert cost(client, where) == few


def test_an_employee_leaves_and_his_cases_go_on(world, opened, ask):
    where = f"handovers/employees/{world.noura.pk}"
    assert ask(world.huda, "post", where, {"way": "distribute"}).status_code == 403
    assert ask(world.admin, "get", where).status_code == 404
    bad = ask(world.admin, "post", where, {"way": "colleague"})
    assert (bad.status_code, bad.json()["errors"][0]["where"]) == (422, "body.to_employee")
    begun = ask(world.admin, "post", where, {"way": "colleague", "to_employee": str(world.faisal.pk)})
    assert (begun.status_code, begun.json()["state"]) == (202, "running")
    actions.go_on_handover(handover=Handover.objects.get())
    assert ask(world.admin, "get", where).json()["state"] == "done"
    assert Case.objects.get().assignee == world.faisal


def test_a_department_that_is_none_cannot_rest(world, ask):
    assert ask(world.admin, "post", "handovers/departments/NONE", {"way": "department"}).status_code == 404


def test_a_story_costs_the_same_however_long(world, opened, client):
    client.force_login(world.noura.user)
    where = f"{CASES}{opened.number}"
    actions.note(by=world.noura.user, case=opened, text="The first")
    few = [cost(client, f"{where}/{part}") for part in ("timeline", "files", "custody")]
    for number in range(6):
        actions.comment(by=world.sara, case=opened, text=f"Word {number}")
        actions.note(by=world.noura.user, case=opened, text=f"Note {number}")
    assert [cost(client, f"{where}/{part}") for part in ("timeline", "files", "custody")] == few
