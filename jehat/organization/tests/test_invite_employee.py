import pytest
from django.contrib.auth.hashers import make_password
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization import actions


@pytest.fixture
def newcomer(world):
    """An employee who has not chosen a password."""
    world.noura.user.password = make_password(None)
    world.noura.user.save(update_fields=["password"])
    return world.noura


def test_a_new_link_is_sent(world, newcomer, sent, recorded):
    actions.invite_employee(by=world.admin.user, employee=newcomer)
    assert [letter.recipient for letter in sent] == ["noura.perm@example.test"]
    assert recorded("invite_employee").subject_id == newcomer.pk


def test_who_has_a_password_needs_none(world, sent):
    with pytest.raises(Refused, match="a password already"):
        actions.invite_employee(by=world.admin.user, employee=world.faisal)
    assert not sent


def test_no_link_goes_where_there_is_no_address(world, newcomer, as_admin, sent):
    """A program of the entity has a place in it, and nobody signs in as it."""
    newcomer.user.identifiers.filter(kind="email").delete()
    with pytest.raises(Refused, match="no e-mail"):
        actions.invite_employee(by=world.admin.user, employee=newcomer)
    page = as_admin.get(reverse("organization:change_employee", args=[newcomer.pk])).content.decode()
    assert reverse("organization:invite_employee", args=[newcomer.pk]) not in page and not sent


def test_the_inactive_get_none(world, newcomer, sent):
    newcomer.is_active = False
    newcomer.save()
    with pytest.raises(Refused, match="inactive"):
        actions.invite_employee(by=world.admin.user, employee=newcomer)


def test_strangers_are_refused(world, newcomer, stranger, sent):
    with pytest.raises(Refused):
        actions.invite_employee(by=stranger, employee=newcomer)
    assert not sent


def test_the_button_is_there_only_while_it_works(world, newcomer, as_admin, sent):
    url = reverse("organization:invite_employee", args=[newcomer.pk])
    assert url in as_admin.get(reverse("organization:change_employee", args=[newcomer.pk])).content.decode()
    assert as_admin.post(url).status_code == 302 and len(sent) == 1
    other = as_admin.get(reverse("organization:change_employee", args=[world.faisal.pk])).content.decode()
    assert reverse("organization:invite_employee", args=[world.faisal.pk]) not in other
