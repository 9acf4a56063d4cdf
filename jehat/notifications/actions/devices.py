"""The browsers that a person lets the platform wake."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.notifications import permissions
from jehat.notifications.models import Subscription
from jehat.people.models import User


@action("push.subscribe", says=_("A browser was allowed to show notices"))
def subscribe(*, by, endpoint, public_key, secret, device=""):
    """Keep the address of a browser; it belongs to whoever allowed it last, and the oldest of many makes room."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    permissions.can_subscribe(by, endpoint).require()
    Subscription.objects.at(endpoint).delete()
    for oldest in Subscription.objects.of(by).newest_first()[Subscription.MOST - 1 :]:
        oldest.delete()
    subscription = Subscription.objects.create(
        user=by,
        endpoint_index=Subscription.index_of(endpoint),
        endpoint=endpoint,
        public_key=public_key,
        secret=secret,
        device=device,
    )
    record("push.subscribe", subscription, by=by)
    return subscription


@action("push.unsubscribe", says=_("A browser no longer shows notices"))
def unsubscribe(*, by, subscription):
    """Stop waking one browser."""
    subscription = Subscription.objects.select_for_update().select_related("user").get(pk=subscription.pk)
    permissions.can_unsubscribe(by, subscription).require()
    record("push.unsubscribe", subscription, by=by)
    subscription.delete()


@action("push.forget", says=_("A browser that is gone was forgotten"))
def forget_device(*, device, by=None):
    """Drop a browser whose push service says that it is gone; it may have been dropped meanwhile."""
    found = Subscription.objects.select_for_update().filter(pk=device.pk).first()
    if found is not None:
        record("push.forget", found, by=by)
        found.delete()
