"""Taking the list of movement along: what is in it, what the record keeps of it, and who may."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization.models import Department
from jehat.oversight import actions, queries

ADDRESS = reverse("oversight:export_movement")


def test_the_rows_are_those_of_the_list_and_the_record_keeps_what_was_asked(lama, case, line):
    rows = actions.export_movement(by=lama.user, wanted=queries.Wanted(entity="WRM"))
    assert [row.case for row in rows] == [case]
    event = line("oversight.export_movement")
    wanted = {"entity": "WRM", "kind": "", "state": "open", "late": False, "older_than": 0}
    assert event.particulars == {"rows": 1, **wanted}
    assert event.entity_id == lama.entity_id


@pytest.mark.parametrize("who", ["sara", "noura", "huda", "admin", "stranger"])
def test_it_is_refused_to_strangers(world, lama, who):
    person = getattr(world, who)
    with pytest.raises(Refused, match="This is for the inspectors of a body of oversight."):
        actions.export_movement(by=getattr(person, "user", person), wanted=queries.Wanted())


def test_first_it_is_asked_who_it_is(as_lama, case, proof_is_old, line):
    proof_is_old(as_lama)
    assert as_lama.post(ADDRESS).status_code == as_lama.get(ADDRESS).status_code == 302
    assert line("oversight.export_movement") is None


def test_no_cell_can_become_a_formula_and_none_holds_a_word(as_lama, lama, case):
    Department.objects.filter(pk=case.department_id).update(name_en="=1+1", name_ar="=1+1")
    answer = as_lama.post(ADDRESS)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    headings, row = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert len(headings) == len(row)
    assert row[0] == case.number and row[2] == "'=1+1"
    assert "workshop" not in answer.content.decode()
