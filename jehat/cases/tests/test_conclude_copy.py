import pytest

from jehat.cases import actions, queries
from jehat.cases.models import Case, Referral
from jehat.organization.models import Grant

from .refusing import NOT_IN_HAND, refused
from .traces import adds_up, line, told

NONE = "No copy of this case is with you."


@pytest.fixture
def copied(world, opened):
    """Sara's case, referred to the legal department with a copy to the care department, for its opinion."""
    given = {"to": world.legal, "note": "Yours?", "copies": [(world.care, "opinion")]}
    return actions.refer(by=world.noura.user, case=opened, **given)


def test_a_copy_shows_the_case_and_gives_it_to_nobody(world, copied):
    assert copied.assignee == world.yousef
    assert Referral.objects.open().originals().get().to_department == world.legal
    copy = Referral.objects.open().get(is_original=False)
    assert (copy.to_department, copy.directive) == (world.care, "opinion")
    assert Case.objects.visible_to(world.salma.user).filter(pk=copied.pk).exists()
    assert world.salma.user in told(line("case.refer", copied))
    with refused(
        "case.note",
        copied,
        by=world.salma.user,
        reason=NOT_IN_HAND,
    ):
        actions.note(by=world.salma.user, case=copied, text="x")
    assert adds_up(copied)


def test_answered_it_is_out_of_sight_again(world, copied):
    actions.conclude_copy(by=world.salma.user, case=copied, note="Nothing speaks against it.")
    copy = Referral.objects.get(is_original=False)
    assert (copy.end, copy.received_by, copy.answer.text) == ("done", world.salma.user, "Nothing speaks against it.")
    assert not Case.objects.visible_to(world.salma.user).exists()
    assert queries.notes(copied).count() == 2
    assert set(told(line("case.conclude_copy", copied))) == {world.yousef.user}


def test_it_is_over_with_the_case(world, copied):
    actions.open_case(by=world.yousef.user, case=copied)
    actions.complete(by=world.yousef.user, case=copied, text="Done.")
    assert not Referral.objects.open().exists()
    assert not Grant.objects.standing().filter(cause=Grant.Cause.REFERRAL).exists()


def test_who_has_no_copy_answers_none(world, copied):
    with refused("case.conclude_copy", copied, by=world.yousef.user, reason=NONE):
        actions.conclude_copy(by=world.yousef.user, case=copied)


@pytest.mark.parametrize("who", ["stranger"])
def test_it_is_refused_to_strangers(world, copied, who):
    person = getattr(world, who).user
    reason = "This is for the employees of the entity that has the case."
    with refused("case.conclude_copy", copied, by=person, reason=reason):
        actions.conclude_copy(by=person, case=copied)


def test_by_its_pages(world, opened, client):
    client.force_login(world.noura.user)
    words = {"to": str(world.legal.pk), "note": "Yours", "copies": [str(world.care.pk)], "copy_directive": "opinion"}
    assert client.post(f"/cases/{opened.number}/refer/", words).status_code == 302
    client.force_login(world.salma.user)
    assert 'id="copied"' in client.get(f"/cases/{opened.number}/work/").content.decode()
    answer = client.post(f"/cases/{opened.number}/conclude_copy/", {"note": "Fine"})
    assert (answer.status_code, answer.url) == (302, "/cases/inbox/")


def test_by_a_program(world, opened, client):
    def call(person, where, body):
        client.force_login(person.user)
        return client.post(f"/api/v1/cases/{opened.number}/{where}", body, content_type="application/json")

    wrong = {"to": "LEGAL", "note": "x", "copies": [{"to": "NONE"}]}
    assert call(world.noura, "refer", wrong).status_code == 422
    right = {"to": world.legal.code, "note": "x", "copies": [{"to": world.care.code, "directive": "opinion"}]}
    assert call(world.noura, "refer", right).status_code == 200
    assert call(world.salma, "referral/conclude", {"note": "Fine"}).status_code == 200
    assert not Referral.objects.open().filter(is_original=False).exists()


def test_it_is_received_when_it_is_opened_by_whom_it_went_to(world, copied):
    actions.open_case(by=world.yousef.user, case=copied)
    copy = Referral.objects.get(is_original=False)
    assert copy.received_at is None
    actions.open_case(by=world.salma.user, case=copied)
    copy.refresh_from_db()
    assert (copy.received_by, copy.is_open) == (world.salma.user, True)
    first = copy.received_at
    actions.open_case(by=world.salma.user, case=copied)
    copy.refresh_from_db()
    assert copy.received_at == first
