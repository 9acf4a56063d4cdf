"""Doors for the queue and the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from jehat.catalogue.actions import tell_pace
from jehat.core.walls import seen_as

from . import actions, pipeline
from .models import Handover
from .queries.paces import paces


@app.periodic(cron="41 0 * * *")
@app.task(name="cases.tell_paces", queueing_lock="cases.tell_paces")
@seen_as.platform()
def tell_paces(timestamp: int) -> None:
    """Every night, let the guide know what kinds of case really took."""
    now = timezone.now()
    for kind, pace in paces(now=now):
        tell_pace(by=None, kind=kind, now=now, **pace._asdict())


@app.task(name=pipeline.GO_ON)
@seen_as.platform()
def go_on_handover(handover_id: str) -> None:
    """Hand over the next cases of somebody who leaves."""
    actions.go_on_handover(handover=Handover(pk=handover_id))
