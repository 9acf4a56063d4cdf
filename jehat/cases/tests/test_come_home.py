import pytest

from jehat.cases import actions
from jehat.cases.models import Case, Referral
from jehat.core.verdict import Refused

from .at_once import at_once
from .refusing import refused
from .traces import adds_up

OVER = "This case was not referred, or the referral is over."


def test_nothing_comes_home_that_did_not_go(world, opened, hop):
    other = actions.submit(by=world.imran, kind=world.kind, subject="Another")
    given = {"referral": hop, "how": "done", "outcome": "done", "ground": "", "now": hop.sent_at}
    with refused("case.come_home", other, by=world.noura.user, reason=OVER):
        actions.come_home(by=world.noura.user, case=other, **given)


@pytest.mark.django_db(transaction=True)
def test_ended_there_and_withdrawn_here_at_once_both_sides_agree(world, opened):
    home = actions.refer_out(by=world.noura.user, case=opened, kind=world.other_kind, note="Yours")
    away = Case.objects.get(first=home)
    holder = away.assignee.user
    actions.open_case(by=holder, case=away)
    outcomes = at_once(
        lambda: actions.complete(by=holder, case=away, text="Done."),
        lambda: actions.withdraw(by=world.sara, case=home),
    )
    assert all(not isinstance(one, Exception) or isinstance(one, Refused) for one in outcomes), outcomes
    assert Referral.objects.get().end == "done"
    assert adds_up(Case.objects.get(pk=opened.pk)) or not Case.objects.get(pk=opened.pk).is_open
