import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions, backup_codes
from jehat.people.models import SecondFactor

pytestmark = pytest.mark.django_db


@pytest.fixture
def app(sara):
    return SecondFactor.objects.create(user=sara, kind="app", sealed={"secret": "x"})


def test_the_codes_before_open_nothing(sara, app, present):
    first = actions.renew_backup_codes(by=sara, presence=present(sara))
    second = actions.renew_backup_codes(by=sara, presence=present(sara))
    kept = sara.second_factors.get(kind="backup").sealed["codes"]
    assert backup_codes.spent(kept, first[0]) is None
    assert len(backup_codes.spent(kept, second[0])) == backup_codes.MANY - 1
    assert Event.objects.filter(verb="person.renew_backup_codes").count() == 2


def test_there_must_be_something_they_stand_in_for(sara, present):
    with pytest.raises(Refused, match="first"):
        actions.renew_backup_codes(by=sara, presence=present(sara))


def test_who_was_proved_a_while_ago_is_refused(sara, app, present):
    with pytest.raises(Refused):
        actions.renew_backup_codes(by=sara, presence=present(sara, minutes=6))


def test_the_presence_of_another_is_refused(sara, app, layla, present):
    with pytest.raises(Refused):
        actions.renew_backup_codes(by=sara, presence=present(layla))
