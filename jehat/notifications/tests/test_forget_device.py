"""A browser whose push service says that it is gone."""

from jehat.audit.models import Event
from jehat.notifications.actions import forget_device
from jehat.notifications.models import Subscription


def test_it_is_dropped_and_recorded(people, browser_of):
    browser_of(people.imran)
    device = Subscription.objects.get()
    forget_device(device=device)
    assert not Subscription.objects.exists()
    assert Event.objects.get(verb="push.forget").by is None


def test_two_workers_may_both_hear_of_it(people, browser_of):
    browser_of(people.imran)
    device = Subscription.objects.get()
    pk = device.pk
    forget_device(device=device)
    device.pk = pk
    forget_device(device=device)
    assert Event.objects.filter(verb="push.forget").count() == 1
