import pytest

from jehat.audit.models import Event
from jehat.cases import actions, queries
from jehat.core.verdict import Refused
from jehat.people.identifiers import NATIONAL_ID

from .refusing import refused
from .test_find_visitor import WHO

NEW = (NATIONAL_ID, "1000000008")
NAMES = {"first_ar": "منيرة", "family_ar": "السالم"}


def receive(world, by=None, identity=NEW, **given):
    by = by or world.salma.user
    return actions.receive_visitor(by=by, entity=world.entity, identity=identity, names=NAMES, **given)


def test_an_account_is_opened_without_a_password(world):
    visitor = receive(world, mobile="+966500000999")
    assert (visitor.full_name, visitor.has_usable_password()) == ("منيرة السالم", False)
    assert queries.claimants(NEW[1]) == [visitor]
    assert Event.objects.get(verb="case.receive_visitor").particulars == {"visitor": str(visitor.pk)}


def test_a_number_that_somebody_has_opens_no_second_account(world):
    with pytest.raises(Refused):
        receive(world, identity=(NATIONAL_ID, "1999901133"))


@pytest.mark.parametrize(("who", "reason"), WHO.values(), ids=list(WHO))
def test_it_is_refused_to_strangers(world, who, reason):
    with refused("case.receive_visitor", world.entity, by=who(world), reason=reason):
        receive(world, by=who(world))
