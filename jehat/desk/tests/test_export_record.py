"""Taking the record along."""

import csv
import io

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import actions as cases
from jehat.core.verdict import Refused
from jehat.desk import actions
from jehat.desk.queries.record import Wanted
from jehat.desk.tables import csv_of
from jehat.organization.models import Grant

PAGE = "/record/export/"


def rows(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_it_is_a_table_of_the_same_lines(world, case, enter):
    cases.open_case(by=world.noura.user, case=case)
    browser = enter(world.admin)
    browser.get(PAGE)
    answer = browser.get(f"{PAGE}?file=1&kind=reads")
    head, *lines = rows(answer)
    assert answer["Content-Disposition"] == 'attachment; filename="record.csv"'
    assert len(head) == 10 and [line[6] for line in lines] == ["record.export", "case.open"]
    assert lines[1][3] == world.noura.name and lines[1][7] == case.number


def test_that_it_was_taken_is_on_the_record_with_what_was_asked(world, case, enter):
    browser = enter(world.admin)
    browser.get(PAGE)
    browser.get(f"{PAGE}?file=1&verb=case.open&case={case.number}&person={world.noura.pk}")
    event = Event.objects.get(verb="record.export")
    assert (event.by_id, event.entity_id) == (world.admin.user_id, world.entity.pk)
    asked = {"act": "case.open", "case": str(case.pk), "person": str(world.noura.pk)}
    assert event.particulars == asked


def test_the_password_is_asked_where_it_was_not_given_just_now(world, case, enter, not_proved):
    browser = enter(world.admin)
    browser.get(PAGE)
    not_proved()
    asking = browser.get(f"{PAGE}?file=1&kind=reads")
    assert asking.status_code == 302 and asking.url.startswith(reverse("people:confirm"))
    assert not Event.objects.filter(verb="record.export").exists()
    assert browser.post(asking.url, {"current_password": "no"}).status_code == 422
    back = browser.post(asking.url, {"current_password": world.password})
    assert (back.status_code, back.url) == (302, f"{PAGE}?file=1&kind=reads")
    assert browser.get(back.url)["Content-Type"].startswith("text/csv")


def test_it_holds_no_more_than_the_reader_sees(world, case, enter):
    cases.open_case(by=world.noura.user, case=case)
    browser = enter(world.huda)
    browser.get("/record/")
    shown = {line.event.pk for line in browser.get("/record/").context["lines"]}
    taken = {int(row[9]) for row in rows(browser.get(f"{PAGE}?file=1"))[1:]}
    assert taken - shown == {Event.objects.get(verb="record.export").pk} and shown <= taken


def test_no_cell_is_a_formula():
    text = csv_of(["a"], [["=1+1"], ["@x"], ["-2"], ["+3"], ["plain"]]).decode("utf-8-sig")
    assert text.split() == ["a", "'=1+1", "'@x", "'-2", "'+3", "plain"]


@pytest.mark.parametrize("who", ["noura", "sara", "stranger"])
def test_strangers_are_refused(world, who):
    somebody = getattr(world, who)
    with pytest.raises(Refused):
        actions.export_record(by=getattr(somebody, "user", somebody), of=world.entity, wanted=Wanted())
    refused = Event.objects.get(verb="record.export")
    assert (refused.outcome, refused.entity_id) == (Event.Outcome.REFUSED, world.entity.pk)


def test_that_of_another_entity_is_refused(world):
    with pytest.raises(Refused):
        actions.export_record(by=world.admin.user, of=world.other_entity, wanted=Wanted())


def test_of_a_mistake_nothing_is_taken(world, enter):
    browser = enter(world.admin)
    browser.get("/record/")
    answer = browser.get(f"{PAGE}?file=1&since=x")
    assert (answer.status_code, answer.url) == (302, "/record/?file=1&since=x")
    assert not Event.objects.filter(verb="record.export").exists()


def test_reading_is_not_taking_along(world, enter):
    Grant.objects.filter(role=world.huda.role, verb="record.export").delete()
    assert PAGE not in enter(world.huda).get("/record/").content.decode()
    assert enter(world.huda).get(f"{PAGE}?file=1").status_code == 403
