import pytest
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Department

NAMES = {"name_ar": "إدارة اللوحات", "name_en": "Signs Department"}


def add(world, by=None, **given):
    return actions.add_department(by=by or world.admin.user, entity=world.entity, **({"code": "SIGNS"} | NAMES | given))


def test_an_administrator_adds_a_department(world, recorded):
    department = add(world, parent=world.permits, head=world.noura)
    assert Department.objects.get(entity=world.entity, code="SIGNS").parent == world.permits
    event = recorded("add_department")
    assert (event.subject_id, event.by, event.entity_id) == (department.pk, world.admin.user, world.entity.pk)
    assert event.particulars == {"code": "SIGNS", "parent": str(world.permits.pk), "head": str(world.noura.pk)}


def test_strangers_are_refused_and_nothing_remains(world, stranger, recorded):
    with pytest.raises(Refused):
        add(world, by=stranger)
    assert not Department.objects.filter(code="SIGNS").exists()
    assert recorded("add_department").outcome == "refused"


def test_the_code_is_taken(world):
    with pytest.raises(Refused, match="this code already"):
        add(world, code="PERM")


def test_parent_and_head_are_of_the_same_entity(world):
    with pytest.raises(Refused, match="same entity"):
        add(world, parent=world.other_entity.departments.first())
    with pytest.raises(Refused, match="same entity"):
        add(world, head=world.stranger)


def test_a_head_is_active(world):
    world.noura.is_active = False
    world.noura.save()
    with pytest.raises(Refused, match="active employee"):
        add(world, head=world.noura)


def test_the_page_adds(world, as_admin):
    page = as_admin.get(reverse("organization:add_department"), {"under": "PERM"})
    assert page.context["form"].initial["parent"] == world.permits
    answer = as_admin.post(
        reverse("organization:add_department"), {"code": "SIGNS", "parent": world.permits.pk, **NAMES}
    )
    assert answer.status_code == 302
    assert Department.objects.get(code="SIGNS").parent == world.permits


def test_the_page_keeps_what_was_typed(world, as_admin):
    answer = as_admin.post(reverse("organization:add_department"), {"code": "PERM", **NAMES})
    assert answer.status_code == 422
    assert NAMES["name_ar"] in answer.content.decode()


@pytest.mark.parametrize("code", ["perm", "P ERM", "-PERM", "إدارة"])
def test_a_code_is_latin_capitals(world, as_admin, code):
    assert as_admin.post(reverse("organization:add_department"), {"code": code, **NAMES}).status_code == 422
