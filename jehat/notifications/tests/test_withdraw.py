"""What was told is taken back, as long as nobody has been told."""

import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.notifications import delivery
from jehat.notifications.actions import read_notice, withdraw
from jehat.notifications.models import Message, Notice
from jehat.notifications.notify import notify

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def told(people, event, tells):
    return notify([tells(people.imran), tells(people.sara)], of=event, delay=10)


def test_nothing_is_left_of_it(people, event, told):
    assert withdraw(by=people.noura, event=event) == 4
    assert not Message.objects.exists() and not Notice.objects.exists()
    assert Event.objects.get(verb="notice.withdraw").particulars["messages"] == 4


def test_a_job_that_comes_later_finds_nothing(people, event, told):
    pk = Message.objects.first().pk
    withdraw(by=people.noura, event=event)
    assert delivery.deliver(message_id=pk) is None


@pytest.mark.parametrize("state", ["sending", "sent", "delivered", "failed", "unknown"])
def test_it_is_refused_once_one_has_left(people, event, told, state):
    first = Message.objects.first()
    Message.objects.filter(pk=first.pk).update(state=state, leased_until=event.at, attempts=1)
    with pytest.raises(Refused, match="sent already"):
        withdraw(by=people.noura, event=event)
    assert Message.objects.count() == 4 and Notice.objects.count() == 2


def test_it_is_refused_once_one_was_read(people, event, told):
    read_notice(by=people.imran, notice=next(notice for notice in told if notice.to == people.imran))
    with pytest.raises(Refused, match="read already"):
        withdraw(by=people.noura, event=event)


def test_it_is_refused_to_others(people, event, told):
    for somebody in (people.imran, people.sara):
        with pytest.raises(Refused, match="Only who wrote it"):
            withdraw(by=somebody, event=event)
