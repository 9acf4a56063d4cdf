"""An entity's organization by the API."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from jehat.cases.tests.many import cost
from jehat.organization import actions
from jehat.organization.models import Absence, Batch, Department, Employee

from .conftest import ORGANIZATION

NEW_UNIT = {"code": "ARCH", "name_ar": "الأرشيف", "name_en": "Archive", "parent": "PERM"}
NEW_PERSON = {
    "department": "PERM",
    "role": "officer",
    "first_ar": "ريم",
    "family_ar": "الحربي",
    "email": "reem@example.test",
}


def test_a_department_is_added_and_changed(world, ask, recorded):
    status, told = ask(world.admin, "post", "departments", NEW_UNIT)
    assert (status, told["code"], told["parent"]) == (201, "ARCH", "PERM")
    changed = {"name_ar": "الوثائق", "name_en": "Records", "head": str(world.huda.pk)}
    status, told = ask(world.admin, "put", "departments/ARCH", changed)
    assert (status, told["name_en"], told["parent"], told["head_name"]) == (200, "Records", "", world.huda.name)
    assert recorded("change_department").by == world.admin.user
    assert ask(world.admin, "get", "departments/ARCH")[1] == told
    assert ask(world.admin, "put", "departments/ARCH", changed | {"is_active": False})[1]["is_active"] is False


@pytest.mark.parametrize(
    ("bad", "where"),
    [({"code": "arch"}, "body.code"), ({"parent": "NONE"}, "body.parent"), ({"name_ar": ""}, "name_ar")],
)
def test_a_bad_department_is_named_by_its_place(world, ask, bad, where):
    status, told = ask(world.admin, "post", "departments", NEW_UNIT | bad)
    assert status == 422 and told["errors"][0]["where"].endswith(where)
    assert not Department.objects.filter(code="ARCH").exists()


def test_lists_come_in_pages_and_cost_the_same(world, ask, as_admin):
    few = cost(as_admin, f"{ORGANIZATION}departments"), cost(as_admin, f"{ORGANIZATION}employees")
    for number in range(5):
        unit = Department.objects.create(entity=world.entity, code=f"U{number}", name_ar="وحدة", name_en="Unit")
        names = {"first_ar": "موظف", "family_ar": f"رقم {number}"}
        place = {"department": unit, "role": world.noura.role}
        actions.add_employee(by=world.admin.user, names=names, email=f"one{number}@example.test", **place)
    assert (cost(as_admin, f"{ORGANIZATION}departments"), cost(as_admin, f"{ORGANIZATION}employees")) == few
    first = ask(world.admin, "get", "departments?limit=4")[1]
    rest = ask(world.admin, "get", f"departments?after={first['next']}")[1]
    assert len(first["items"]) == 4 and len(rest["items"]) == 5 and rest["next"] == ""


def test_an_employee_is_added_moved_deactivated_and_back(world, ask, sent):
    status, told = ask(world.admin, "post", "employees", NEW_PERSON)
    assert (status, told["department"], told["role"], told["takes_cases"]) == (201, "PERM", "officer", True)
    assert told["username"] and "reem@example.test" not in str(told)
    one = f"employees/{told['id']}"
    assert ask(world.admin, "put", one, {"department": "LEGAL", "role": "officer", "takes_cases": False})[1] | {} == (
        told | {"department": "LEGAL", "takes_cases": False}
    )
    assert ask(world.admin, "post", f"{one}/invite")[0] == 204
    assert ask(world.admin, "post", f"{one}/deactivate")[1]["is_active"] is False
    assert told["id"] in str(ask(world.admin, "get", "employees?show=inactive")[1])
    assert ask(world.admin, "post", f"{one}/reactivate")[1]["is_active"] is True
    assert {one["code"] for one in ask(world.admin, "get", "roles")[1]} >= {"officer", "supervisor"}
    assert ask(world.admin, "get", "posts")[0] == 200


def test_a_bad_employee_is_named_by_its_place(world, ask):
    before = Employee.objects.of(world.entity).count()
    for bad in ({"email": "none"}, {"department": "NONE"}, {"role": "king"}):
        status, told = ask(world.admin, "post", "employees", NEW_PERSON | bad)
        assert (status, told["errors"][0]["where"]) == (422, f"body.{next(iter(bad))}")
    assert Employee.objects.of(world.entity).count() == before


def test_nobody_deactivates_himself(world, ask):
    status, told = ask(world.admin, "post", f"employees/{world.admin.pk}/deactivate")
    assert status == 403 and told["detail"]


def test_an_absence_with_its_substitute(world, ask):
    today = timezone.localdate()
    days = {"first_day": str(today), "last_day": str(today + timedelta(days=2)), "substitute": str(world.faisal.pk)}
    status, told = ask(world.admin, "post", f"employees/{world.noura.pk}/absences", days)
    assert (status, told["substitute"], told["last_day"]) == (201, str(world.faisal.pk), days["last_day"])
    assert [one["id"] for one in ask(world.admin, "get", f"employees/{world.noura.pk}/absences")[1]] == [told["id"]]
    assert ask(world.admin, "get", "employees?show=away")[1]["items"][0]["id"] == str(world.noura.pk)
    assert ask(world.admin, "post", f"absences/{told['id']}/end")[0] == 204
    wrong = days | {"last_day": str(today - timedelta(days=1))}
    status, told = ask(world.admin, "post", f"employees/{world.noura.pk}/absences", wrong)
    assert (status, told["errors"][0]["where"]) == (422, "body.last_day")
    assert Absence.objects.not_over(timezone.now() + timedelta(minutes=1)).count() == 0


def test_the_contact_is_changed(world, ask):
    ways = {"phone": "920001234", "email": "care@example.sa", "hours_ar": "صباحا", "hours_en": "Mornings"}
    ways["hides_people"] = False
    assert ask(world.admin, "put", "contact", ways) == (200, ways)
    assert ask(world.admin, "get", "contact") == (200, ways)
    status, told = ask(world.admin, "put", "contact", ways | {"phone": "call me"})
    assert (status, told["errors"][0]["where"]) == (422, "body.phone")


def test_the_brand_is_changed_and_gets_a_logo(world, ask, as_admin):
    status, told = ask(world.admin, "put", "brand", {"name_en": "Wadi", "colour": "#7a1f3d"})
    assert (status, told["colour"], told["logo"]) == (200, "#7a1f3d", "")
    status, told = ask(world.admin, "put", "brand", {"colour": "#ffffff"})
    assert (status, told["errors"][0]["where"]) == (422, "body.colour")
    picture = io.BytesIO()
    Image.new("RGB", (64, 64), "#123456").save(picture, "PNG")
    picture.seek(0)
    picture.name = "logo.png"
    told = as_admin.post(f"{ORGANIZATION}brand/logo", {"logo": picture}).json()
    assert told["logo"].startswith("/brand/WRM/logo.png") and told["name_en"] == "Wadi"
    assert ask(world.admin, "get", "brand")[1] == told
    assert ask(world.admin, "put", "brand", {"colour": "#7a1f3d", "keeps_logo": False})[1]["logo"] == ""
    broken = io.BytesIO(b"no picture")
    broken.name = "logo.png"
    assert as_admin.post(f"{ORGANIZATION}brand/logo", {"logo": broken}).status_code == 422


def test_a_table_is_judged_and_then_taken(world, ask, as_admin):
    rows = [
        {"code": "ARCH", "name_ar": "الأرشيف", "name_en": "Archive"},
        {"code": "no code", "name_ar": "x", "name_en": "x"},
    ]
    status, told = ask(world.admin, "post", "batches", {"table": "departments", "rows": rows})
    assert (status, told["counts"]["new"], told["counts"]["error"]) == (201, 1, 1)
    assert told["lines"][1]["number"] == 3 and told["lines"][1]["faults"]
    assert not Department.objects.filter(code="ARCH").exists()
    assert ask(world.admin, "post", f"batches/{told['id']}/take")[0] == 403
    good = ask(world.admin, "post", "batches", {"table": "departments", "rows": rows[:1]})[1]
    assert ask(world.admin, "get", f"batches/{good['id']}")[1] == good
    status, done = ask(world.admin, "post", f"batches/{good['id']}/take")
    assert status == 200 and done["taken_at"] and (done["state"], done["lines"], done["refused"]) == ("taken", [], [])
    assert done["counts"] == {"new": 1, "changed": 0, "same": 0, "error": 0}
    assert Department.objects.filter(code="ARCH").exists()
    status, told = ask(world.admin, "post", "batches", {"table": "departments", "rows": [{"name_ar": "x"}]})
    assert (status, told["errors"][0]["where"]) == (422, "body.rows")


def test_many_rows_are_begun_and_then_looked_at(world, ask):
    rows = [{"code": f"U{n}", "name_ar": "أ", "name_en": "A"} for n in range(30)]
    batch = ask(world.admin, "post", "batches", {"table": "departments", "rows": rows})[1]
    status, told = ask(world.admin, "post", f"batches/{batch['id']}/take")
    assert (status, told["state"], told["position"], told["length"]) == (202, "running", 0, 30)
    actions.go_on_batch(batch=Batch(pk=batch["id"]))
    told = ask(world.admin, "get", f"batches/{batch['id']}")[1]
    assert (told["state"], told["position"], told["counts"]["new"]) == ("running", 25, 25)
    assert ask(world.admin, "post", f"batches/{batch['id']}/take")[0] == 403
    actions.go_on_batch(batch=Batch(pk=batch["id"]))
    assert ask(world.admin, "get", f"batches/{batch['id']}")[1]["state"] == "taken"
    assert Department.objects.filter(code__startswith="U").count() == 30


def test_rows_that_were_refused_are_told_with_the_reason(world, ask):
    batch = Batch.objects.create(
        entity=world.entity, by=world.admin.user, table="departments", rows=[], length=2, position=2, added=1,
        refused=[[3, "Code", "No."], [3, "", "Never."]], moved_at=timezone.now(), taken_at=timezone.now(),
    )  # fmt: skip
    told = ask(world.admin, "get", f"batches/{batch.pk}")[1]
    assert told["refused"] == [{"number": 3, "says": "Code: No."}, {"number": 3, "says": "Never."}]
    assert told["counts"] == {"new": 1, "changed": 0, "same": 0, "error": 1}


@pytest.mark.parametrize(
    ("table", "row", "missing"),
    [
        (
            "employees",
            {"code": "ARCH", "name_ar": "أرشيف", "name_en": "Archive", "parent": "PERM"},
            ["email", "first_ar"],
        ),
        ("departments", {"email": "reem@example.test"}, ["code", "name_ar", "name_en"]),
        ("departments", {}, ["code", "name_ar", "name_en"]),
    ],
)
def test_rows_of_another_tables_columns_are_a_problem_that_names_those_missing(world, ask, table, row, missing):
    status, told = ask(world.admin, "post", "batches", {"table": table, "rows": [row]})
    assert (status, told["errors"][0]["where"]) == (422, "body.rows")
    assert all(name in told["errors"][0]["says"] for name in missing)
    assert not Batch.objects.exists()


@pytest.mark.parametrize("where", ["departments", "employees", "roles", "posts", "contact", "brand"])
def test_strangers_are_refused(stranger, ask, where, world):
    status, told = ask(stranger, "get", where)
    if stranger == world.stranger.user and status == 200:
        assert "WRM" not in str(told)
    else:
        assert status == 403


def test_nothing_of_another_entity_is_there(world, ask):
    assert ask(world.admin, "get", f"employees/{world.stranger.pk}")[0] == 404
    assert (
        ask(world.admin, "put", f"employees/{world.stranger.pk}", {"department": "PERM", "role": "officer"})[0] == 404
    )
    assert ask(world.admin, "get", "departments/LICN")[0] == 404


@pytest.mark.parametrize("table", ["departments", "employees"])
def test_a_table_is_given_out_page_by_page_and_changes_nothing_when_handed_in_again(world, ask, table):
    status, whole = ask(world.admin, "get", f"tables/{table}?limit=100")
    first = ask(world.admin, "get", f"tables/{table}?limit=2")[1]
    rest = ask(world.admin, "get", f"tables/{table}?limit=100&after={first['next']}")[1]
    assert (status, first["items"] + rest["items"], rest["next"]) == (200, whole["items"], "")
    told = ask(world.admin, "post", "batches", {"table": table, "rows": whole["items"]})[1]
    assert told["counts"]["same"] == len(whole["items"]) > 2
    assert ask(world.huda, "get", f"tables/{table}")[0] == ask(world.sara, "get", f"tables/{table}")[0] == 403
    assert ask(world.admin, "get", "tables/kings")[0] == 422
