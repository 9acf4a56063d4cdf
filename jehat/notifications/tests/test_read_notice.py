import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.notifications.actions import read_notice
from jehat.notifications.models import Notice
from jehat.notifications.notify import notify


@pytest.fixture
def notice(people, event, tells):
    return notify([tells(people.imran)], of=event)[0]


def test_it_is_read_once(people, notice):
    first = read_notice(by=people.imran, notice=notice).read_at
    assert first is not None
    assert read_notice(by=people.imran, notice=notice).read_at == first
    assert Event.objects.filter(verb="notice.read", subject_id=notice.pk, by=people.imran).count() == 1


def test_nobody_reads_the_notice_of_another(people, notice):
    with pytest.raises(Refused):
        read_notice(by=people.sara, notice=notice)
    assert Notice.objects.get().is_unread
    assert Event.objects.get(verb="notice.read").outcome == Event.Outcome.REFUSED


def test_the_link_marks_it_and_leads_to_the_page(client, people, notice):
    client.force_login(people.imran)
    answer = client.get(reverse("notifications:read", args=[notice.pk]))
    assert (answer.status_code, answer["Location"]) == (302, notice.url)
    assert not Notice.objects.get().is_unread


def test_the_notice_of_another_is_not_there(client, people, notice):
    client.force_login(people.sara)
    assert client.post(reverse("notifications:read", args=[notice.pk])).status_code == 404
    assert Notice.objects.get().is_unread


def test_a_visitor_is_asked_to_sign_in(client, notice):
    answer = client.get(reverse("notifications:read", args=[notice.pk]))
    assert answer.status_code == 302 and "sign" in answer["Location"]
