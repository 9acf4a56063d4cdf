"""The account by the API."""

import pytest
from django.test import Client

from jehat.cases.tests.many import cost
from jehat.people import actions
from jehat.people.models import SecondFactor, SignIn

ACCOUNT = "/api/v1/account/"
NAMES = {"first_ar": "سارة", "family_ar": "القحطاني", "first_en": "Sara"}
DETAILS = {
    "residence": "outside",
    "birth_date": "1410-09-01",
    "birth_calendar": "hijri",
    "address": {"short": "rnbb2312", "city": "الرياض"},
}


@pytest.fixture
def ask():
    """`ask(user, "put", "names", {...})`: the answer as status and JSON."""

    def ask(user, method, where="", body=None):
        type(user).objects.filter(pk=user.pk).update(language="en")
        client = Client()
        client.force_login(user)
        sent = {"data": body, "content_type": "application/json"} if body is not None else {}
        answer = getattr(client, method)(f"{ACCOUNT}{where}", **sent)
        return answer.status_code, answer.json()

    return ask


@pytest.fixture
def offer(sara, layla, present, sent):
    """Sara named Layla to act for her."""
    return actions.appoint(by=sara, presence=present(sara), named=("email", "layla@example.test"))


def test_it_tells_what_the_page_tells(sara, ask):
    status, told = ask(sara, "get")
    assert (status, told["names"]["first_ar"], told["language"]) == (200, "سارة", "en")
    known = {one["kind"]: one for one in told["identifiers"]}
    assert known["username"]["value"] == "sara.test"
    assert "1999900010" not in str(told) and "500000201" not in str(told)
    assert known["national_id"]["is_proved"]


def test_names_are_changed_while_no_document_has_proved_them(add, sara, ask):
    stranger = add(mobile="0500000777")
    status, told = ask(stranger, "put", "names", NAMES)
    assert (status, told["names"]["first_en"]) == (200, "Sara")
    status, told = ask(sara, "put", "names", NAMES)
    assert status == 403 and "proved" in told["detail"]


def test_a_name_in_neither_language_is_none(layla, ask):
    status, told = ask(layla, "put", "names", {"family_en": "Alqahtani"})
    assert (status, told["errors"][0]["where"]) == (422, "body.first_ar")


def test_details_are_kept_as_the_form_keeps_them(sara, ask):
    status, told = ask(sara, "put", "details", DETAILS)
    assert (status, told["birth_date"], told["residence"]) == (200, "1410-09-01", "outside")
    assert (told["address"]["short"], told["address"]["city"], told["address"]["street"]) == ("RNBB2312", "الرياض", "")
    assert ask(sara, "get")[1]["address"]["short"] == "RNBB2312"


@pytest.mark.parametrize(
    ("bad", "where"),
    [
        ({"birth_date": "1410-13-01"}, "body.birth_date"),
        ({"birth_date": "yesterday"}, "body.birth_date"),
        ({"address": {"postal_code": "12"}}, "body.address.postal_code"),
        ({"residence": "moon"}, "body.residence"),
    ],
)
def test_bad_details_are_named_by_their_place(sara, ask, bad, where):
    status, told = ask(sara, "put", "details", DETAILS | bad)
    assert (status, told["errors"][0]["where"]) == (422, where)
    assert told["errors"][0]["says"]


def test_appearance_changes_what_is_given_and_nothing_else(sara, ask):
    status, told = ask(sara, "patch", "appearance", {"theme": "dark", "shortcuts": False})
    assert (status, told["theme"], told["shortcuts"], told["language"]) == (200, "dark", False, "en")
    assert ask(sara, "patch", "appearance", {"theme": "pink"})[0] == 422


def test_contacts_are_masked(sara, ask):
    status, told = ask(sara, "get", "contacts")
    mobile, email = told
    assert (status, mobile["kind"], mobile["is_proved"], email["value"]) == (200, "mobile", True, "")
    assert "500000201" not in mobile["value"]


def test_sign_ins_are_listed_in_pages_and_ended(sara, layla, present, ask):
    one = present(sara)
    for _number in range(2):
        present(sara)
    first = ask(sara, "get", "sign-ins?limit=2")[1]
    rest = ask(sara, "get", f"sign-ins?after={first['next']}")[1]
    seen = {row["id"] for row in first["items"] + rest["items"]}
    assert len(first["items"]) == 2 and str(one.pk) in seen and rest["next"] == ""
    assert ask(layla, "post", f"sign-ins/{one.pk}/end")[0] == 404
    status, told = ask(sara, "post", f"sign-ins/{one.pk}/end")
    assert (status, told["ending"]) == (200, "ended")
    assert [row["id"] for row in ask(sara, "get", "sign-ins/past")[1]] == [str(one.pk)]
    assert SignIn.objects.get(pk=one.pk).until is not None


def test_an_offer_is_seen_by_both_accepted_and_ended(sara, layla, add, offer, ask):
    named = ask(sara, "get", "agents")[1]["items"][0]
    assert named["accepted_at"] is None and "layla@" not in named["agent"]
    offered = ask(layla, "get", "offers")[1]["items"][0]
    assert (offered["id"], offered["principal"]) == (str(offer.pk), sara.full_name)
    where = f"representations/{offer.pk}"
    stranger = add(mobile="0500000777")
    assert {ask(stranger, "post", f"{where}/{verb}")[0] for verb in ("accept", "decline", "end")} == {404}
    assert ask(sara, "post", f"{where}/accept")[0] == 404
    status, accepted = ask(layla, "post", f"{where}/accept")
    assert (status, accepted["agent"]) == (200, layla.full_name)
    assert ask(layla, "get", "representations")[1]["items"][0]["principal_id"] == str(sara.pk)
    assert ask(layla, "get", "offers")[1] == {"items": [], "next": ""}
    assert ask(sara, "post", f"{where}/end")[1]["ended_at"]
    status, told = ask(sara, "post", f"{where}/end")
    assert status == 403 and "already" in told["detail"]


def test_an_offer_is_declined(layla, offer, ask):
    assert ask(layla, "post", f"representations/{offer.pk}/decline")[1]["declined_at"]
    assert ask(layla, "post", f"representations/{offer.pk}/decline")[0] == 404


def test_delegates_of_a_company_are_for_its_delegates(sara, layla, present, ask):
    first = actions.register_company(
        by=sara, presence=present(sara), names={"company_ar": "شركة"}, unified="7001234567"
    )
    where = f"companies/{first.principal_id}/delegates"
    assert [one["agent"] for one in ask(sara, "get", where)[1]["items"]] == [sara.full_name]
    assert ask(layla, "get", where)[0] == 404
    status, told = ask(sara, "post", f"representations/{first.pk}/end")
    assert status == 403 and "nobody who manages" in told["detail"]


@pytest.mark.parametrize("where", ["agents", "sign-ins"])
def test_a_list_costs_the_same_for_one_and_for_many(client, sara, present, where):
    client.force_login(sara)

    def appoint(*numbers):
        for number in numbers:
            actions.appoint(by=sara, presence=present(sara), named=("mobile", f"+96650000{number}"))

    appoint(1000)
    few = cost(client, f"{ACCOUNT}{where}")
    appoint(2000, 2001, 2002)
    assert cost(client, f"{ACCOUNT}{where}") == few
    assert len(client.get(f"{ACCOUNT}{where}").json()["items"]) >= 4


def test_who_is_not_signed_in_is_told_so(client, db):
    for where in ("", "contacts", "sign-ins", "agents"):
        assert client.get(f"{ACCOUNT}{where}").status_code == 401


def test_it_tells_what_proves_the_person_and_nothing_that_proves(sara, ask):
    SecondFactor.objects.create(user=sara, kind="passkey", sealed={"credential": "AAAA", "name": "Chrome · Android"})
    status, told = ask(sara, "get", "second-factors")
    assert (status, [one["name"] for one in told], told[0]["kind"]) == (200, ["Chrome · Android"], "passkey")
    assert "AAAA" not in str(told)
