"""Prints what a platform keeps, as JSON: what was said, and what became of each message. Run beside the platform."""

import json
from datetime import timedelta

import django
from django.utils import timezone

django.setup()

from jehat.audit.models import Event  # noqa: E402
from jehat.cases.models import Case, Comment  # noqa: E402
from jehat.core.walls import seen_as  # noqa: E402
from jehat.notifications.models import Message, Notice  # noqa: E402

COMMENTED = "case.comment"
# Whatever waits longer does not wait for its provider, but for the end of somebody's quiet hours.
TRIED_AGAIN_WITHIN = timedelta(minutes=1)


@seen_as.platform()
def told() -> dict:
    """Everything the test compares."""
    events = {
        event.particulars["comment"]: event.pk
        for event in Event.objects.filter(verb=COMMENTED, outcome="done")
        if "comment" in event.particulars
    }
    comments = Comment.objects.select_related("case")
    soon = timezone.now() + TRIED_AGAIN_WITHIN
    return {
        "subjects": [case.subject for case in Case.objects.all()],
        "comments": {comment.text: events.get(str(comment.pk)) for comment in comments},
        "notices": list(Notice.objects.values_list("event_id", flat=True)),
        "messages": [
            {"id": str(one.pk), "event": one.event_id, "channel": one.channel, "state": one.state}
            | {"failure": one.failure, "asked": one.ask_at is not None}
            | {"rests": one.state == Message.State.PENDING and one.not_before is not None and one.not_before > soon}
            for one in Message.objects.all()
        ],
    }


if __name__ == "__main__":
    print(json.dumps(told()))
