"""Webhooks by the API."""

import pytest

from jehat.integrations import actions
from jehat.integrations.delivery import deliver
from jehat.integrations.models import Webhook

HOOKS = "/api/v1/integrations/webhooks"
NEW = {"address": "https://erp.example.sa/jehat", "verbs": ["case.submit"]}


def test_a_webhook_from_its_beginning_to_a_replay(as_admin, world, receiver):
    new = as_admin.post(HOOKS, NEW | {"address": receiver.address}, content_type="application/json")
    assert new.status_code == 201 and new.json()["secret"].startswith("whsec_")
    one = f"{HOOKS}/{new.json()['id']}"
    assert "secret" not in as_admin.get(one).json()
    assert [hook["id"] for hook in as_admin.get(HOOKS).json()["items"]] == [new.json()["id"]]
    from jehat.cases.actions import submit

    submit(by=world.sara, kind=world.kind, subject="A workshop")
    actions.collect()
    deliver(delivery_id=Webhook.objects.get().deliveries.get().pk)
    (log,) = as_admin.get(f"{one}/deliveries").json()["items"]
    assert (log["event"], log["state"], log["status"]) == ("case.submit", "delivered", 204)
    assert as_admin.post(f"{one}/deliveries/{log['id']}/replay").json()["state"] == "pending"
    renewed = as_admin.post(f"{one}/secret").json()["secret"]
    assert renewed != new.json()["secret"]
    off = as_admin.put(one, NEW | {"is_active": False}, content_type="application/json").json()
    assert (off["is_active"], off["address"]) == (False, NEW["address"])


@pytest.mark.parametrize("bad", [{"address": "http://10.0.0.1/"}, {"verbs": []}, {"address": "x" * 600}])
def test_bad_input_is_named_by_its_place(as_admin, bad):
    answer = as_admin.post(HOOKS, NEW | bad, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"].endswith(next(iter(bad)))


def test_lists_come_in_pages(as_admin, world):
    for _number in range(3):
        actions.subscribe(by=world.admin.user, entity=world.entity, **NEW)
    first = as_admin.get(f"{HOOKS}?limit=2").json()
    rest = as_admin.get(f"{HOOKS}?limit=2&after={first['next']}").json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (2, 1, "")


def test_nobody_else_reaches_them(client, world, webhook):
    client.force_login(world.sara)
    assert client.get(HOOKS).status_code == 404
    client.force_login(world.noura.user)
    assert client.get(HOOKS).status_code == 403
