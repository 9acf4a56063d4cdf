"""An act on its way to a webhook, from the record to the receiver's answer."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.integrations import outbox, permissions, withheld
from jehat.integrations.models import Delivery, Webhook
from jehat.integrations.states import State, follows

# Longer than any receiver is waited for.
LEASE = timedelta(minutes=1)
# Half a minute, then three times as long each time, at most half a day: nine waits are about two days.
FIRST_WAIT, LONGEST_WAIT = 30, 12 * 3600
# A receiver that has answered nothing well for so long is told nothing more until somebody looks.
PATIENCE = timedelta(days=5)
# An act is looked for this long after it, for its transaction may end after those of later acts.
LATE_COMMITS = timedelta(minutes=10)
AT_ONCE = 500


@action("webhook.collect", says=_("Acts were taken from the record for webhooks"))
def collect(*, by=None, now=None):
    """Make a delivery of every act that a webhook asked for and that has none yet; the number made."""
    now = now or timezone.now()
    made = []
    for webhook in Webhook.objects.active().select_for_update(of=("self",), skip_locked=True).order_by("pk"):
        made += _collected(webhook, now)
    outbox.queue(made)
    return len(made)


def _collected(webhook, now) -> list[Delivery]:
    told = Delivery.objects.filter(webhook=webhook, event=OuterRef("pk"))
    events = Event.objects.filter(entity_id=webhook.entity_id, pk__gt=webhook.read_to)
    wanted = events.filter(verb__in=webhook.verbs, outcome=Event.Outcome.DONE).exclude(Exists(told))
    wanted = wanted.exclude(withheld.about_withheld())
    fresh = list(wanted.order_by("pk")[:AT_ONCE])
    made = [Delivery(entity_id=webhook.entity_id, webhook=webhook, event=event) for event in fresh]
    Delivery.objects.bulk_create(made)
    if len(fresh) < AT_ONCE:
        settled = events.filter(recorded_at__lt=now - LATE_COMMITS).order_by("-pk").values_list("pk", flat=True).first()
        if settled:
            Webhook.objects.filter(pk=webhook.pk).update(read_to=settled)
    return made


@action("webhook.claim", says=_("A delivery to a webhook began"))
def claim_delivery(*, delivery_id, by=None, now=None):
    """Take a waiting delivery for sending, or None where another worker has it, it ended, or the webhook is off."""
    now = now or timezone.now()
    delivery = Delivery.objects.locked().select_related("webhook", "event", "entity").filter(pk=delivery_id).first()
    if delivery is None or follows(delivery.state, "claim") is None:
        return None
    if not delivery.webhook.is_active:
        _end(delivery, State.FAILED, now=now, failure="switched_off")
        return None
    delivery.state = follows(delivery.state, "claim")
    delivery.attempts += 1
    delivery.leased_until = now + LEASE
    delivery.save(update_fields=["state", "attempts", "leased_until"])
    return delivery


@action("webhook.settle", says=_("A delivery to a webhook ended"))
def settle_delivery(*, delivery, status=None, failure="", answer="", took=None, by=None, now=None):
    """Keep what the receiver answered to this attempt; what did not arrive is queued again, later each time."""
    now = now or timezone.now()
    attempt = delivery.attempts
    delivery = Delivery.objects.locked().select_related("webhook").get(pk=delivery.pk)
    if delivery.attempts != attempt or delivery.state != State.SENDING:
        return delivery
    delivery.status, delivery.answer, delivery.took = status, answer, took
    if not failure:
        Webhook.objects.filter(pk=delivery.webhook_id).update(failing_since=None)
        return _end(delivery, follows(delivery.state, "deliver"), now=now)
    _note_failing(delivery.webhook, now)
    if delivery.attempts >= Delivery.MOST_ATTEMPTS or failure == "not_public":
        return _end(delivery, follows(delivery.state, "fail"), now=now, failure=failure)
    outbox.queue([delivery], delay=min(FIRST_WAIT * 3 ** (attempt - 1), LONGEST_WAIT))
    return _end(delivery, follows(delivery.state, "retry"), now=None, failure=failure)


def _note_failing(webhook, now) -> None:
    since = webhook.failing_since or now
    gives_up = now - since > PATIENCE
    Webhook.objects.filter(pk=webhook.pk).update(failing_since=since, is_active=webhook.is_active and not gives_up)
    if gives_up:
        record("webhook.change", webhook, by=None, active=False, reason="failing")


@action("webhook.give_up", says=_("Deliveries whose worker died were queued again"))
def give_up(*, by=None, now=None):
    """Queue again what a dead worker was sending: the receiver knows a repeated delivery by its id."""
    now = now or timezone.now()
    left = list(Delivery.objects.abandoned(now))
    for delivery in left:
        _end(delivery, follows(delivery.state, "retry"), now=None, failure="interrupted")
    outbox.queue(left)
    return left


@action("webhook.replay", says=_("A delivery to a webhook was sent again"))
def replay(*, by, delivery):
    """Send an act once more to its webhook, under the same id."""
    delivery = Delivery.objects.locked().select_related("webhook").get(pk=delivery.pk)
    permissions.can_replay(by, delivery).require()
    delivery.state, delivery.attempts = follows(delivery.state, "replay"), 0
    delivery.ended_at = None
    delivery.save(update_fields=["state", "attempts", "ended_at"])
    record("webhook.replay", delivery, by=by)
    outbox.queue([delivery])
    return delivery


def _end(delivery, state, *, now, failure="") -> Delivery:
    delivery.state, delivery.leased_until, delivery.failure, delivery.ended_at = state, None, failure, now
    delivery.save(update_fields=["state", "leased_until", "failure", "ended_at", "status", "answer", "took"])
    return delivery
