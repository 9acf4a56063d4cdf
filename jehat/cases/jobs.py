"""Doors for the queue and the clock."""

from contextlib import suppress

from django.utils import timezone
from procrastinate.contrib.django import app

from jehat.catalogue.actions import tell_pace
from jehat.core.verdict import Refused
from jehat.core.walls import seen_as
from jehat.organization.models import Entity

from . import actions, pipeline, queries
from .models import Handover
from .queries.expiring import expiring
from .queries.paces import paces
from .queries.times import due_to_resume, to_look_at


@app.periodic(cron="41 0 * * *")
@app.task(name="cases.tell_paces", queueing_lock="cases.tell_paces")
@seen_as.platform()
def tell_paces(timestamp: int) -> None:
    """Every night, let the guide know what kinds of case really took."""
    now = timezone.now()
    for kind, pace in paces(now=now):
        tell_pace(by=None, kind=kind, now=now, **pace._asdict())


@app.periodic(cron="*/10 * * * *")
@app.task(name="cases.look_after_questions", queueing_lock="cases.look_after_questions")
@seen_as.platform()
def look_after_questions(timestamp: int) -> None:
    """Every ten minutes, remind those who owe an answer, and close what stayed without one."""
    now = timezone.now()
    for case in queries.to_remind(now=now):
        actions.remind(case=case, now=now)
    for case in queries.to_close(now=now):
        actions.close_unanswered(case=case, now=now)


@app.task(name=pipeline.GO_ON)
@seen_as.platform()
def go_on_handover(handover_id: str) -> None:
    """Hand over the next cases of somebody who leaves."""
    actions.go_on_handover(handover=Handover(pk=handover_id))


@app.task(name=pipeline.RECALCULATE)
@seen_as.platform()
def recalculate(entity_id: str) -> None:
    """Reckon anew until when the open cases of an entity are promised, a page of them at a time."""
    entity, after = Entity.objects.get(pk=entity_id), None
    while (after := actions.recalculate(entity=entity, after=after)) is not None:
        pass


@app.periodic(cron="* * * * *")
@app.task(name="cases.resume_postponed", queueing_lock="cases.resume_postponed")
@seen_as.platform()
def resume_postponed(timestamp: int) -> None:
    """Every minute, let go on what was postponed to a day that has come."""
    now = timezone.now()
    for case in due_to_resume(now=now):
        with suppress(Refused):
            actions.resume(by=None, case=case, now=now)


@app.periodic(cron="40 6 * * *")
@app.task(name="cases.warn_of_expiry", queueing_lock="cases.warn_of_expiry")
@seen_as.platform()
def warn_of_expiry(timestamp: int) -> None:
    """Every morning, whose documents end within a month."""
    for file in expiring(timezone.localdate()):
        actions.warn_of_expiry(file=file)


@app.periodic(cron="* * * * *")
@app.task(name="cases.escalate", queueing_lock="cases.escalate")
@seen_as.platform()
def escalate(timestamp: int) -> None:
    """Every minute, let those cases climb whose moment has come; what is left over is for the next minute."""
    now = timezone.now()
    for case in to_look_at(now=now):
        actions.escalate(case=case, now=now)
