from jehat.cases import actions
from jehat.cases.models import Case, Referral
from jehat.cases.states import Status

from .refusing import refused, to_staff_only
from .traces import adds_up, line

NOT_ACCEPTED = "What was not accepted is refused, not given back."


def give_back(world, case, **given):
    return actions.give_back(**({"by": world.yousef.user, "case": case, "ground": "lacks"} | given))


def accepted(world, case):
    return actions.accept_referral(by=world.yousef.user, case=case)


def test_what_was_accepted_goes_back_with_the_reason(world, referred):
    give_back(world, accepted(world, referred), note="The plan is lacking.")
    back = Case.objects.get(pk=referred.pk)
    assert (back.department, back.assignee, back.status) == (world.permits, world.noura, Status.ASSIGNED)
    sent = Referral.objects.get()
    assert (sent.end, sent.ground, sent.ended_at) == ("returned", "lacks", line("case.give_back", back).at)
    assert sent.accepted_at <= sent.ended_at
    assert adds_up(back)


def test_what_was_not_accepted_is_refused_instead(world, referred):
    with refused("case.give_back", referred, by=world.yousef.user, reason=NOT_ACCEPTED):
        give_back(world, referred)


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.give_back", opened, by=person, reason=reason):
        give_back(world, opened, by=person)
