"""Messages of an entity and their words, by the API."""

import pytest
from django.test import Client

from jehat.audit.models import Event
from jehat.cases.tests.many import cost
from jehat.notifications.models import Message, Template

from .conftest import SECRET_WORDS

MESSAGES = "/api/v1/messages/"
STRANGERS = ("sara", "noura", "huda")


@pytest.fixture
def ask():
    def ask(user, method, where="", body=None):
        type(user).objects.filter(pk=user.pk).update(language="en")
        client = Client()
        client.force_login(user)
        sent = {"data": body, "content_type": "application/json"} if body is not None else {}
        answer = getattr(client, method)(f"{MESSAGES}{where}", **sent)
        return answer.status_code, answer.json() if answer.content else None

    return ask


@pytest.fixture
def admin(world):
    return world.admin.user


@pytest.fixture(params=STRANGERS)
def refused(request, world):
    somebody = getattr(world, request.param)
    return getattr(somebody, "user", somebody)


def test_what_did_not_arrive_is_told_without_its_words(admin, dead, ask):
    message = dead(state="unknown")
    dead(state="sent", failure="")
    status, page = ask(admin, "get")
    (one,) = page["items"]
    assert (status, one["id"], one["state"], one["may_be_doubled"]) == (200, str(message.pk), "unknown", True)
    assert "did not answer" in one["why"]
    assert SECRET_WORDS not in str(page) and "512344471" not in str(page)
    assert len(ask(admin, "get", "?show=all")[1]["items"]) == 2
    assert [one["state"] for one in ask(admin, "get", "?show=sent")[1]["items"]] == ["sent"]


def test_the_list_comes_in_pages(admin, dead, ask):
    for _number in range(3):
        dead()
    first = ask(admin, "get", "?limit=2")[1]
    rest = ask(admin, "get", f"?limit=2&after={first['next']}")[1]
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (2, 1, "")


def test_one_is_sent_again_and_one_put_aside(admin, dead, ask):
    again, aside = dead(), dead()
    assert ask(admin, "post", f"{again.pk}/resend")[1]["state"] == "pending"
    assert ask(admin, "post", f"{aside.pk}/dismiss")[1]["dismissed_at"]
    assert ask(admin, "get")[1]["items"] == []
    assert Event.objects.filter(verb__in=["message.resend", "message.dismiss"], by=admin).count() == 2
    status, told = ask(admin, "post", f"{aside.pk}/resend")
    assert status == 403 and "did not arrive" in told["detail"]


def test_of_another_entity_there_is_none(world, admin, dead, ask):
    other = dead(entity=world.other_entity)
    assert ask(admin, "get")[1]["items"] == []
    assert {ask(admin, "post", f"{other.pk}/{verb}")[0] for verb in ("resend", "dismiss")} == {404}
    assert Message.objects.get(pk=other.pk).state == "failed"


def test_who_does_not_look_after_messages_is_refused(refused, dead, ask):
    message = dead()
    assert ask(refused, "get")[0] == 403
    assert ask(refused, "post", f"{message.pk}/resend")[0] == 403
    assert ask(refused, "get", "templates")[0] == 403
    assert ask(refused, "put", "templates/news/sms", {"en": {"text": "Hello"}})[0] == 403
    assert not Template.objects.exists()


def test_the_words_of_an_entity_are_changed_and_given_back(admin, ask):
    before = ask(admin, "get", "templates/news/email")[1]
    assert (before["is_changed"], before["versions"]) == (False, [])
    own = {"en": {"subject": "News of {number}", "text": "{title}\n{url}"}}
    status, now = ask(admin, "put", "templates/news/email", own)
    assert (status, now["is_changed"], now["words"]["en"]) == (200, True, own["en"])
    assert now["words"]["ar"] == before["words"]["ar"]
    assert [(one["language"], one["version"]) for one in now["versions"]] == [("en", 1)]
    listed = {one["kind"]: one["changed"] for one in ask(admin, "get", "templates")[1]}
    assert listed["news"] == ["email"] and listed["work"] == []
    restored = ask(admin, "post", "templates/news/email/restore")[1]
    assert (restored["is_changed"], restored["words"]) == (False, before["words"])


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ({"en": {"text": "{weather}"}}, "body.en.text"),
        ({"en": {"text": "x" * 900}}, "body.en.text"),
        ({"en": {"text": "   "}}, "body.en.text"),
        ({"ar": {}}, "body.ar.text"),
        ({}, "body"),
    ],
)
def test_words_that_cannot_be_said_are_named_by_their_place(admin, ask, words, where):
    status, told = ask(admin, "put", "templates/news/sms", words)
    assert (status, told["errors"][0]["where"]) == (422, where)
    assert told["errors"][0]["says"]
    assert not Template.objects.exists()


def test_what_is_no_kind_and_no_way_is_not_there(admin, ask):
    assert ask(admin, "get", "templates/weather/sms")[0] == 404
    assert ask(admin, "get", "templates/news/pigeon")[0] == 422


def test_words_are_tried_on_oneself(admin, ask):
    words = {"en": {"text": "Of {number}"}, "ar": {"text": "عن {number}"}}
    assert ask(admin, "post", "templates/news/sms/try", words) == (204, None)
    assert Message.objects.get(to=admin).channel == "sms"
    status, told = ask(admin, "post", "templates/news/push/try", words)
    assert status == 403 and "reached" in told["detail"]


def test_the_list_costs_the_same_for_one_and_for_many(client, admin, dead):
    client.force_login(admin)
    dead()
    few = cost(client, MESSAGES)
    for _number in range(4):
        dead()
    assert cost(client, MESSAGES) == few
    assert len(client.get(MESSAGES).json()["items"]) == 5


def test_who_is_not_signed_in_is_told_so(client, db):
    assert [client.get(f"{MESSAGES}{where}").status_code for where in ("", "templates")] == [401] * 2
