"""A write that carries an Idempotency-Key is done once, whatever becomes of its answer."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from jehat.cases.models import Case
from jehat.integrations.models import KeptAnswer

CASES = "/api/v1/cases/"
KEY = "6b1c2d7e"


def ask(client, kind, key=KEY, subject="A workshop"):
    return client.post(
        CASES,
        {"kind": kind.code, "subject": subject},
        content_type="application/json",
        headers={"idempotency-key": key},
    )


@pytest.fixture
def sara(world):
    client = Client()
    client.force_login(world.sara)
    return client


def test_the_second_time_the_first_answer(world, sara):
    first, second = ask(sara, world.kind), ask(sara, world.kind)
    assert Case.objects.count() == 1
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert second["Idempotency-Replayed"] == "true" and "Idempotency-Replayed" not in first


def test_a_refusal_is_an_answer_too(world, sara):
    wrong = sara.post(CASES, {"kind": "NONE"}, content_type="application/json", headers={"idempotency-key": KEY})
    again = sara.post(CASES, {"kind": "NONE"}, content_type="application/json", headers={"idempotency-key": KEY})
    assert wrong.status_code == again.status_code == 422 and again["Idempotency-Replayed"]


def test_a_key_is_for_one_request(world, sara):
    ask(sara, world.kind)
    other = ask(sara, world.kind, subject="Another")
    assert (other.status_code, other["Content-Type"]) == (422, "application/problem+json")
    assert Case.objects.count() == 1


def test_each_person_has_his_own_keys(world, sara):
    ask(sara, world.kind)
    imran = Client()
    imran.force_login(world.imran)
    assert ask(imran, world.kind).status_code == 201
    assert Case.objects.count() == 2


def test_what_broke_may_be_tried_again(world, sara, monkeypatch):
    sara.raise_request_exception = False
    monkeypatch.setattr("jehat.cases.api.filing.actions.submit", lambda **given: 1 / 0)
    assert ask(sara, world.kind).status_code == 500
    assert not KeptAnswer.objects.exists()
    monkeypatch.undo()
    assert ask(sara, world.kind).status_code == 201


@pytest.mark.parametrize("key", ["", "a b", "é", "x" * 201])
def test_a_key_that_is_none_is_refused(world, sara, key):
    assert ask(sara, world.kind, key=key.encode().decode("latin-1")).status_code == 400


def test_without_a_key_each_request_is_done(world, sara):
    for _number in range(2):
        sara.post(CASES, {"kind": world.kind.code, "subject": "A workshop"}, content_type="application/json")
    assert Case.objects.count() == 2 and not KeptAnswer.objects.exists()


def test_what_was_said_is_sealed(world, sara):
    ask(sara, world.kind, subject="Canary")
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM integrations_keptanswer")
        assert b"Canary" not in bytes(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one(world):
    answers, together = [], Barrier(2)

    def go():
        client = Client()
        client.force_login(world.sara)
        together.wait()
        answers.append(ask(client, world.kind))
        connection.close()

    threads = [Thread(target=go) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["number"] == answers[1].json()["number"]
    assert Case.objects.count() == 1


def test_a_wrong_method_names_the_right_ones_again(client, world):
    client.force_login(world.sara)
    answers = [client.put("/api/v1/cases/", headers={"idempotency-key": "wrong"}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [405, 405]
    assert answers[1]["Allow"] == answers[0]["Allow"]
