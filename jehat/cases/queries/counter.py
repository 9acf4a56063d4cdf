"""What the counter reads of a visitor."""

from functools import reduce
from operator import or_

from django.db.models import Q

from jehat.people.identifiers import IDENTITIES, recognise
from jehat.people.models import Identifier, User
from jehat.people.queries import index_of

# A number is a claim until somebody checks it: more than a few claims of one number are no honest mistake.
MOST_CLAIMANTS = 5


def claimants(identity: str) -> list[User]:
    """The open accounts of persons who say that this whole identity number is theirs, the first claim first."""
    numbers = [(kind, value) for kind, value in recognise(identity) if kind in IDENTITIES]
    if not numbers:
        return []
    exact = reduce(or_, [Q(kind=kind, index=index_of(kind, value)) for kind, value in numbers])
    found = Identifier.objects.filter(exact, user__is_active=True, user__kind=User.Kind.PERSON)
    rows = found.best_claim_first().select_related("user")[:MOST_CLAIMANTS]
    return list({row.user_id: row.user for row in rows}.values())
