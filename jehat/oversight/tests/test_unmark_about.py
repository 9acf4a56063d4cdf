"""Taking back the mark that a case is about a body of oversight."""

import pytest

from jehat.core.verdict import Refused
from jehat.oversight import actions, queries
from jehat.oversight.models import Concern


@pytest.fixture
def concern(world, lama, case):
    return actions.mark_about(by=world.huda.user, case=case, body=lama.entity)


def test_the_body_watches_it_again(world, lama, case, concern, line):
    actions.unmark_about(by=world.huda.user, concern=concern)
    assert queries.watched(lama, case.number) == case
    assert line("oversight.unmark_about").particulars == {"body": str(lama.entity_id)}


@pytest.mark.parametrize("who", ["sara", "imran", "noura", "admin", "stranger", "lama"])
def test_it_is_refused_to_strangers(world, lama, concern, who):
    person = lama if who == "lama" else getattr(world, who)
    with pytest.raises(Refused):
        actions.unmark_about(by=getattr(person, "user", person), concern=concern)
    assert Concern.objects.filter(pk=concern.pk).exists()
