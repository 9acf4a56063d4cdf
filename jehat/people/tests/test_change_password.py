import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import SignIn, User

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db

NEW = "wahat-safa-1449"


def enter(user, browser=None):
    browser = browser or Client()
    browser.force_login(user)
    browser.get(reverse("people:account"))
    return browser


def test_it_changes_and_every_other_sign_in_ends_at_once(sent, layla):
    here, elsewhere = enter(layla), enter(layla)
    response = here.post(reverse("people:change_password"), {"password": NEW})
    assert response.url == reverse("people:account")
    assert User.objects.get(pk=layla.pk).check_password(NEW)
    assert here.get(reverse("people:account")).status_code == 200
    assert elsewhere.get(reverse("people:account")).status_code == 302
    assert layla.sign_ins.current().count() == 1
    assert layla.sign_ins.filter(ending=SignIn.Ending.ENDED).count() == 1
    assert {letter.channel for letter in sent} == {"sms", "email"}
    assert Event.objects.filter(verb="person.change_password", by=layla).exists()


def test_the_password_before_is_asked_after_a_while(sent, layla):
    here = enter(layla)
    layla.sign_ins.update(confirmed_at=layla.created_at.replace(year=2020))
    assert here.post(reverse("people:change_password"), {"password": NEW}).status_code == 422
    both = {"password": NEW, "current_password": PASSWORD}
    assert here.post(reverse("people:change_password"), both).status_code == 302
    assert here.get(reverse("people:account")).status_code == 200


@pytest.mark.parametrize("password", ["short", "my-0500000301", "12345678901"])
def test_what_may_not_be_a_password_is_said(sent, layla, password):
    here = enter(layla)
    assert here.post(reverse("people:change_password"), {"password": password}).status_code == 422
    assert User.objects.get(pk=layla.pk).check_password(PASSWORD) and not sent


def test_the_action_asks_again_too(sent, layla, present, rf):
    with pytest.raises(Refused, match="confirm first"):
        actions.change_password(by=layla, request=rf.get("/"), presence=present(layla, minutes=6), password=NEW)
    with pytest.raises(ValidationError):
        actions.change_password(by=layla, request=rf.get("/"), presence=present(layla), password="a")
