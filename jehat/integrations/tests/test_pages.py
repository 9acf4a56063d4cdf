import pytest
from django.urls import reverse

from jehat.integrations import actions
from jehat.integrations.delivery import deliver
from jehat.integrations.models import Program, Token, Webhook
from tests.granting import give

TOKENS = reverse("integrations:tokens")
NEW = {"name": "My script", "scopes": ["cases:read"], "days": "30"}


def test_the_secret_is_shown_once(client, world):
    client.force_login(world.sara)
    page = client.post(TOKENS, NEW)
    token = Token.objects.get()
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    assert f"{token.hint}" in page.content.decode() and 'data-copy dir="ltr">jehat_' in page.content.decode()
    assert "data-copy" not in client.get(TOKENS).content.decode()


def test_what_was_typed_stays_when_something_is_missing(client, world):
    client.force_login(world.sara)
    page = client.post(TOKENS, {"name": "My script", "days": "30"})
    assert page.status_code == 422 and 'value="My script"' in page.content.decode()


def test_one_ends_ones_own_token_and_no_others(client, world, own):
    client.force_login(world.imran)
    address = reverse("integrations:revoke_token", args=[own[0].pk])
    assert client.post(address).status_code == 404
    client.force_login(world.sara)
    assert client.post(address).url == TOKENS
    assert Token.objects.get().revoked_at


def test_an_administrator_adds_a_program_and_gives_it_a_token(as_admin, world):
    given = {"name_ar": "نظام", "name_en": "System", "department": world.permits.pk, "role": world.noura.role.pk}
    to_token = as_admin.post(reverse("integrations:add_program"), given).url
    assert 'data-copy dir="ltr">jehat_' in as_admin.post(to_token, NEW).content.decode()
    page = as_admin.get(reverse("integrations:programs")).content.decode()
    assert "نظام" in page and "My script" in page
    token = Token.objects.get()
    assert as_admin.post(reverse("integrations:revoke_token", args=[token.pk])).url == reverse("integrations:programs")
    as_admin.post(reverse("integrations:end_program", args=[Program.objects.get().pk]))
    assert not Program.objects.get().employee.is_active


def test_a_webhook_is_added_changed_and_its_log_read(as_admin, world, receiver):
    added = as_admin.post(reverse("integrations:subscribe"), {"address": receiver.address, "verbs": ["case.submit"]})
    webhook = Webhook.objects.get()
    assert added.url == reverse("integrations:webhook", args=[webhook.pk])
    from jehat.cases.actions import submit

    submit(by=world.sara, kind=world.kind, subject="A workshop")
    actions.collect()
    receiver.answers.append(500)
    deliver(delivery_id=webhook.deliveries.get().pk)
    webhook.deliveries.update(state="failed")
    page = as_admin.get(added.url).content.decode()
    assert "case.submit" in page and webhook.secret in page
    as_admin.post(reverse("integrations:replay", args=[webhook.deliveries.get().pk]))
    assert webhook.deliveries.get().state == "pending"
    change = {"address": receiver.address, "verbs": ["case.complete"], "is_active": "on"}
    assert as_admin.post(added.url, change).status_code == 302
    former = webhook.secret
    as_admin.post(reverse("integrations:renew_secret", args=[webhook.pk]))
    webhook.refresh_from_db()
    assert webhook.verbs == ["case.complete"] and webhook.secret != former
    assert receiver.address.partition("?")[0] in as_admin.get(reverse("integrations:webhooks")).content.decode()


@pytest.mark.parametrize("address", ["ftp://x.example", "http://10.0.0.1/", "https://", "https://u:p@x.example/", "x"])
def test_an_address_that_is_none_is_refused(as_admin, address):
    page = as_admin.post(reverse("integrations:subscribe"), {"address": address, "verbs": ["case.submit"]})
    assert page.status_code == 422 and address in page.content.decode()
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("name", ["programs", "add_program", "webhooks", "subscribe"])
def test_the_pages_of_an_entity_are_its_administrators(client, world, name):
    client.force_login(world.sara)
    assert client.get(reverse(f"integrations:{name}")).status_code == 404
    client.force_login(world.noura.user)
    assert client.get(reverse(f"integrations:{name}")).status_code == 403


def test_another_entitys_webhook_is_not_there(client, world, webhook):
    give(world.stranger.role, "integration.manage")
    client.force_login(world.stranger.user)
    assert client.get(reverse("integrations:webhook", args=[webhook.pk])).status_code == 404


def test_the_lists_cost_the_same_however_long(as_admin, world, program, django_assert_max_num_queries):
    for _number in range(5):
        actions.issue_program_token(by=world.admin.user, program=program, **NEW | {"days": 30})
    with django_assert_max_num_queries(14):
        as_admin.get(reverse("integrations:programs"))
