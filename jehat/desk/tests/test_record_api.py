"""The record and presences for programs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.cases import actions

API = "/api/v1/record"


def test_the_lines_are_those_of_the_page(world, case, enter):
    actions.open_case(by=world.noura.user, case=case)
    browser = enter(world.admin)
    found = browser.get(f"{API}/?kind=reads").json()
    (line,) = found["items"]
    assert (line["verb"], line["who_id"], line["case"]) == ("case.open", str(world.noura.pk), case.number)
    assert found["next"] == "" and found["searched_to"] is None
    assert browser.get(f"{API}/?case={case.number}&verb=case.open").json()["items"] == [line]
    assert browser.get(f"{API}/?person={world.faisal.pk}").json()["items"] == []
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat().replace("+", "%2B")
    assert browser.get(f"{API}/?since={tomorrow}").json()["items"] == []


def test_pages_follow_one_another(world, case, enter):
    for _turn in range(7):
        record("case.mark_read", case, by=world.noura.user)
    browser, seen, after = enter(world.huda), [], ""
    while True:
        page = browser.get(f"{API}/?verb=case.mark_read&limit=3&after={after}").json()
        seen += [line["number"] for line in page["items"]]
        if not (after := page["next"]):
            break
    assert len(seen) == len(set(seen)) == 7 and seen == sorted(seen, reverse=True)


def test_the_record_of_one_case(world, case, enter):
    verbs = {line["verb"] for line in enter(world.huda).get(f"{API}/cases/{case.number}").json()["items"]}
    assert "case.submit" in verbs
    assert enter(world.noura).get(f"{API}/cases/{case.number}").status_code == 403
    assert enter(world.admin).get(f"{API}/cases/{case.number}").status_code == 404


@pytest.mark.parametrize("path", ["/", "/presence"])
def test_strangers_are_refused(world, enter, path):
    assert enter(world.noura).get(f"{API}{path}").status_code == 403
    assert enter(world.sara).get(f"{API}{path}").status_code == 404


def test_what_is_not_there_is_not_found(world, case, enter):
    browser = enter(world.huda)
    for path in (f"/?person={world.yousef.pk}", "/?case=WRM-1448-999999", f"/presence/{world.stranger.pk}"):
        assert browser.get(f"{API}{path}").status_code == 404, path
    assert browser.get(f"{API}/presence/{world.noura.pk}?month=1448-13").status_code == 404
    assert browser.get(f"{API}/presence?day=0001-01-01").status_code == 404


def test_presences_of_a_day_and_of_a_month(world, enter):
    enter(world.noura).get("/account/")
    browser = enter(world.huda)
    found = {one["id"]: one for one in browser.get(f"{API}/presence").json()["items"]}
    assert len(found) == 4 and found[str(world.noura.pk)]["is_here"]
    assert found[str(world.noura.pk)]["day"]["periods"][0]["is_now"]
    days = browser.get(f"{API}/presence/{world.noura.pk}").json()
    assert days[0]["day"] == timezone.localdate().isoformat() and days[0]["periods"]


def test_an_administrator_ends_sign_ins(world, enter):
    noura = enter(world.noura)
    noura.get("/account/")
    admin, address = enter(world.admin), f"{API}/presence/{world.noura.pk}/sign-ins"
    (one,) = admin.get(address).json()["items"]
    assert enter(world.huda).get(address).status_code == 403
    assert enter(world.huda).post(f"{address}/{one['id']}/end").status_code == 403
    assert admin.post(f"{address}/{one['id']}/end").status_code == 204
    assert noura.get("/account/").status_code == 302
    noura = enter(world.noura)
    noura.get("/account/")
    assert admin.post(f"{address}/end").json() == {"count": 1}
    assert noura.get("/account/").status_code == 302
    done = Event.objects.filter(verb__startswith="organization.end_presence", outcome=Event.Outcome.DONE)
    assert done.count() == 2


def test_the_beneficiary_learns_which_units_looked(world, case, enter):
    address = f"/api/v1/cases/{case.number}/looked"
    browser = enter(world.sara)
    assert browser.get(address).json() == []
    actions.open_case(by=world.noura.user, case=case)
    (one,) = browser.get(address).json()
    assert one["department"] == world.permits.name_ar and one["first_at"] <= one["last_at"]
    assert world.noura.name not in str(one)
    assert enter(world.imran).get(address).status_code == 404
