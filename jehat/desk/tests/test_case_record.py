"""The record of one case: who did what in it, and who read it."""

from django.urls import reverse

from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.cases import actions


def page_of(case):
    return reverse("desk:case_record", args=[case.number])


def test_views_and_downloads_stand_beside_the_acts(world, case, enter):
    actions.open_case(by=world.noura.user, case=case)
    actions.open_case(by=world.noura.user, case=case)
    record("case.download", case, by=world.noura.user)
    page = enter(world.huda).get(page_of(case))
    found = [line.event.verb for line in page.context["lines"]]
    assert found.count("case.open") == 2 and {"case.download", "case.submit"} <= set(found)
    reads = enter(world.huda).get(f"{page_of(case)}?kind=reads").context["lines"]
    assert {line.event.verb for line in reads} == {"case.open", "case.download"}
    assert enter(world.huda).get(f"{page_of(case)}?verb=case.submit").context["lines"][0].is_beneficiary


def test_the_case_leads_to_it_for_whoever_may(world, case, enter):
    def leads_there(somebody):
        answer = enter(somebody).get(reverse("cases:work", args=[case.number]))
        return page_of(case) in answer.content.decode()

    assert leads_there(world.huda) and not leads_there(world.noura)


def test_it_is_for_who_sees_the_inside_and_the_record(world, case, enter):
    assert enter(world.noura).get(page_of(case)).status_code == 403
    for somebody in (world.sara,):
        assert enter(somebody).get(page_of(case)).status_code == 403
    for somebody in (world.admin, world.imran, world.stranger, world.salma):
        assert enter(somebody).get(page_of(case)).status_code == 404, somebody
    assert enter(world.huda).get(f"{page_of(case)}?since=x").status_code == 422


def test_a_supervisor_who_is_the_beneficiary_reads_it_not(world, enter):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="My house")
    assert enter(world.huda).get(page_of(own)).status_code == 403


def test_it_is_taken_along_and_that_is_on_the_record(world, case, enter):
    answer = enter(world.huda).get(reverse("desk:export_case_record", args=[case.number]) + "?file=1")
    text = answer.content.decode("utf-8-sig")
    assert answer["Content-Type"].startswith("text/csv") and text.count(case.number) >= 2
    event = Event.objects.get(verb="record.export")
    assert (event.subject_id, event.by_id) == (case.pk, world.huda.user_id)
