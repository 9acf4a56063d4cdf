"""Proof of reading: when the beneficiary's side first opened what it was owed."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases.models import Case, Comment, Reading

# What sets a time running, or ends one.
PROVED = (Comment.Act.ASK, Comment.Act.COMPLETE, Comment.Act.REJECT, Comment.Act.DECIDE)


@action("case.prove_reading", says=_("The beneficiary's side read it for the first time"), enters=("case",))
def prove_reading(*, by, case, channel=Reading.Channel.WEB, now=None):
    """Keep who on the beneficiary's side first opened questions and decisions, when and by which way, each once."""
    if not case.is_acted_for_by(by) or not _unread(case).exists():
        return []
    case = Case.objects.lock(case)
    now = now or timezone.now()
    read = [
        Reading(entity_id=case.entity_id, case=case, comment=one, by=by, at=now, channel=channel)
        for one in _unread(case)
    ]
    if read:
        Reading.objects.bulk_create(read)
        record("case.prove_reading", case, by=by, at=now, comments=[one.comment_id for one in read], channel=channel)
    return read


def _unread(case):
    return case.comments.filter(act__in=PROVED, is_from_beneficiary=False, reading__isnull=True)
