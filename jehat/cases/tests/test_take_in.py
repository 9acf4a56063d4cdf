from jehat.cases import actions

from .refusing import refused

NOT_SENT = "A case is sent on as a kind of case that another entity offers to everybody."


def test_nothing_is_taken_in_that_was_not_sent(world, opened):
    given = {"case": opened, "kind": world.other_kind, "note": "x", "files": (), "now": opened.created_at}
    with refused("case.take_in", opened, by=world.noura.user, reason=NOT_SENT):
        actions.take_in(by=world.noura.user, **given)
