"""The record of an entity: who reads how much of it, and what it says."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit import queries as audit
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.cases import actions
from jehat.core.hijri import to_hijri
from jehat.core.verdict import Refused
from jehat.desk.queries.lines import told
from jehat.desk.queries.record import Wanted, lines_within
from jehat.desk.sight import RECORD, sight_of
from jehat.organization.actions import add_department
from jehat.organization.models import Employee, Grant, SecrecyLevel

PAGE = "/record/"


def lines(browser, query=""):
    return browser.get(f"{PAGE}?{query}").context["lines"]


def verbs(browser, query=""):
    return {line.event.verb for line in lines(browser, query)}


def test_an_administrator_reads_what_everybody_did_by_number_and_no_word_of_it(world, case, enter):
    actions.open_case(by=world.noura.user, case=case)
    page = enter(world.admin).get(PAGE)
    opened = next(line for line in page.context["lines"] if line.event.verb == "case.open")
    assert (opened.who, opened.case, opened.opens) == (world.noura, case.number, False)
    text = page.content.decode()
    assert case.number in text and "A workshop" not in text and world.sara.full_name not in text
    assert reverse("cases:work", args=[case.number]) not in text


def test_the_beneficiary_has_no_name_here(world, case, enter):
    filed = next(line for line in lines(enter(world.admin)) if line.event.verb == "case.submit")
    assert filed.is_beneficiary and filed.who is None


def test_what_an_employee_does_as_a_beneficiary_is_his_own_affair(world, enter):
    own = actions.submit(by=world.yousef.user, kind=world.kind, subject="My house")
    browser = enter(world.admin)
    filed = next(line for line in lines(browser) if line.event.verb == "case.submit")
    assert filed.case == own.number and filed.who is None and filed.is_beneficiary
    assert lines(browser, f"person={world.yousef.pk}") == []


def test_a_supervisor_reads_what_his_people_did(world, case, enter):
    actions.open_case(by=world.noura.user, case=case)
    add_department(by=world.admin.user, entity=world.entity, code="NEW", name_ar="جديدة", name_en="New")
    found = lines(enter(world.huda))
    assert "case.open" in {line.event.verb for line in found}
    assert {line.who for line in found if line.who} <= {world.noura, world.faisal, world.majed, world.huda}
    assert next(line for line in found if line.case).opens


def test_who_has_not_the_verb_is_told_why_and_who_is_no_employee_finds_nothing(world, enter):
    assert enter(world.noura).get(PAGE).status_code == 403
    assert enter(world.sara).get(PAGE).status_code == 404
    assert enter(world.sara).get("/presence/").status_code == 404
    assert enter(world.noura).get("/presence/").status_code == 403


def test_another_entity_has_its_own(world, case, enter):
    Employee.objects.filter(pk=world.stranger.pk).update(role=world.other_entity.roles.get(code="entity_admin"))
    assert case.number not in enter(world.stranger).get(PAGE).content.decode()
    answer = enter(world.stranger).get(f"{PAGE}?case={case.number}")
    assert answer.status_code == 422 and answer.context["lines"] == []
    assert enter(world.stranger).get(f"{PAGE}?person={world.noura.pk}").status_code == 422


def test_what_the_team_does_in_ones_own_case_is_not_told(world, enter):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="My house")
    actions.open_case(by=own.assignee.user, case=own)
    actions.note(by=own.assignee.user, case=own, text="Among us")
    assert own.number not in enter(world.huda).get(PAGE).content.decode()
    assert "case.note" in verbs(enter(world.admin))


def test_a_hidden_case_leaves_no_line(world, case, enter):
    SecrecyLevel.objects.filter(entity=world.entity, rank=3).update(is_hidden=True)
    type(case).objects.filter(pk=case.pk).update(rank=3)
    answer = enter(world.admin).get(PAGE)
    assert case.number not in answer.content.decode()
    assert not any(line.event.subject_id == case.pk for line in answer.context["lines"])
    assert enter(world.admin).get(f"{PAGE}?case={case.number}").status_code == 422


def test_refused_acts_stand_there_and_can_be_asked_for(world, case, enter):
    with pytest.raises(Refused):
        actions.complete(by=world.yousef.user, case=case, text="It is done")
    found = lines(enter(world.admin), "kind=refused")
    assert [(line.event.verb, line.who, line.is_refused) for line in found] == [("case.complete", world.yousef, True)]


def test_readings_and_acts_can_be_told_apart(world, case, enter):
    actions.open_case(by=world.noura.user, case=case)
    browser = enter(world.admin)
    assert verbs(browser, "kind=reads") == {"case.open"}
    assert "case.open" not in verbs(browser, "kind=acts") and "case.submit" in verbs(browser, "kind=acts")


def test_it_is_narrowed_by_verb_by_area_by_case_and_by_person(world, case, enter):
    actions.open_case(by=world.noura.user, case=case)
    add_department(by=world.admin.user, entity=world.entity, code="NEW", name_ar="جديدة", name_en="New")
    browser = enter(world.admin)
    assert verbs(browser, "verb=case.open") == {"case.open"}
    assert verbs(browser, "verb=organization.") == {"organization.add_department"}
    assert {line.case for line in lines(browser, f"case={case.number.lower()}")} == {case.number}
    mine = verbs(browser, f"person={world.noura.pk}")
    assert "case.open" in mine and "case.submit" not in mine


def test_a_person_is_found_by_a_part_of_the_name(world, case, enter):
    browser = enter(world.admin)
    page = browser.get(PAGE, {"who": "نورة"})
    assert page.status_code == 200 and page.context["asked"].person == world.noura
    assert browser.get(PAGE, {"who": "noura.perm"}).context["asked"].person == world.noura
    nobody = browser.get(PAGE, {"who": "زبرجد"})
    assert nobody.status_code == 422 and "who" in nobody.context["asked"].form.errors


def test_of_several_of_a_name_the_reader_chooses(world, enter):
    for one in (world.noura, world.faisal):
        one.user.family_ar = "السالم"
        one.user.save(update_fields=["family_ar"])
    page = enter(world.admin).get(PAGE, {"who": "السالم", "verb": "case."})
    assert {one["employee"] for one in page.context["matches"]} == {world.noura, world.faisal}
    assert page.context["lines"] == [] and f"person={world.noura.pk}" in page.content.decode()
    assert "verb=case." in page.context["matches"][0]["address"]


def test_days_are_typed_in_either_calendar(world, case, enter):
    day = timezone.localdate()
    hijri = to_hijri(day)
    browser = enter(world.admin)
    for text in (day.isoformat(), f"{hijri.day}/{hijri.month}/{hijri.year}"):
        assert "case.submit" in verbs(browser, f"since={text}&until={text}")
    later = (day + timedelta(days=1)).isoformat()
    assert lines(browser, f"since={later}") == []
    for query in ("since=32/13/1448", f"since={later}&until={day.isoformat()}", "since=1/1/1810", "verb=nonsense"):
        answer = browser.get(f"{PAGE}?{query}")
        assert answer.status_code == 422 and answer.context["asked"].form.errors, query


def test_coming_in_and_leaving_are_told_of_ones_people_only(world, enter):
    for somebody in (world.sara, world.noura, world.stranger):
        enter(somebody).get("/account/")
    found = [line.event.by_id for line in lines(enter(world.admin), "verb=person.")]
    assert world.noura.user_id in found
    assert not {world.sara.pk, world.stranger.user_id} & set(found)
    assert "person.sign_in" in verbs(enter(world.huda), f"person={world.noura.pk}")


def test_what_a_person_does_with_his_account_is_not(world, enter):
    record("person.change_identities", world.noura.user, by=world.noura.user)
    assert "person.change_identities" not in verbs(enter(world.admin), f"person={world.noura.pk}")


def test_both_names_stand_on_what_was_done_in_anothers_place(world, case, enter):
    record("case.note", case, by=world.majed.user, acting_for=world.noura.user)
    line = next(line for line in lines(enter(world.admin)) if line.event.verb == "case.note")
    assert (line.who, line.in_place_of) == (world.majed, world.noura)
    assert world.noura.name in enter(world.admin).get(f"{PAGE}?verb=case.note").content.decode()


def test_every_line_is_read_once_page_after_page(world, case, enter):
    moment = timezone.now()
    for number in range(130):
        record("case.mark_read", case, by=world.noura.user, at=moment - timedelta(seconds=number // 3))
    sight, seen, after = sight_of(world.admin.user, RECORD), [], ""
    while True:
        page = lines_within(sight, Wanted(verb="case.mark_read"), after=after)
        seen += [event.pk for event in page.events]
        after = page.next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 130
    moments = [Event.objects.get(pk=pk).at for pk in seen]
    assert moments == sorted(moments, reverse=True)
    browser = enter(world.admin)
    first = browser.get(f"{PAGE}?verb=case.mark_read")
    assert len(first.context["lines"]) == 50
    assert browser.get(f"{PAGE}?{first.context['next']}").context["lines"][0].event.pk == seen[50]


def test_a_page_looks_no_further_back_than_its_window(world, case, monkeypatch):
    monkeypatch.setattr(audit, "WINDOW", 10)
    moment = timezone.now()
    record("case.rate", case, by=world.sara, at=moment - timedelta(days=3))
    for number in range(25):
        record("case.mark_read", case, by=world.noura.user, at=moment - timedelta(minutes=number))
    sight, found, after, turns = sight_of(world.admin.user, RECORD), [], "", 0
    while turns == 0 or after:
        page = lines_within(sight, Wanted(verb="case.rate"), after=after)
        assert bool(page.next) == (page.searched_to is not None)
        found, after, turns = found + page.events, page.next, turns + 1
    assert [event.verb for event in found] == ["case.rate"] and turns > 2


@pytest.mark.parametrize("mark", ["x", "1-", "-1", "9" * 39 + "-1", "1-" + "9" * 30, "٣-٣", "1-1"])
def test_a_mark_that_is_none_is_no_mark(world, case, enter, mark):
    assert enter(world.admin).get(PAGE, {"after": mark}).status_code == 200


def test_many_lines_cost_as_much_as_few(world, case, enter, django_assert_max_num_queries):
    browser = enter(world.admin)
    browser.get(PAGE)
    with django_assert_max_num_queries(40) as few:
        browser.get(PAGE)
    for number in range(60):
        somebody = (world.noura, world.faisal, world.majed, world.huda)[number % 4]
        record("case.assign", case, by=somebody.user, to=world.noura.pk)
    with django_assert_max_num_queries(len(few)):
        browser.get(PAGE)


def test_every_line_there_can_be_has_its_sentence(world, case):
    from jehat.audit.action import VERBS

    for verb in (*VERBS, "case.distribute", "of.former_times"):
        record(verb, case, by=world.noura.user)
    page = lines_within(sight_of(world.admin.user, RECORD), Wanted(), most=500)
    found = told(page.events, entity=world.entity, reader=world.admin.user)
    assert all(line.sentence and "{" not in line.sentence for line in found)


def test_what_a_line_names_stands_in_its_sentence(world, case):
    from jehat.audit.action import VERBS

    named = {"to": world.majed.pk, "department": world.permits.pk, "stars": 4, "result": "rejected", "rank": 2}
    named |= {"until": "2026-12-01", "step": 1, "decision": "upheld", "ground": "not_ours", "level": 1}
    named |= {"priority": "urgent", "urgency": "order", "language": "en"}
    for verb in (*VERBS, "case.distribute"):
        record(verb, case, by=world.noura.user, **named)
    page = lines_within(sight_of(world.admin.user, RECORD), Wanted(), most=500)
    events = [event for event in page.events if event.particulars.keys() >= named.keys()]
    found = told(events, entity=world.entity, reader=world.admin.user)
    assert len(found) > len(VERBS) / 2
    assert [line.event.verb for line in found if "…" in line.sentence] == []


def test_a_withdrawn_grant_bites_on_the_next_request(world, enter):
    browser = enter(world.huda)
    assert browser.get(PAGE).status_code == 200
    Grant.objects.filter(role=world.huda.role, verb="record.see").update(withdrawn_at=timezone.now())
    assert browser.get(PAGE).status_code == 403
