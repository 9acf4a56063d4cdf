import pytest
from django.utils import timezone

from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.cases.states import Status

from .many import cost, make_cases

HOME = "/home/"


def test_the_beneficiary_has_his_own_cases_by_state(world, asked):
    closed = make_cases(world, 1, status=Status.COMPLETED, closed_at=timezone.now())
    make_cases(world, 2, beneficiary=world.imran)
    found = {name: list(cases) for name, cases in queries.home_filters(world.sara).items()}
    assert set(found["all"]) == {asked, *closed}
    assert (found["waiting"], found["open"], found["closed"]) == ([asked], [asked], closed)


def test_an_employee_sees_there_only_what_he_filed(world, case):
    own = actions.submit(by=world.noura.user, kind=world.kind, subject="Mine")
    assert list(queries.home(world.noura.user)) == [own]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_case_shows_its_six_facts_and_its_number(world, case, client, language):
    type(world.sara).objects.filter(pk=world.sara.pk).update(language=language)
    client.force_login(world.sara)
    page = client.get(HOME).content.decode()
    named = {"ar": ("نورة الغدير", world.kind.name_ar), "en": ("Noura Alghadeer", world.kind.name_en)}[language]
    for fact in (case.subject, *named, case.number, case.created_at.astimezone().strftime("%Y")):
        assert fact in page
    context = client.get(HOME).context
    assert [row.case for row in context["page"].rows] == [case]


def test_what_needs_him_comes_first(world, asked, client):
    client.force_login(world.sara)
    answer = client.get(HOME)
    assert [one.case for one in answer.context["questions"]] == [asked]
    assert answer.content.decode().index("Please send the plan.") < answer.content.decode().index('id="mine"')


def test_every_count_equals_the_list_behind_it(world, asked, client):
    make_cases(world, 3)
    make_cases(world, 2, status=Status.REJECTED, closed_at=timezone.now())
    client.force_login(world.sara)
    for one in client.get(HOME).context["filters"]:
        assert str(one["count"]) == str(len(client.get(HOME + one["url"]).context["page"].rows)), one["url"]


def test_another_ones_case_is_in_no_list_and_no_count(world, case, client):
    client.force_login(world.imran)
    context = client.get(HOME).context
    assert context["page"].rows == []
    assert {str(one["count"]) for one in context["filters"]} == {"0"}


def test_it_costs_the_same_for_three_and_for_thirty(world, client):
    asking = {"by": world.noura.user, "text": "The plan?"}
    for case in make_cases(world, 3):
        actions.ask(case=case, **asking)
    client.force_login(world.sara)
    few = cost(client, HOME)
    for case in make_cases(world, 27):
        actions.ask(case=case, **asking)
    assert Case.objects.filter(status="waiting_beneficiary").count() == 30
    assert cost(client, HOME) == few


def test_older_ones_are_a_page_further(world, client):
    make_cases(world, queries.PAGE + 3)
    client.force_login(world.sara)
    mark = client.get(HOME).context["page"].next
    assert len(client.get(HOME, {"after": mark}).context["page"].rows) == 3


def test_who_is_not_signed_in_is_asked_to(client, db):
    assert client.get(HOME).status_code == 302
