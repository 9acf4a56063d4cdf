import pytest

from jehat.cases import actions, permissions, queries
from jehat.cases.models import Case, Note, Referral
from jehat.cases.states import Outcome, Status
from jehat.core.verdict import Refused

from .refusing import ANYBODY, WITHIN, each_stranger, refused
from .traces import adds_up, line, verbs

NOT_OFFERED = "A case is sent on as a kind of case that another entity offers to everybody."


@pytest.fixture
def sent(world, opened):
    """Sara's case, sent on by Noura to the other entity; the case that it is there."""
    return there(send(world, opened))


def send(world, case, **given):
    given = {"by": world.noura.user, "case": case, "kind": world.other_kind, "note": "The land is yours."} | given
    return actions.refer_out(**given)


def there(case) -> Case:
    return Case.objects.get(first=case)


def test_there_it_is_a_case_of_its_own_and_here_it_waits(world, opened):
    home = send(world, opened)
    away = there(home)
    assert (home.status, home.assignee) == (Status.WAITING_OTHER, world.noura)
    assert away.entity == world.other_kind.entity
    assert away.number != home.number
    assert (away.tracking, home.tracking) == (home.number, home.number)
    assert (away.beneficiary, away.subject, away.channel) == (world.sara, home.subject, "entity")
    hop = Referral.objects.get()
    assert (hop.case, hop.to_entity, hop.onward, hop.onward_number) == (home, away.entity, away, away.number)
    assert line("case.refer_out", home).particulars == {"referral": str(hop.pk), "to_entity": str(away.entity_id)}
    assert verbs(away)[0] == "case.take_in"
    assert adds_up(home)
    assert adds_up(away)


def test_its_words_go_along_and_no_internal_note(world, opened):
    actions.note(by=world.noura.user, case=opened, text="Only for us.")
    away = there(send(world, opened))
    assert away.comments.get().text == "I wish to open a workshop."
    assert [one.text for one in Note.objects.filter(case=away)] == ["The land is yours."]
    assert away.record_key != opened.record_key


def test_only_the_files_chosen_go_along_sealed_anew(world, hand_in):
    files = [hand_in(world.sara, "one.png"), hand_in(world.sara, "two.png")]
    case = actions.submit(by=world.sara, kind=world.kind, subject="A workshop", files=files)
    actions.open_case(by=world.noura.user, case=case)
    first = queries.shown_files(case)[0]
    away = there(send(world, case, files=[first]))
    (copy,) = queries.shown_files(away)
    assert (copy.name, copy.entity_id, copy.origin_id) == (first.name, away.entity_id, first.pk)
    assert copy.path != first.path


def test_an_internal_file_does_not_go(world, opened, hand_in):
    inside = hand_in(world.noura.user, "inside.png")
    actions.note(by=world.noura.user, case=opened, text="x", files=[inside])
    with pytest.raises(Refused):
        send(world, opened, files=[inside])
    assert Case.objects.count() == 1


def test_what_ends_there_ends_the_wait_here(world, sent):
    holder = sent.assignee.user
    actions.open_case(by=holder, case=sent)
    actions.complete(by=holder, case=sent, text="Done there.")
    home = Case.objects.get(pk=sent.first_id)
    assert (home.status, home.assignee, Referral.objects.get().end) == (Status.IN_PROGRESS, world.noura, "done")
    assert line("case.come_home", home).particulars["result"] == "done"
    assert Referral.objects.get().ended_at == Case.objects.get(pk=sent.pk).closed_at


def test_what_is_not_theirs_is_given_back_and_both_sides_agree(world, sent):
    holder = sent.assignee.user
    actions.accept_referral(by=holder, case=sent)
    actions.give_back(by=holder, case=sent, ground="not_ours", note="It belongs to you.")
    away, home = Case.objects.get(pk=sent.pk), Case.objects.get(pk=sent.first_id)
    assert (away.outcome, home.status) == (Outcome.GIVEN_BACK, Status.IN_PROGRESS)
    hop = Referral.objects.get()
    assert (hop.end, hop.ground, hop.ended_at) == ("returned", "not_ours", away.closed_at)
    again = send(world, home)
    assert again.status == Status.WAITING_OTHER


def test_it_may_be_refused_at_once(world, sent):
    actions.refuse_referral(by=sent.assignee.user, case=sent, ground="other")
    assert (Referral.objects.get().end, Case.objects.get(pk=sent.first_id).is_open) == ("refused", True)


def test_what_is_withdrawn_at_home_is_over_as_a_referral(world, sent):
    actions.withdraw(by=world.sara, case=Case.objects.get(pk=sent.first_id))
    assert Referral.objects.get().end == "done"
    holder = sent.assignee.user
    actions.open_case(by=holder, case=sent)
    assert actions.complete(by=holder, case=sent, text="Done.").outcome == Outcome.DONE


def test_the_beneficiary_follows_one_journey(world, sent, client):
    client.force_login(world.sara)
    home = Case.objects.get(pk=sent.first_id)
    for case in (home, sent):
        page = client.get(f"/cases/{case.number}/").content.decode()
        assert 'id="journey"' in page
        assert sent.number in page
        assert home.number in page
    type(sent.entity).objects.filter(pk=sent.entity_id).update(names_people=False)
    stops = queries.journey(home, world.sara)
    assert [bool(one.person) for one in stops] == [True, False]
    told = client.get(f"/api/v1/cases/{home.number}/journey").json()
    assert [one["person"] for one in told] == [world.noura.name, ""]
    assert {one["tracking"] for one in told} == {home.number}


def test_each_entity_sees_only_its_own(world, sent):
    assert not Case.objects.visible_to(world.noura.user).filter(pk=sent.pk).exists()
    assert not Case.objects.visible_to(sent.assignee.user).filter(pk=sent.first_id).exists()


def test_the_pages_of_both_sides(world, opened, client):
    client.force_login(world.noura.user)
    assert world.other_kind.name in client.get(f"/cases/{opened.number}/refer_out/").content.decode()
    wrong = client.post(f"/cases/{opened.number}/refer_out/", {"note": "kept words"})
    assert (wrong.status_code, "kept words" in wrong.content.decode()) == (422, True)
    words = {"kind": str(world.other_kind.pk), "directive": "execute", "note": "Yours"}
    assert client.post(f"/cases/{opened.number}/refer_out/", words).status_code == 302
    assert client.get(f"/cases/{opened.number}/work/").status_code == 200
    assert there(opened).number not in client.get("/cases/inbox/?view=all").content.decode()
    assert opened.number in client.get("/cases/referrals/").content.decode()
    away = there(opened)
    client.force_login(away.assignee.user)
    page = client.get(f"/cases/{away.number}/work/").content.decode()
    assert 'id="incoming"' in page
    assert world.entity.name in page
    assert client.post(f"/cases/{away.number}/accept_referral/").status_code == 302
    assert Referral.objects.get().accepted_at


def test_a_program_sends_it(world, opened, client):
    client.force_login(world.noura.user)
    where = f"/api/v1/cases/{opened.number}/refer-out"
    sent = client.post(where, {"kind": world.kind.code, "note": "x"}, content_type="application/json")
    assert sent.status_code == 422
    sent = client.post(where, {"kind": world.other_kind.code, "note": "x"}, content_type="application/json")
    assert (sent.status_code, sent.json()["status"]) == (200, "waiting_other")


def test_it_does_not_go_to_the_same_entity(world, opened):
    with refused("case.refer_out", opened, by=world.noura.user, reason=NOT_OFFERED):
        send(world, opened, kind=world.kind)


@each_stranger(ANYBODY, WITHIN)
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.refer_out", opened, by=person, reason=reason):
        send(world, opened, by=person)


def test_it_is_received_when_it_is_opened_there(world, sent):
    assert Referral.objects.get().received_at is None
    actions.open_case(by=sent.assignee.user, case=sent)
    assert Referral.objects.get().received_by == sent.assignee.user


def test_what_was_sent_to_one_entity_alone_goes_round_there_and_does_not_leave_it(world, opened):
    away = there(send(world, opened, is_final=True))
    kept = "It was referred to go no further; give it back if it is not yours."
    with refused("case.refer_out", away, by=world.stranger.user, reason=kept):
        send(world, away, by=world.stranger.user, kind=world.kind)
    assert permissions.can_refer(world.stranger.user, away)
