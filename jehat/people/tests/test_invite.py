import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions

from .conftest import PASSWORD
from .test_add_person import admin, hire, token_of

__all__ = ["admin"]
pytestmark = pytest.mark.django_db


def test_a_new_link_closes_the_old_one(admin, sent):
    user = hire(admin)
    actions.invite(by=admin, user=user)
    old, new = map(token_of, sent)
    with pytest.raises(Refused):
        actions.activate(token=old, password=PASSWORD)
    assert actions.activate(token=new, password=PASSWORD) == user
    assert Event.objects.get(verb="person.invite").subject_id == user.pk


def test_who_has_a_password_gets_no_link(admin, sent, sara):
    with pytest.raises(Refused, match="password"):
        actions.invite(by=admin, user=sara)
    assert not sent
