"""How long each holder had a case, and with whom it was when."""

from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from jehat.calendars.queries import week_of
from jehat.cases.clocks import Clocks, Stood, clocks
from jehat.cases.models import Custody, Pause


def with_pauses(custodies):
    """The same custodies; `stood` of each is when its case stood still, read along with it."""
    return custodies.annotate(stood=_pauses("case"))


def with_pauses_of(cases):
    """The same cases; `stood` of each is when it stood still."""
    return cases.annotate(stood=_pauses("pk"))


def _pauses(case) -> ArraySubquery:
    pauses = Pause.objects.filter(case=OuterRef(case)).oldest_first()
    return ArraySubquery(pauses.values_list(JSONObject(cause="cause", since="since", until="until")))


def clocks_of(case, chain, *, now) -> Clocks:
    """The clocks of a case from its chain of custody."""
    return clocks(case, chain, pauses_of(chain), now=now, week=week_of(case.entity))


def pauses_of(chain) -> list[Stood]:
    """When a case stood still, from its chain of custody."""
    return [stood(one) for one in chain[0].stood] if chain else []


def stood(one) -> Stood:
    until = one["until"] and datetime.fromisoformat(one["until"])
    return Stood(one["cause"], datetime.fromisoformat(one["since"]), until)


def holder_at(case, moment) -> Custody | None:
    """With whom the case was at any past moment; None before it was filed and while it was closed."""
    then = case.custodies.filter(Q(until__isnull=True) | Q(until__gt=moment), since__lte=moment)
    return then.select_related("department", "employee__user").first()
