"""Acts told to a real receiver, signed as Standard Webhooks has it."""

import base64
import hashlib
import hmac

from jehat.cases.actions import note, submit
from jehat.integrations import actions, jobs
from jehat.integrations.delivery import deliver
from jehat.integrations.models import Delivery

State = Delivery.State


def test_the_receiver_learns_of_it_and_can_check_who_says_so(world, receiver, webhook, delivery):
    assert deliver(delivery_id=delivery.pk).state == State.DELIVERED
    (told,) = receiver.told
    key = base64.b64decode(webhook.secret.removeprefix("whsec_"))
    signed = f"{told.headers['webhook-id']}.{told.headers['webhook-timestamp']}.".encode() + told.body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert told.headers["webhook-signature"] == f"v1,{expected}"
    assert (told.data["type"], told.data["data"]["entity"]) == ("case.submit", "WRM")
    assert told.data["data"]["subject"] == {"type": "cases.case", "id": str(delivery.event.subject_id)}


def test_no_word_that_a_person_wrote_leaves(world, receiver, webhook):
    case = submit(by=world.sara, kind=world.kind, subject="Canary one", text="Canary two")
    note(by=world.noura.user, case=case, text="Canary three")
    actions.collect()
    for one in Delivery.objects.all():
        jobs.deliver(str(one.pk))
    assert len(receiver.told) == 2
    assert all(b"Canary" not in told.body for told in receiver.told)


def test_a_redirect_is_an_answer_and_no_way(receiver, delivery):
    receiver.answers.append(302)
    ended = deliver(delivery_id=delivery.pk)
    assert (ended.state, ended.status, ended.failure) == (State.PENDING, 302, "http_302")
    assert len(receiver.told) == 1


def test_a_receiver_that_fails_is_asked_again(receiver, delivery):
    receiver.answers.extend([500, 200])
    assert deliver(delivery_id=delivery.pk).state == State.PENDING
    assert deliver(delivery_id=delivery.pk).state == State.DELIVERED


def test_nobody_there(receiver, delivery):
    receiver.close()
    ended = deliver(delivery_id=delivery.pk)
    assert (ended.state, ended.failure) == (State.PENDING, "no_answer")


def test_our_own_network_is_never_called(settings, receiver, delivery):
    settings.MAY_CALL_ITSELF = False
    ended = deliver(delivery_id=delivery.pk)
    assert (ended.state, ended.failure) == (State.FAILED, "not_public")
    assert not receiver.told


def test_told_twice_sends_once(receiver, delivery):
    deliver(delivery_id=delivery.pk)
    assert deliver(delivery_id=delivery.pk) is None
    assert len(receiver.told) == 1
