"""What is to be given: a verb, how far, how secret and up to what amount, measured against what can be given at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import Refused

from .grants import WIDTH
from .secrecy import HIGHEST
from .verbs import known


@dataclass(frozen=True)
class Terms:
    """A verb and its bounds, as one chooses them for a role or an employee."""

    verb: str
    scope: str
    highest: int = 0
    amount: Decimal | None = None

    @classmethod
    def of(cls, grant) -> "Terms":
        return cls(grant.verb, str(grant.scope), grant.highest, grant.amount)

    def as_fields(self) -> dict:
        return {"verb": self.verb, "scope": self.scope, "highest": self.highest, "amount": self.amount}


def go_beyond(terms: Iterable[Terms], other: Iterable[Terms]) -> bool:
    """Whether something is given by these terms that the others do not give, or not so far."""
    other = list(other)
    return any(not any(_takes_in(wider, one) for wider in other) for one in terms)


def _takes_in(wider: Terms, one: Terms) -> bool:
    is_enough = wider.amount is None or (one.amount is not None and one.amount <= wider.amount)
    return (
        wider.verb == one.verb and WIDTH[wider.scope] >= WIDTH[one.scope] and wider.highest >= one.highest and is_enough
    )


def require_fitting(entity, terms: Iterable[Terms]) -> list[Terms]:
    """The terms, each once; refused where an entity does not have a verb, or a verb does not reach so far."""
    terms = list(dict.fromkeys(terms))
    offered = known(entity)
    for one in terms:
        if one.verb not in offered:
            raise Refused(_("This cannot be given at this entity."))
        if one.scope not in offered[one.verb].scopes:
            raise Refused(_("This cannot be given so far or so narrow."))
        if one.highest > (HIGHEST if offered[one.verb].is_ranked else 0) or one.amount is not None:
            raise Refused(_("This knows neither secrecy nor amounts."))
    return terms
