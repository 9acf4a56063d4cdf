import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import SecondFactor

pytestmark = pytest.mark.django_db


@pytest.fixture
def app(sara):
    return SecondFactor.objects.create(user=sara, kind="app", sealed={"secret": "x"})


def test_all_of_it_goes_and_every_presence_ends(sara, app, layla, present, sent):
    presence = present(sara)
    actions.reset_second_factor(by=layla, user=sara)
    assert not sara.second_factors.exists()
    presence.refresh_from_db()
    assert presence.until is not None
    event = Event.objects.get(verb="person.reset_second_factor")
    assert (event.by, event.subject_id) == (layla, sara.pk)
    assert [letter.recipient for letter in sent] == ["+966500000201"]


def test_nobody_resets_his_own(sara, app):
    with pytest.raises(Refused, match="his own"):
        actions.reset_second_factor(by=sara, user=sara)


def test_where_there_is_none_there_is_nothing_to_reset(sara, layla):
    with pytest.raises(Refused, match="no second factor"):
        actions.reset_second_factor(by=layla, user=sara)
