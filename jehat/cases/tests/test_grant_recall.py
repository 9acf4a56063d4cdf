from jehat.cases import actions
from jehat.cases.models import Case, Referral

from .refusing import refused, to_staff_only
from .traces import line, sentence, told


def test_what_was_opened_is_asked_for_and_let_go(world, read):
    actions.request_recall(by=world.noura.user, referral=read)
    case = Case.objects.get(pk=read.case_id)
    asked = told(line("case.request_recall", case))
    assert asked == {world.yousef.user: sentence("The sender of case %(number)s asks to have it back", case)}
    actions.grant_recall(by=world.yousef.user, case=case)
    assert Referral.objects.get().end == "recalled"
    assert Case.objects.get(pk=case.pk).assignee == world.noura


def test_what_nobody_asks_for_is_not_let_go(world, read):
    for verb, act in (("case.grant_recall", actions.grant_recall), ("case.decline_recall", actions.decline_recall)):
        with refused(verb, read.case, by=world.yousef.user, reason="Nobody asks to have it back."):
            act(by=world.yousef.user, case=read.case)


def test_it_is_let_go_by_a_button(world, read, client):
    actions.request_recall(by=world.noura.user, referral=read)
    client.force_login(world.yousef.user)
    assert "grant_recall" in client.get(f"/cases/{read.case.number}/work/").content.decode()
    assert client.post(f"/cases/{read.case.number}/grant_recall/").status_code == 302
    assert Case.objects.get().assignee == world.noura


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.grant_recall", opened, by=person, reason=reason):
        actions.grant_recall(by=person, case=opened)
