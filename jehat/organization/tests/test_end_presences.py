import pytest
from django.test import Client
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization import actions


@pytest.fixture
def browsers(world):
    """Noura, signed in twice."""
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(world.noura.user)
        browser.get(reverse("people:account"))
    return browsers


def test_all_end_at_once_and_the_person_is_told(world, browsers, recorded, sent):
    assert actions.end_presences(by=world.admin.user, employee=world.noura) == 2
    assert [browser.get(reverse("people:account")).status_code for browser in browsers] == [302, 302]
    event = recorded("end_presences")
    ended = {str(pk) for pk in world.noura.user.sign_ins.values_list("pk", flat=True)}
    assert (event.subject_id, event.particulars["count"]) == (world.noura.pk, 2)
    assert set(event.particulars["presences"]) == ended
    assert {letter.to for letter in sent} == {world.noura.user}


def test_where_there_is_none_nothing_is_said(world, recorded, sent):
    assert actions.end_presences(by=world.admin.user, employee=world.faisal) == 0
    assert recorded("end_presences") is None and sent == []


def test_strangers_are_refused(world, stranger, browsers):
    with pytest.raises(Refused):
        actions.end_presences(by=stranger, employee=world.noura)
    assert browsers[0].get(reverse("people:account")).status_code == 200


def test_the_button_ends_them(world, as_admin, browsers):
    as_admin.post(reverse("desk:end_presences", args=[world.noura.pk]))
    assert browsers[1].get(reverse("people:account")).status_code == 302


def test_who_is_deactivated_is_signed_out_in_the_same_moment(world, browsers, recorded):
    actions.deactivate_employee(by=world.admin.user, employee=world.noura)
    answer = browsers[0].get(reverse("people:account"))
    assert answer.status_code == 302 and reverse("people:sign_in") in answer.url
    assert recorded("deactivate_employee").particulars == {"ended": 2}
    assert not world.noura.user.sign_ins.current().exists()
