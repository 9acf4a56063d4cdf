"""Behind the walls a list takes the index it took before: twenty thousand cases of each of two entities."""

import pytest
from django.db import connection

from jehat.cases import actions
from jehat.cases.models import Case, Comment
from jehat.core.walls import seen_as
from tests import cluster

CASES = 20_000
# Each is held as the one it is made from: a case and its custody begin at the same moment.
MANY = """
WITH cases AS (
  INSERT INTO cases_case ({columns}) SELECT {values} FROM cases_case AS c, generate_series(1, {cases}) AS i
  RETURNING id, entity_id, department_id, assignee_id, created_at
)
INSERT INTO cases_custody ({held}) SELECT {holding} FROM cases
"""


def multiply(beneficiary) -> None:
    """The same case many times over, one in a hundred of the same beneficiary, a minute apart."""
    given = {
        "id": "gen_random_uuid()",
        "number": "c.number || '-' || i",
        "active_at": "c.active_at - i * interval '1 minute'",
        "beneficiary_id": f"CASE WHEN i % 100 = 0 THEN c.beneficiary_id ELSE '{beneficiary.pk}' END",
    }
    columns = [field.column for field in Case._meta.concrete_fields]
    values = ", ".join(given.get(column, f"c.{column}") for column in columns)
    holding = {"case_id": "id", "employee_id": "assignee_id", "since": "created_at", "reason": "'least_load'"}
    holding |= {one: one for one in ("entity_id", "department_id")} | {"steps": "'{}'"}
    made = {"columns": ", ".join(columns), "values": values, "cases": CASES}
    with connection.cursor() as cursor:
        cursor.execute(MANY.format(**made, held=", ".join(holding), holding=", ".join(holding.values())))


@pytest.fixture
def crowded(transactional_db, world):
    """The planner knows how many there are: left to itself, it may have counted an empty table."""
    actions.submit(by=world.sara, kind=world.kind, subject="A workshop", text="Please.")
    actions.submit(by=world.sara, kind=world.other_kind, subject="A licence", text="Please.")
    multiply(world.imran)
    with cluster.superuser(cluster.claimed(), connection.settings_dict["NAME"]) as ours:
        ours.execute("ANALYZE cases_case")
        yield world
        ours.execute("TRUNCATE cases_case CASCADE")


def plan(rows) -> str:
    return rows.explain(analyze=True)


def test_lists_take_their_indexes(crowded):
    case = Case.objects.exclude(number__contains="-1448-000001-").filter(entity=crowded.entity).get()
    with seen_as.person(crowded.noura.user.pk):
        own = plan(Case.objects.filter(assignee=case.assignee_id).newest_first()[:50])
        unit = plan(Case.objects.filter(department=case.department_id).newest_first()[:50])
    with seen_as.person(crowded.sara.pk):
        mine = plan(Case.objects.of_beneficiary(crowded.sara).newest_first()[:50])
        said = plan(Comment.objects.filter(case=case))
    for name, found in {"own": own, "unit": unit, "mine": mine, "said": said}.items():
        assert "Seq Scan on cases_case" not in found, f"{name}\n{found}"
    assert "cases_case_assigne" in own, own
    assert "cases_case_departm" in unit, unit
    assert "cases_case_benefic" in mine, mine


def test_a_forgotten_filter_is_answered_by_what_is_ones_own(crowded):
    with seen_as.person(crowded.sara.pk):
        assert Case.objects.count() == 2 * (1 + CASES // 100)
    with seen_as.person(crowded.stranger.user.pk):
        assert set(Case.objects.values_list("entity", flat=True).distinct()) == {crowded.other_entity.pk}
