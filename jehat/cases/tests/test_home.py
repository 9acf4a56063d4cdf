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
    found = {name: list(cases) for name, cases in queries.home_filters(queries.home(world.sara)).items()}
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


def listed(client, **asked):
    return {row.case for row in client.get(HOME, asked).context["page"].rows}


@pytest.mark.parametrize(
    "typed",
    [
        "workshop",
        "WORK",
        "a workshop",
        "ورشة",
        "الورش",
        "WRM-1448-000002",
        "wrm1448000002",
        "٠٠٠٠٠٢",
        "1448-2",
        "2",
        "000002",
    ],
)
def test_a_search_finds_it_however_it_is_spelt(world, client, typed):
    make_cases(world, 1)
    [wanted] = make_cases(world, 1)
    wanted.subject = "Opening a workshop فتح ورشة"
    wanted.save(update_fields=["subject"])
    client.force_login(world.sara)
    assert listed(client, q=typed) == {wanted}


def test_a_search_finds_by_kind_and_by_entity_too(world, client):
    one = make_cases(world, 1)
    client.force_login(world.sara)
    assert listed(client, q=world.kind.name_ar) == set(one)
    assert listed(client, q=world.entity.name_en) == set(one)


@pytest.mark.parametrize("typed", ["zzz", "000009", "-", "٪"])
def test_a_search_that_finds_nothing_offers_a_way_back(world, client, typed):
    make_cases(world, 2)
    client.force_login(world.sara)
    answer = client.get(HOME, {"q": typed})
    assert answer.status_code == 200
    assert answer.context["page"].rows == []


def test_a_search_never_leaves_the_persons_side(world, client):
    make_cases(world, 2)
    client.force_login(world.imran)
    assert listed(client, q="Subject") == set()


def test_a_search_is_bounded_and_says_so(world, client, monkeypatch):
    monkeypatch.setattr("jehat.cases.queries.beneficiary.SEARCHED", 2)
    make_cases(world, 3)
    client.force_login(world.sara)
    context = client.get(HOME, {"q": "Subject"}).context
    assert (len(context["page"].rows), context["found"].searched, context["found"].is_whole) == (2, 2, False)


def test_counts_follow_the_search_and_the_filters(world, client):
    make_cases(world, 3)
    make_cases(world, 1, entity=world.other_entity, kind=world.other_kind)
    client.force_login(world.sara)
    assert len(listed(client, entity="PRA")) == 1
    for asked in ({"entity": "PRA"}, {"q": "1448-000002"}):
        for one in client.get(HOME, asked).context["filters"]:
            assert str(one["count"]) == str(len(client.get(HOME + one["url"]).context["page"].rows)), one["url"]


def test_what_is_asked_of_it_wrongly_is_as_if_it_were_not_asked(world, client):
    cases = make_cases(world, 2)
    client.force_login(world.sara)
    nonsense = {"entity": "NOPE", "for": "x", "order": "y", "filter": "z", "after": "~"}
    assert listed(client, **nonsense) == set(cases)


@pytest.mark.parametrize("order", ["active", "due", "oldest"])
def test_every_order_goes_on_to_the_next_page(world, client, order):
    cases = make_cases(world, queries.PAGE + 3)
    client.force_login(world.sara)
    first = client.get(HOME, {"order": order}).context
    rest = client.get(HOME, {"order": order, "after": first["page"].next}).context
    rows = [*first["page"].rows, *rest["page"].rows]
    assert [row.case.pk for row in rows] == list(dict.fromkeys(row.case.pk for row in rows))
    assert {row.case for row in rows} == set(cases)


def test_a_part_of_the_page_is_the_list_alone(world, case, client):
    client.force_login(world.sara)
    headers = {"HX-Request": "true", "HX-Target": "mine"}
    page = client.get(HOME, {"q": "workshop"}, headers=headers).content.decode()
    assert page.lstrip().startswith('<section id="mine"')
    assert case.number in page


def test_what_was_decided_waits_for_an_opinion(world, done, client):
    client.force_login(world.sara)
    assert client.get(HOME).context["unrated"] == [done]
    actions.rate(by=world.sara, case=done, stars=5)
    assert client.get(HOME).context["unrated"] == []


def test_a_contact_to_prove_is_a_duty(world, client):
    client.force_login(world.sara)
    assert not client.get(HOME).context["unproved"]
    world.sara.identifiers.filter(kind="email").update(proved_at=None)
    assert client.get(HOME).context["unproved"]


# A case that goes through several entities


@pytest.fixture
def away(world, opened):
    home = actions.refer_out(by=world.noura.user, case=opened, kind=world.other_kind, note="Yours")
    return Case.objects.get(first=home)


def test_a_journey_is_one_line_that_of_where_it_is_now(world, away):
    assert list(queries.home(world.sara)) == [away]
    actions.open_case(by=away.assignee.user, case=away)
    actions.complete(by=away.assignee.user, case=away, text="Done.")
    assert list(queries.home(world.sara)) == [away.first]
    assert list(queries.home_filters(queries.home(world.sara))["closed"]) == []


def test_what_is_asked_there_is_asked_of_him_and_waits_on_the_line(world, away):
    actions.open_case(by=away.assignee.user, case=away)
    actions.ask(by=away.assignee.user, case=away, text="The plan?")
    assert [one.case for one in queries.pending_questions(world.sara)] == [away]
    assert list(queries.home_filters(queries.home(world.sara))["waiting"]) == [away]


def test_it_is_found_and_shown_by_the_number_that_he_knows(world, away, client):
    client.force_login(world.sara)
    for query in ("", f"?q={away.tracking}"):
        page = client.get(HOME + query)
        assert [row.case for row in page.context["page"].rows] == [away]
        assert away.tracking in page.content.decode()
