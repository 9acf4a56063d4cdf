import pytest
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Employee, Role
from jehat.people.models import Activation, User
from jehat.people.queries import known_as
from tests.granting import give

LAYLA = {"first_ar": "ليلى", "father_ar": "أحمد", "family_ar": "النسيم", "first_en": "Layla", "family_en": "Alnaseem"}
EMAIL = "layla.new@example.test"


def role(entity, code="officer"):
    return Role.objects.get(entity=entity, code=code)


def add(world, by=None, **given):
    place = {"department": world.permits, "role": role(world.entity)}
    person = {"names": LAYLA, "email": EMAIL, "username": "layla.perm"}
    return actions.add_employee(by=by or world.admin.user, **(place | person | given))


def test_an_administrator_adds_an_employee(world, sent, recorded):
    employee = add(world)
    assert known_as("layla.perm") == employee.user
    assert (employee.entity, employee.department, employee.user.first_ar) == (world.entity, world.permits, "ليلى")
    assert employee.may("case.comment")
    event = recorded("add_employee")
    assert event.particulars == {"department": str(world.permits.pk), "role": "officer"}
    assert event.subject_id == employee.pk


def test_a_link_goes_to_the_employee_and_no_password_to_anybody(world, sent):
    employee = add(world)
    assert not employee.user.has_usable_password()
    assert [letter.recipient for letter in sent] == [EMAIL]
    assert "layla.perm" in sent[0].body
    assert Activation.objects.get(user=employee.user).used_at is None


def test_strangers_are_refused_and_nobody_is_made(world, stranger, sent):
    people = User.objects.count()
    with pytest.raises(Refused):
        add(world, by=stranger)
    assert not sent and User.objects.count() == people


def test_who_does_not_give_permissions_adds_nobody_who_may_more_than_himself(world, sent):
    give(world.yousef, "organization.add_employee")
    with pytest.raises(Refused, match="more than your own"):
        add(world, by=world.yousef.user, role=role(world.entity, "supervisor"))
    assert not sent
    assert add(world, by=world.yousef.user).role == role(world.entity)


def test_the_place_is_of_the_entity(world, sent):
    elsewhere = world.stranger
    with pytest.raises(Refused):
        add(world, department=elsewhere.department)
    with pytest.raises(Refused, match="same entity"):
        add(world, role=elsewhere.role)
    with pytest.raises(Refused, match="same entity"):
        add(world, post=elsewhere.post)


def test_nobody_starts_in_an_inactive_department(world, sent):
    world.legal.is_active = False
    world.legal.save()
    with pytest.raises(Refused, match="active department"):
        add(world, department=world.legal)


def typed(world, **given):
    person = {**LAYLA, "email": EMAIL, "username": "layla.perm"}
    return person | {"department": world.permits.pk, "role": role(world.entity).pk, "takes_cases": "on"} | given


def test_the_page_adds_and_shows_the_user_name(world, as_admin, sent):
    answer = as_admin.post(reverse("organization:add_employee"), typed(world), follow=True)
    employee = Employee.objects.get(user=known_as("layla.perm"))
    assert answer.redirect_chain[-1][0] == reverse("organization:change_employee", args=[employee.pk])
    assert "layla.perm" in answer.content.decode()


def test_the_user_name_may_be_made_from_the_email(world, as_admin, sent):
    as_admin.post(reverse("organization:add_employee"), typed(world, username=""))
    assert known_as("layla.new").employee.department == world.permits


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("username", "noura.perm"),
        ("username", "ل"),
        ("email", "nobody"),
        ("first_ar", ""),
        ("role", ""),
        ("department", ""),
    ],
)
def test_the_page_says_what_is_wrong_and_keeps_the_rest(world, as_admin, sent, field, text):
    answer = as_admin.post(reverse("organization:add_employee"), typed(world, **{field: text}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "النسيم" in answer.content.decode()
    assert not sent
