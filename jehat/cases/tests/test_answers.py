"""The page of a case answers five questions, and names somebody to ask (behaviour 18)."""

from django.utils import timezone
from django.utils.translation import override

from jehat.cases import actions, queries
from jehat.catalogue.models import Pace


def answers(client, case) -> str:
    return client.get(f"/cases/{case.number}/").content.decode().split('id="answers"')[1].split("</section>")[0]


def in_english(world, client):
    type(world.sara).objects.filter(pk=world.sara.pk).update(language="en")
    client.force_login(world.sara)


def test_where_with_whom_since_when_what_next_and_by_when(world, asked, client):
    in_english(world, client)
    part = answers(client, asked)
    with override("en"):
        for fact in (world.permits.name, world.entity.name, world.noura.name, "Your reply", "#question"):
            assert fact in part
    assert asked.due_at.astimezone().strftime("%Y") in part


def test_the_contact_is_the_head_and_stays_when_holders_change(world, opened, client):
    type(world.entity).objects.filter(pk=world.entity.pk).update(contact_phone="920001234", hours_en="Sunday")
    in_english(world, client)
    assert "Huda" in answers(client, opened)
    assert "920001234" in answers(client, opened)
    actions.assign(by=world.huda.user, case=opened, to=world.faisal)
    actions.complete(by=world.faisal.user, case=opened, text="Done.")
    assert "Huda" in answers(client, opened)
    assert "920001234" in answers(client, opened)


def test_where_a_department_has_no_head_the_front_desk_answers(world, opened):
    type(world.permits).objects.filter(pk=world.permits.pk).update(head=None)
    opened.refresh_from_db()
    with override("en"):
        contact = queries.contact_of(opened)
    default = world.entity.default_department
    assert contact.unit == (default.name_en if default and default.head else world.permits.name_en)


def test_what_it_really_took_is_said_from_enough_cases_on(world, opened, client):
    in_english(world, client)
    assert "really took" not in answers(client, opened)
    Pace.objects.create(
        entity=world.entity,
        kind=world.kind,
        median_minutes=900,
        most_minutes=2400,
        number_of_cases=9,
        reckoned_at=timezone.now(),
    )
    assert "half of such cases" in answers(client, opened)


def test_what_came_of_it_is_said_once_it_is_closed(world, opened, client):
    in_english(world, client)
    actions.reject(by=world.noura.user, case=opened, text="No.", outcome="not_competent")
    part = answers(client, opened)
    assert "Not for this entity" in part
    assert "Contact whoever" in part
