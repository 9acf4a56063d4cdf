from jehat.cases import actions
from jehat.cases.models import Referral

from .refusing import refused, to_staff_only
from .traces import line, told


def test_or_it_is_kept(world, read):
    actions.request_recall(by=world.noura.user, referral=read)
    case = actions.decline_recall(by=world.yousef.user, case=read.case)
    assert (Referral.objects.get().is_open, Referral.objects.get().recall_asked_at) == (True, None)
    assert set(told(line("case.decline_recall", case))) == {world.noura.user}


def test_a_program_does_the_same(world, read, client):
    def call(person, method, where):
        client.force_login(person.user)
        return getattr(client, method)(f"/api/v1/cases/{where}", content_type="application/json")

    assert [one["number"] for one in call(world.noura, "get", "referrals/sent").json()] == [read.case.number]
    assert call(world.noura, "post", f"referrals/{read.pk}/recall").status_code == 403
    assert call(world.noura, "post", f"referrals/{read.pk}/request-recall").status_code == 204
    assert call(world.yousef, "post", f"{read.case.number}/referral/keep").status_code == 200
    assert call(world.noura, "post", f"referrals/{read.pk}/request-recall").status_code == 204
    assert call(world.yousef, "post", f"{read.case.number}/referral/let-go").status_code == 200
    assert call(world.faisal, "post", f"referrals/{read.pk}/recall").status_code == 404


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.decline_recall", opened, by=person, reason=reason):
        actions.decline_recall(by=person, case=opened)
