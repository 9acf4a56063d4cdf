"""The lists an employee works from."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from jehat.cases.models import Appeal, Case, Closing, Comment, Opening
from jehat.cases.models.reach import stands_in_for
from jehat.cases.states import CLOSED, OPEN
from jehat.core.folding import fold, keys, western_digits
from jehat.core.remembered import remembered

from .attention import followed_by, mentioned_in
from .urged import is_urged

# A search in words opens so many cases, the newest, and says so where there are more.
SEARCHED = 1000


def is_supervisor(employee) -> bool:
    return bool(employee.reach("case.see").departments)


def reachable(employee):
    """Every case an employee may see as employee; what he filed himself is not his work."""
    return remembered(("reachable", employee.pk), lambda: Case.objects.worked_by(employee)).all()


def inbox_views(employee, *, now, answerer=None, supervises=None) -> dict:
    """The lists an employee may look at, each a queryset; which there are follows from his role.

    `answerer` is the colleague whose answers of today are meant, where a supervisor asks for another's; `supervises`
    is what `is_supervisor` said, where that was asked already.
    """
    seen = reachable(employee)
    views = {
        "mine": seen.open().assigned_to(employee),
        "unread": unread(employee, seen),
        "today": seen.open().filter(due_at__gte=now, due_at__lt=end_of_day(now)),
        "late": seen.late(now),
    }
    if is_supervisor(employee) if supervises is None else supervises:
        views["department"] = seen.open()
        views["unassigned"] = seen.unassigned()
        views["disputed"] = seen.filter(disputed())
    if absent := stands_in_for(employee):
        views["standing_in"] = seen.open().filter(assignee__in=absent)
    views["answered"] = answered_today(seen, (answerer or employee).user_id, now=now)
    views["mentions"] = seen.filter(mentioned_in(employee))
    views["following"] = seen.filter(followed_by(employee))
    views["urged"] = seen.open().filter(is_urged())
    views["closed"] = seen.closed()
    views["all"] = seen
    return views


def disputed():
    """What came back since it was not solved and is open still, and what waits for the decision of an appeal."""
    disputes, appeals = Closing.objects.filter(taken_up=Closing.TakenUp.DISPUTED), Appeal.objects.pending()
    # Looked for among those, which are few: case by case a department would be asked for all that it ever had.
    among = Q(pk__in=disputes.values("case").union(appeals.values("case")))
    is_disputed, is_appealed = (Exists(those.filter(case=OuterRef("pk"))) for those in (disputes, appeals))
    return among & (Q(is_disputed, status__in=OPEN) | Q(is_appealed, status__in=CLOSED))


def seen_by(user):
    """Whether the person has had a case open since the last thing happened in it."""
    seen = Opening.objects.filter(case=OuterRef("pk"), user=user, last_at__gte=OuterRef("active_at"))
    return Exists(seen.filter(is_unread=False))


def seen_by_owner(user, *, now):
    """The same for the beneficiary's side: a comment is news to it from its release on, and none before."""
    said = Comment.objects.filter(case=OuterRef("case"), held_until__gt=OuterRef("last_at"), held_until__lte=now)
    seen = Opening.objects.filter(case=OuterRef("pk"), user=user, last_at__gte=OuterRef("active_at"), is_unread=False)
    held = Comment.objects.filter(case=OuterRef("pk"), held_until__gt=now)
    return Q(Exists(seen.filter(~Exists(said)))) | Q(Exists(held))


def unread(employee, seen=None):
    """What waits for the employee's eyes: his open cases, and those of the queue he looks after, with news in them."""
    waits_for_him = Q(assignee=employee) | Q(assignee__isnull=True)
    return (reachable(employee) if seen is None else seen).open().filter(waits_for_him).exclude(seen_by(employee.user))


def answered_today(cases, user_id, *, now):
    """Those in which a person wrote to the beneficiary since the morning."""
    written = Comment.objects.filter(
        case=OuterRef("pk"), by=user_id, is_from_beneficiary=False, created_at__gte=start_of_day(now)
    )
    return cases.filter(Exists(written))


def start_of_day(now) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))


def end_of_day(now) -> datetime:
    return start_of_day(now) + timedelta(days=1)


def came_since(cases, *, user, since):
    """What is new in a list since a moment, without what the person has looked at himself."""
    return cases.filter(active_at__gt=since).exclude(seen_by(user))


@dataclass(frozen=True)
class Found:
    """What a search found; `searched` is how many cases were opened for it, `is_whole` whether those were all."""

    cases: object
    searched: int
    is_whole: bool


def find(cases, words: str) -> Found:
    """The cases whose number holds what is typed, in any digits, or whose subject or beneficiary holds all its words.

    What people write is sealed, so the newest cases are opened one by one, up to a bound.
    """
    number = western_digits(words).strip().upper()
    asked = fold(words).split()
    newest = list(cases.select_related("beneficiary").order_by("-active_at", "-pk")[: SEARCHED + 1])
    opened = newest[:SEARCHED]
    matching = [case.pk for case in opened if asked and _holds(case, asked)]
    by_number = Q(number__icontains=number) if any(letter.isdigit() for letter in number) else Q(pk__in=[])
    return Found(cases.filter(by_number | Q(pk__in=matching)), len(opened), len(newest) <= SEARCHED)


def _holds(case, asked) -> bool:
    # What is masked is found by its number and its beneficiary alone.
    words = case.beneficiary.full_name if case.is_masked else f"{case.subject} {case.beneficiary.full_name}"
    text, found = fold(words), keys(words)
    return all(word in text or keys(word) & found for word in asked)
