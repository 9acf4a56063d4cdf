"""How a case comes to be."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars.queries import week_of
from jehat.cases import dues, notices, permissions, queries
from jehat.cases.models import Case, Comment
from jehat.cases.states import Priority
from jehat.core.numbering import next_number
from jehat.notifications.notify import notify

from .answering import keep_answers, right_answers
from .conversation import end_draft, write_comment
from .custody import distribute
from .moving import held_status, move


@action("case.submit", says=_("The case was filed"), enters=("kind",))
def submit(
    *,
    by,
    kind,
    subject,
    text="",
    voice=None,
    files=(),
    priority=Priority.NORMAL,
    channel=Case.Channel.WEB,
    beneficiary=None,
    answers=None,
    language="",
    draft="",
    now=None,
):
    """File a new case, one's own or of whom one acts for; it is numbered, distributed and acknowledged at once.

    What is written to its beneficiary about it is in `language`, or in the language of his account.
    """
    now = now or timezone.now()
    permissions.can_submit(by, kind, beneficiary).require()
    values = right_answers(kind.current, answers or {}, files)
    language = language or (beneficiary or by).language
    case = new_case(
        by, kind, beneficiary or by, subject, priority=priority, channel=channel, language=language, now=now
    )
    keep_answers(case, values)
    write_comment(case, by=by, act=Comment.Act.SUBMIT, text=text, voice=voice, files=files, now=now)
    end_draft(by, draft)
    for_whom = {} if case.beneficiary_id == by.pk else {"beneficiary": case.beneficiary_id}
    record("case.submit", case, by=by, at=now, kind=kind.code, priority=priority, channel=channel, **for_whom)
    begin(case, now=now)
    return case


def new_case(by, kind, beneficiary, subject, *, priority, channel, language, now) -> Case:
    """The case with its number, its terms and its promise, not yet given to anybody."""
    level = queries.level_of(kind)
    case = Case(
        entity=kind.entity,
        kind=kind,
        **({"rank": level.rank, "key_class": level.key_class} if level else {}),
        terms_id=kind.current_id,
        department=kind.department,
        beneficiary=beneficiary,
        filed_by=by,
        subject=subject,
        priority=priority,
        channel=channel,
        language=language,
        created_at=now,
        active_at=now,
        due_at=dues.promised(now, kind.working_days, week=week_of(kind.entity)),
        alarm_at=now,
        legal_due_at=dues.legal(now, kind.current.ruled.legal_days),
    )
    case.number = _number(kind.entity, level, now)
    case.save(force_insert=True)
    return case


def begin(case, *, now, of=None, delay=0) -> None:
    """Give a new case to whom it falls, and tell both sides: of that, or `of` what brought it here."""
    # Nobody is told of what he did himself: the receipt tells of what the platform then did with it.
    event = distribute(case, department=case.kind.department, by=None, now=now, is_new=True)
    move(case, held_status(case), now=now)
    notify(notices.told_of_submission(case), of=of or event, delay=delay)


def _number(entity, level, now) -> str:
    """The entity's next case number in its year, e.g. WRM-1448-000123 (domain handbook §2.15).

    A level with a series of its own, e.g. WRM-1448-S3-000007, takes none of the others: they show no gap.
    """
    year = entity.year_at(now)
    of_level = f"S{level.rank}" if level and level.own_series else ""
    series = "/".join(part for part in (entity.code, "cases", of_level, str(year)) if part)
    return "-".join(part for part in (entity.code, str(year), of_level, f"{next_number(series):06d}") if part)
