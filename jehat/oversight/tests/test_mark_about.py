"""A case about a body of oversight is kept from its eyes."""

import pytest
from django.utils import timezone

from jehat.core.verdict import Refused
from jehat.oversight import actions, queries
from jehat.oversight.models import Concern

UNSEEN = "There is no such case."


def listed(lama):
    return [row.case for row in queries.movement(lama, queries.Wanted(), now=timezone.now()).rows]


def test_the_body_sees_nothing_of_it_any_more(world, lama, case, line):
    assert listed(lama) == [case]
    actions.mark_about(by=world.huda.user, case=case, body=lama.entity)
    assert listed(lama) == []
    assert queries.watched(lama, case.number) is None
    assert line("oversight.mark_about").particulars == {"body": str(lama.entity_id)}


def test_twice_is_once(world, lama, case):
    for _time in range(2):
        actions.mark_about(by=world.huda.user, case=case, body=lama.entity)
    assert Concern.objects.count() == 1


def test_only_bodies_of_oversight_watch(world, case):
    with pytest.raises(Refused, match="A case is kept from bodies of oversight only."):
        actions.mark_about(by=world.huda.user, case=case, body=world.other_entity)


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("sara", UNSEEN),
        ("imran", UNSEEN),
        ("stranger", UNSEEN),
        ("yousef", UNSEEN),
        ("admin", UNSEEN),
        ("salma", UNSEEN),
        ("noura", "Your role does not include this act."),
    ],
)
def test_it_is_refused_to_strangers(world, lama, case, who, reason):
    person = getattr(world, who)
    with pytest.raises(Refused, match=reason):
        actions.mark_about(by=getattr(person, "user", person), case=case, body=lama.entity)
    assert not Concern.objects.exists()


def test_the_inspector_marks_nothing(lama, case):
    with pytest.raises(Refused, match=UNSEEN):
        actions.mark_about(by=lama.user, case=case, body=lama.entity)
