import pytest

from jehat.audit.models import Event
from jehat.people import actions

pytestmark = pytest.mark.django_db


def test_what_arrives_again_is_reachable_again(layla):
    actions.flag_contact(kind="email", value="layla@example.test")
    assert actions.unflag_contact(kind="email", value="layla@example.test") == 1
    assert layla.identifiers.get(kind="email").unreachable_since is None
    assert Event.objects.filter(verb="person.unflag_contact").count() == 1


def test_what_was_not_flagged_stays_as_it_is(layla):
    assert actions.unflag_contact(kind="email", value="layla@example.test") == 0
    assert not Event.objects.filter(verb="person.unflag_contact").exists()
