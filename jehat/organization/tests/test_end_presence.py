import pytest
from django.test import Client
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.people.models import SignIn


@pytest.fixture
def browser(world):
    """Noura, signed in."""
    browser = Client()
    browser.force_login(world.noura.user)
    browser.get(reverse("people:account"))
    return browser


@pytest.fixture
def presence(world, browser):
    return world.noura.user.sign_ins.get()


def test_it_ends_at_once_and_the_person_is_told(world, browser, presence, recorded, sent):
    actions.end_presence(by=world.admin.user, employee=world.noura, presence=presence)
    answer = browser.get(reverse("people:account"))
    assert answer.status_code == 302 and reverse("people:sign_in") in answer.url
    presence.refresh_from_db()
    assert presence.until and presence.ending == SignIn.Ending.ENDED
    event = recorded("end_presence")
    assert (event.subject_id, event.by_id) == (world.noura.pk, world.admin.user_id)
    assert event.particulars == {"presence": str(presence.pk)}
    assert {letter.to for letter in sent} == {world.noura.user}


def test_the_other_sign_ins_go_on(world, browser, presence):
    other = Client()
    other.force_login(world.noura.user)
    other.get(reverse("people:account"))
    actions.end_presence(by=world.admin.user, employee=world.noura, presence=presence)
    assert other.get(reverse("people:account")).status_code == 200


def test_twice_is_once(world, presence, sent):
    for _turn in range(2):
        actions.end_presence(by=world.admin.user, employee=world.noura, presence=presence)
    assert Event.objects.filter(verb="organization.end_presence").count() == 1
    assert len({letter.recipient for letter in sent}) == len(sent)


def test_that_of_somebody_else_is_refused(world, presence):
    with pytest.raises(Refused):
        actions.end_presence(by=world.admin.user, employee=world.faisal, presence=presence)
    presence.refresh_from_db()
    assert presence.until is None


def test_strangers_are_refused(world, stranger, presence):
    with pytest.raises(Refused):
        actions.end_presence(by=stranger, employee=world.noura, presence=presence)
    presence.refresh_from_db()
    assert presence.until is None


def test_the_button_ends_it(world, as_admin, browser, presence):
    address = reverse("desk:end_presence", args=[world.noura.pk, presence.pk])
    assert as_admin.get(address).status_code == 405
    assert as_admin.post(address).url == reverse("desk:presence_of", args=[world.noura.pk])
    assert browser.get(reverse("people:account")).status_code == 302


def test_a_supervisor_looks_and_ends_nothing(world, browser, presence):
    supervisor = Client()
    supervisor.force_login(world.huda.user)
    assert supervisor.post(reverse("desk:end_presence", args=[world.noura.pk, presence.pk])).status_code == 403
    assert browser.get(reverse("people:account")).status_code == 200
