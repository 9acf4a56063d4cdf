from django.urls import reverse

from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.notifications.actions import read_all
from jehat.notifications.models import Notice
from jehat.notifications.notify import notify
from jehat.notifications.queries import unread_count


def test_everything_of_one_person_is_read(people, event, tells):
    notify([tells(people.imran), tells(people.sara)], of=event)
    notify([tells(people.imran)], of=record("case.ask", None, by=people.noura))
    assert read_all(by=people.imran) == 2
    assert (unread_count(people.imran), unread_count(people.sara)) == (0, 1)
    assert Event.objects.get(verb="notice.read_all").particulars == {"count": 2}


def test_with_nothing_to_read_nothing_is_recorded(people):
    assert read_all(by=people.imran) == 0
    assert not Event.objects.filter(verb="notice.read_all").exists()


def test_the_button_works_and_a_link_does_not(client, people, event, tells):
    notify([tells(people.imran)], of=event)
    client.force_login(people.imran)
    assert client.get(reverse("notifications:read_all")).status_code == 405
    assert client.post(reverse("notifications:read_all")).status_code == 302
    assert not Notice.objects.unread().exists()
