"""What a beneficiary's pages read: the cases of his side, which are his own and those of whom he acts for."""

import re
from datetime import timedelta

from django.db.models import Case as Choose
from django.db.models import Exists, IntegerField, OuterRef, Q, Value, When

from jehat.cases.models import Case, Comment
from jehat.cases.states import OPEN, Outcome, Status
from jehat.catalogue.models import Kind
from jehat.core.folding import fold, keys
from jehat.organization.models import Entity

from .inbox import Found

# What people write is sealed, each case with its own key. A person's own cases are few, so a search opens the newest
# of them, a few milliseconds a hundred; an index of the words of each would be one more thing that tells of people.
SEARCHED = 2000
RATED_WITHIN = timedelta(days=30)
MOST_UNRATED = 3
_NUMBER = re.compile(r"[^0-9a-z]+")


def home(user):
    """The cases of the person's side; one that went through several entities is one line, that of where it is now."""
    own = Case.objects.acted_for(user).annotate(liveliness=_liveliness())
    along = Case.objects.filter(tracking=OuterRef("tracking"), beneficiary=OuterRef("beneficiary"))
    livelier = Q(is_at__gt=OuterRef("liveliness"))
    later = Q(is_at=OuterRef("liveliness"), created_at__gt=OuterRef("created_at"))
    ahead = along.annotate(is_at=_liveliness()).filter(livelier | later)
    return own.filter(Q(tracking="") | ~Exists(ahead))


def _liveliness():
    """Where something is done comes before where it is waited for, and that before where it is over."""
    waits = When(status=Status.WAITING_OTHER, then=Value(1))
    return Choose(waits, When(status__in=OPEN, then=Value(2)), default=Value(0), output_field=IntegerField())


def home_filters(cases) -> dict:
    """The same cases by state."""
    return {
        "all": cases,
        "waiting": cases.filter(status=Status.WAITING_BENEFICIARY),
        "open": cases.open(),
        "closed": cases.closed(),
    }


def pending_questions(user) -> list[Comment]:
    """What a person is being asked in any case of his side: the last question of each."""
    waiting = Case.objects.acted_for(user).filter(status=Status.WAITING_BENEFICIARY)
    return list(
        Comment.objects.filter(case__in=waiting, act=Comment.Act.ASK)
        .select_related("by", "case__entity", "case__beneficiary")
        .order_by("case_id", "-created_at")
        .distinct("case_id")
    )


def unrated(user, *, now) -> list[Case]:
    """What was decided of late and waits for an opinion, the latest first."""
    decided = Case.objects.acted_for(user).closed().exclude(outcome=Outcome.WITHDRAWN)
    fresh = decided.filter(closed_at__gte=now - RATED_WITHIN, rating__isnull=True)
    return list(fresh.select_related("entity", "kind").order_by("-closed_at", "-pk")[:MOST_UNRATED])


def own_entities(cases) -> list[Entity]:
    """The entities with which these cases are."""
    return list(Entity.objects.filter(pk__in=cases.order_by().values("entity").distinct()))


def find_own(cases, words: str) -> Found:
    """Those of a person's cases that hold all the words: in subject, kind, entity or number, however it is spelt."""
    asked = fold(words).split()
    sealed = cases.only("number", "tracking", "subject", "record_key", "key_class", "entity", "kind", "active_at")
    newest = list(sealed.newest_first()[: SEARCHED + 1])
    opened = newest[:SEARCHED]
    kinds = _names_of({case.kind_id for case in opened})
    matching = [case.pk for case in opened if asked and _holds(case, kinds[case.kind_id], asked)]
    return Found(cases.filter(pk__in=matching), len(opened), len(newest) <= SEARCHED)


def _names_of(kinds) -> dict:
    """The names of each kind and of its entity, in one spelling."""
    return {
        kind.pk: fold(f"{kind.name_ar} {kind.name_en} {kind.entity.name_ar} {kind.entity.name_en}")
        for kind in Kind.objects.filter(pk__in=kinds).select_related("entity")
    }


def _holds(case, names, asked) -> bool:
    text = f"{fold(case.subject)} {names}"
    left = [word for word in asked if word not in text and not _numbered(case.number, word)]
    left = [word for word in left if not (case.tracking and _numbered(case.tracking, word))]
    if not left:
        return True
    found = keys(text)
    return all(keys(word) & found for word in left)


def _numbered(number: str, word: str) -> bool:
    """Whether a word is a part of the number, written with or without its dashes and leading zeros."""
    parts = _NUMBER.split(fold(number))
    given = [part for part in _NUMBER.split(word) if part]
    if not any(letter.isdigit() for letter in word):
        return word in parts
    bare = {part.lstrip("0") for part in parts}
    return "".join(given) in "".join(parts) or all(part.lstrip("0") in bare for part in given)
