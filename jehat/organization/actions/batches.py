"""Taking in a whole table of departments or employees: first what it would do, then row by row."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import judgement, permissions, pipeline
from jehat.organization.judgement import Effect
from jehat.organization.models import Batch

from .taking import go_on_batch

# So few rows are taken before the page answers.
AT_ONCE = 20


@action("organization.hand_in_batch", says=_("A table was handed in"))
def hand_in_batch(*, by, entity, table, rows):
    """Keep a table as it was read, sealed, until it is taken or a day has passed. Raises BadSheet for its headings."""
    permissions.can_take_batch(by, entity, table).require()
    lines = judgement.lines_of(table, rows)
    batch = Batch.objects.create(entity=entity, by=by, table=table, rows=rows)
    record("organization.hand_in_batch", batch, by=by, table=str(table), rows=len(lines))
    return batch


@action("organization.take_batch", says=_("Taking in a table began"))
def take_batch(*, by, batch, now=None):
    """Begin to do what the table says, a few rows at once and many by the queue; one that stands still goes on.

    It is judged anew, for what it was shown to do may have changed since; a row that cannot be taken stops it all here.
    """
    now = now or timezone.now()
    batch = Batch.objects.select_for_update(of=("self",)).select_related("entity").get(pk=batch.pk)
    permissions.can_take_batch(by, batch.entity, batch.table).require()
    if batch.taken_at is not None:
        raise Refused(_("This table was taken in already."))
    if batch.is_running and not batch.stands(now):
        raise Refused(_("This table is being taken in already."))
    if not batch.is_running:
        _begin(by, batch)
    batch.taker, batch.moved_at = by, now
    batch.save(update_fields=["taker", "moved_at", "length"])
    if batch.length <= AT_ONCE:
        return go_on_batch(batch=batch, now=now)
    pipeline.go_on(batch)
    return batch


def _begin(by, batch) -> None:
    lines = judgement.judged(batch.table, batch.entity, batch.rows)
    if any(one.effect == Effect.ERROR for one in lines):
        raise Refused(_("Some rows cannot be taken any more; look at them again."))
    batch.length = len(lines)
    counts = {effect.value: sum(one.effect == effect for one in lines) for effect in (Effect.NEW, Effect.CHANGED)}
    record("organization.take_batch", batch, by=by, table=batch.table, **counts)


@action("organization.forget_batches", says=_("Tables that were handed in were let go"))
def forget_batches(*, by=None, now=None):
    """Delete the tables that were handed in more than a day ago, taken or not; the number deleted."""
    before = (now or timezone.now()) - Batch.KEPT_FOR
    return Batch.objects.filter(created_at__lt=before).delete()[0]
