import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import SecondFactor

pytestmark = pytest.mark.django_db


@pytest.fixture
def app(sara):
    SecondFactor.objects.create(user=sara, kind="backup", sealed={"codes": []})
    return SecondFactor.objects.create(user=sara, kind="app", sealed={"secret": "x"})


def test_with_the_last_one_the_backup_codes_go(sara, app, present, sent):
    actions.remove_factor(by=sara, presence=present(sara), factor=app)
    assert not sara.second_factors.exists()
    assert Event.objects.get(verb="person.remove_factor").particulars == {"kind": "app"}
    assert len(sent) == 1


def test_another_one_keeps_them(sara, app, present, sent):
    SecondFactor.objects.create(user=sara, kind="passkey", sealed={})
    actions.remove_factor(by=sara, presence=present(sara), factor=app)
    assert {one.kind for one in sara.second_factors.all()} == {"passkey", "backup"}


def test_backup_codes_alone_are_not_taken_away(sara, app, present):
    with pytest.raises(Refused):
        actions.remove_factor(by=sara, presence=present(sara), factor=sara.second_factors.get(kind="backup"))


def test_staff_keep_one_where_it_is_required(world, present, settings):
    settings.STAFF_SECOND_FACTOR = "required"
    user = world.noura.user
    factor = SecondFactor.objects.create(user=user, kind="app", sealed={"secret": "x"})
    with pytest.raises(Refused, match="Employees keep"):
        actions.remove_factor(by=user, presence=present(user), factor=factor)


def test_nobody_removes_that_of_another(app, layla, present):
    with pytest.raises(Refused):
        actions.remove_factor(by=layla, presence=present(layla), factor=app)


def test_who_was_proved_a_while_ago_is_refused(sara, app, present):
    with pytest.raises(Refused):
        actions.remove_factor(by=sara, presence=present(sara, minutes=6), factor=app)
