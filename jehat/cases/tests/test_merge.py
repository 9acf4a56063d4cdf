import pytest

from jehat.cases import actions
from jehat.cases.models import Case, CaseLink
from jehat.cases.states import Outcome, Status
from jehat.core.verdict import Refused

from .at_once import at_once
from .refusing import CLOSED, refused, to_staff_only
from .traces import line, told

NOT_SO = "A case is merged into an open case of the same beneficiary, as secret as it is."


@pytest.fixture
def second(world, opened):
    """Another case of Sara's, with Noura too."""
    case = actions.submit(by=world.sara, kind=world.kind, subject="The same again")
    if case.assignee != world.noura:
        actions.assign(by=world.huda.user, case=case, to=world.noura)
    return actions.open_case(by=world.noura.user, case=Case.objects.get(pk=case.pk))


def test_it_closes_and_the_beneficiary_is_told_where_it_goes_on(world, opened, second):
    actions.merge(by=world.noura.user, case=second, into=opened)
    case = Case.objects.get(pk=second.pk)
    assert (case.status, case.outcome) == (Status.REJECTED, Outcome.MERGED)
    assert opened.number in case.comments.latest("created_at").text
    assert world.sara in told(line("case.merge", case))
    link = CaseLink.objects.get()
    assert (link.one, link.other, link.kind) == (case, opened, "merged")
    assert Case.objects.get(pk=opened.pk).is_open


def test_what_is_written_in_it_is_refused_with_the_number(world, opened, second):
    actions.merge(by=world.noura.user, case=second, into=opened)
    with pytest.raises(Refused) as no:
        actions.comment(by=world.sara, case=second, text="Hello?")
    assert opened.number in str(no.value)
    with pytest.raises(Refused):
        actions.rate(by=world.sara, case=second, stars=1)


def test_only_into_an_open_case_of_the_same_beneficiary(world, opened):
    other = actions.submit(by=world.imran, kind=world.kind, subject="Another")
    with refused("case.merge", opened, by=world.noura.user, reason=NOT_SO):
        actions.merge(by=world.noura.user, case=opened, into=other)


def test_not_once_it_is_closed(world, done, case):
    with refused("case.merge", done, by=world.noura.user, reason=CLOSED):
        actions.merge(by=world.noura.user, case=done, into=done)


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, second, who, reason):
    person = who(world)
    with refused("case.merge", second, by=person, reason=reason):
        actions.merge(by=person, case=second, into=opened)


@pytest.mark.django_db(transaction=True)
def test_each_into_the_other_at_once_one_stays_open(world, opened, second):
    outcomes = at_once(
        lambda: actions.merge(by=world.noura.user, case=second, into=opened),
        lambda: actions.merge(by=world.noura.user, case=opened, into=second),
    )
    assert [type(one) for one in outcomes].count(Refused) == 1
    assert Case.objects.open().count() == 1


def test_by_its_page_and_by_a_program(world, opened, second, client):
    client.force_login(world.noura.user)
    at = f"/cases/{second.number}/merge/"
    assert client.post(at, {"number": "NONE", "text": "kept words"}).status_code == 422
    assert client.post(at, {"number": opened.number}).status_code == 302
    assert opened.number in client.get(f"/cases/{second.number}/links/").content.decode()
    assert second.number in client.get(f"/cases/{opened.number}/links/").content.decode()
    client.force_login(world.sara)
    assert client.get(f"/cases/{second.number}/").status_code == 200
