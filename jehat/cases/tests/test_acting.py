"""Who acts for a beneficiary: the same side, the same rule, everywhere and at once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext

from jehat.cases import actions, permissions, queries
from jehat.cases.models import Case
from jehat.core.verdict import Refused

from .acting import company, represent
from .many import cost, make_cases
from .traces import line, told

NOT_FOR_HIM = "You do not act for this beneficiary before this entity."


def submit_for_sara(world, by):
    return actions.submit(by=by, kind=world.kind, subject="For her", beneficiary=world.sara)


def test_an_agent_files_for_his_principal(world):
    represent(world.sara, world.imran)
    case = submit_for_sara(world, world.imran)
    assert (case.beneficiary, case.filed_by) == (world.sara, world.imran)
    said = case.comments.get()
    assert (said.by, said.is_from_beneficiary) == (world.imran, True)
    assert line("case.submit", case).particulars["beneficiary"] == str(world.sara.pk)
    assert set(told(line("case.distribute", case))) == {world.sara, world.imran, case.assignee.user}


def test_nobody_files_for_whom_he_does_not_act(world):
    with pytest.raises(Refused):
        submit_for_sara(world, world.imran)
    represent(world.sara, world.imran, scope=["PRA"])
    with pytest.raises(Refused):
        submit_for_sara(world, world.imran)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "broken",
    [
        lambda now: {"accepted_at": None},
        lambda now: {"since": now + timedelta(hours=1)},
        lambda now: {"until": now - timedelta(minutes=1)},
        lambda now: {"ended_at": now},
        lambda now: {"scope": ["PRA"]},
    ],
    ids=["not accepted", "not begun", "run out", "ended", "for another entity"],
)
def test_who_does_not_act_now_sees_nothing(world, asked, client, broken):
    represent(world.sara, world.imran, **broken(timezone.now()))
    assert not Case.objects.visible_to(world.imran).exists()
    assert not Case.objects.acted_for(world.imran).exists()
    assert not permissions.can_answer(world.imran, asked)
    client.force_login(world.imran)
    assert client.get(f"/cases/{asked.number}/").status_code == 404


def test_an_agent_sees_answers_writes_and_rates(world, asked, client):
    represent(world.sara, world.imran, scope=["WRM"])
    client.force_login(world.imran)
    page = client.get(f"/cases/{asked.number}/")
    assert page.status_code == 200
    assert asked.subject in client.get("/home/").content.decode()
    actions.answer(by=world.imran, case=asked, text="Here it is.")
    said = actions.comment(by=world.imran, case=asked, text="And this.")
    assert said.is_from_beneficiary
    assert world.noura.user in told(line("case.comment", asked))
    actions.complete(by=world.noura.user, case=asked, text="Done.")
    assert set(told(line("case.complete", asked))) == {world.sara, world.imran}
    assert actions.rate(by=world.imran, case=asked, stars=4).stars == 4


def test_the_end_of_it_ends_the_sight_at_once(world, asked, client):
    acting = represent(world.sara, world.imran)
    client.force_login(world.imran)
    assert client.get(f"/cases/{asked.number}/").status_code == 200
    acting.ended_at = timezone.now()
    acting.save(update_fields=["ended_at"])
    assert client.get(f"/cases/{asked.number}/").status_code == 404
    assert client.post(f"/cases/{asked.number}/answer/", {"text": "Still me"}).status_code == 404
    assert client.get("/home/").context["page"].rows == []


def test_every_comment_says_who_wrote_and_for_whom(world, asked, client):
    represent(world.sara, world.imran)
    written = actions.answer(by=world.imran, case=asked, text="Here it is.")
    for person, address in ((world.sara, ""), (world.noura.user, "work/")):
        client.force_login(person)
        page = client.get(f"/cases/{asked.number}/{address}", headers={"accept-language": "ar"}).content.decode()
        said = page.split(f'id="comment-{written.pk}"')[1].split("</header>")[0]
        assert "عمران" in said or "Imran" in said
        assert "سارة" in said or "Sara" in said


def test_a_company_is_told_by_its_delegates(world):
    firm = company()
    represent(firm, world.imran, kind="delegate")
    represent(firm, world.sara, kind="delegate", scope=["PRA"])
    case = actions.submit(by=world.imran, kind=world.kind, subject="A branch", beneficiary=firm)
    assert set(told(line("case.distribute", case))) == {world.imran, case.assignee.user}
    assert not Case.objects.visible_to(world.sara).exists()
    other = actions.submit(by=world.imran, kind=world.other_kind, subject="Another", beneficiary=firm)
    assert list(Case.objects.visible_to(world.sara)) == [other]


def test_nobody_works_on_a_case_of_whom_he_acts_for(world):
    represent(world.sara, world.noura.user)
    represent(world.sara, world.huda.user)
    case = actions.submit(by=world.sara, kind=world.kind, subject="A workshop")
    assert case.assignee == world.faisal
    actions.open_case(by=world.faisal.user, case=case)
    refusal = "Nobody works on a case of those he acts for."
    assert permissions.can_complete(world.huda.user, case).reason == gettext(refusal)
    assert not permissions.can_see_internal(world.huda.user, case)
    with pytest.raises(Refused):
        actions.note(by=world.huda.user, case=case, text="I look after it")
    with pytest.raises(Refused):
        actions.assign(by=world.faisal.user, case=case, to=world.noura)


def test_an_agent_who_works_there_sees_the_beneficiarys_page_and_no_note(world, opened, client):
    actions.note(by=world.noura.user, case=opened, text="A secret thought")
    represent(world.sara, world.huda.user)
    client.force_login(world.huda.user)
    assert client.get(f"/cases/{opened.number}/work/").status_code == 404
    assert "secret" not in client.get(f"/cases/{opened.number}/").content.decode()


def test_the_form_offers_those_he_acts_for_before_this_entity(world, client):
    represent(world.sara, world.imran)
    firm = company()
    represent(firm, world.imran, scope=["PRA"])
    client.force_login(world.imran)
    page = client.get(f"/cases/new/{world.kind.code}/")
    assert [value for value, _label in page.context["form"].fields["beneficiary"].choices] == [
        "self",
        str(world.sara.pk),
    ]
    given = {"subject": "For her", "priority": "normal", "beneficiary": str(world.sara.pk)}
    client.post(f"/cases/new/{world.kind.code}/", given)
    assert Case.objects.get().beneficiary == world.sara
    client.post(f"/cases/new/{world.kind.code}/", given | {"beneficiary": "self"})
    assert Case.objects.filter(beneficiary=world.imran).count() == 1
    assert client.post(f"/cases/new/{world.kind.code}/", given | {"beneficiary": str(firm.pk)}).status_code == 422


def test_who_acts_for_nobody_is_not_asked(world, client):
    client.force_login(world.sara)
    assert "beneficiary" not in client.get(f"/cases/new/{world.kind.code}/").context["form"].fields


def test_the_home_tells_them_apart(world, client):
    represent(world.sara, world.imran)
    own = make_cases(world, 1, beneficiary=world.imran)
    hers = make_cases(world, 2)
    client.force_login(world.imran)

    def listed(**asked):
        return {row.case for row in client.get("/home/", asked).context["page"].rows}

    assert listed() == {*own, *hers}
    assert listed(**{"for": "self"}) == {*own}
    assert listed(**{"for": str(world.sara.pk)}) == {*hers}


def test_acting_for_many_costs_no_more(world, client):
    client.force_login(world.imran)
    represent(world.sara, world.imran)
    make_cases(world, 3)
    few = cost(client, "/home/")
    for number in range(5):
        other = type(world.sara).objects.create(username=f"p{number}", password="!", first_ar="سعد")
        represent(other, world.imran)
        make_cases(world, 1, beneficiary=other)
    assert cost(client, "/home/") == few


def test_what_the_team_reads_of_openings_leaves_the_beneficiarys_side_out(world, opened):
    represent(world.sara, world.huda.user)
    actions.open_case(by=world.huda.user, case=opened)
    assert [one.department for one in queries.looked(opened)] == [world.permits]
