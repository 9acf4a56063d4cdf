from jehat.cases import actions

from .refusing import refused

UNOPENED = "Nobody has opened it; recall it at once."


def test_it_is_not_asked_for_before_it_is_opened_nor_twice(world, hop):
    with refused("case.request_recall", hop, by=world.noura.user, reason=UNOPENED):
        actions.request_recall(by=world.noura.user, referral=hop)
    actions.open_case(by=world.yousef.user, case=hop.case)
    actions.request_recall(by=world.noura.user, referral=hop)
    with refused("case.request_recall", hop, by=world.noura.user, reason="It was asked for already."):
        actions.request_recall(by=world.noura.user, referral=hop)
