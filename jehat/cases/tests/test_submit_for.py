import time
from unittest import mock

import pytest
from django.core import signing

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.queries.kept import counter_place
from jehat.cases.views.counter import SALT, STANDS
from jehat.core.verdict import Refused
from jehat.documents.actions import keep_draft
from jehat.documents.models import Draft
from jehat.people.models import User

from .acting import represent
from .refusing import refused
from .test_find_visitor import SARA, WHO
from .test_receive_visitor import NEW
from .traces import both_ways, line, sent, sentence, told, verbs


def submit_for(world, by=None, beneficiary=None, kind=None, **given):
    person = beneficiary or world.sara
    by = by or world.salma.user
    return actions.submit_for(by=by, kind=kind or world.kind, beneficiary=person, subject="A workshop", **given)


def test_it_is_the_visitors_case_filed_by_the_clerk(world):
    case = submit_for(world, text="As told")
    assert (case.beneficiary, case.filed_by, case.channel) == (world.sara, world.salma.user, "counter")
    assert case.number.endswith("-000001")
    said = case.comments.get()
    assert (said.by, said.is_from_beneficiary) == (world.salma.user, True)
    event = line("case.submit_for", case)
    assert event.particulars == {
        "kind": world.kind.code,
        "beneficiary": str(world.sara.pk),
        "priority": "normal",
        "channel": "counter",
    }
    assert verbs(case) == ["case.submit_for", "case.distribute"]


def test_the_visitor_is_told_by_the_contact_he_proved(world):
    case = submit_for(world)
    event = line("case.distribute", case)
    assert told(event)[world.sara] == sentence("Case %(number)s was received", case)
    assert both_ways(world.sara) <= sent(event)


def test_the_clerk_does_not_see_the_case_for_that(world):
    case = submit_for(world)
    assert not Case.objects.visible_to(world.salma.user).filter(pk=case.pk).exists()


@pytest.mark.parametrize(("who", "reason"), WHO.values(), ids=list(WHO))
def test_it_is_refused_to_strangers(world, who, reason):
    with refused("case.submit_for", world.kind, by=who(world), reason=reason):
        submit_for(world, by=who(world))


def test_it_is_refused_for_himself_and_for_whom_he_acts(world):
    represent(world.sara, world.salma.user)
    reason = "Your own cases, and of those you act for, are not filed at your counter."
    for person in (world.salma.user, world.sara):
        with refused("case.submit_for", world.kind, by=world.salma.user, reason=reason):
            submit_for(world, beneficiary=person)


def test_it_is_refused_for_a_closed_account(world):
    User.objects.filter(pk=world.sara.pk).update(is_active=False)
    world.sara.refresh_from_db()
    with refused("case.submit_for", world.kind, by=world.salma.user, reason="The account of this visitor is closed."):
        submit_for(world)


def test_it_is_refused_for_what_is_not_offered(world):
    world.kind.is_published = False
    with refused("case.submit_for", world.kind, by=world.salma.user, reason="This kind of case is not offered now."):
        submit_for(world)


def test_the_whole_way_at_the_counter(world, client):
    client.force_login(world.salma.user)
    assert client.get("/cases/counter/").status_code == 200
    found = client.post("/cases/counter/", {"identity": SARA}).context["found"]
    [(person, _identity, token)] = found
    assert person == world.sara
    assert world.kind.code in client.get(f"/cases/counter/{token}/").content.decode()
    where = f"/cases/counter/{token}/{world.kind.code}/"
    assert client.get(where).status_code == 200
    assert client.post(where, {"subject": "", "priority": "normal"}).status_code == 422
    answer = client.post(where, {"subject": "A workshop", "priority": "normal"}, follow=True)
    case = Case.objects.get()
    assert answer.redirect_chain[-1][0] == f"/cases/counter/receipt/{case.number}/"
    assert case.number in answer.content.decode()
    paper = client.get(f"/cases/counter/receipt/{case.number}/?pdf")
    assert (paper["Content-Type"], paper.content[:4]) == ("application/pdf", b"%PDF")
    assert client.get(f"/cases/{case.number}/receipt/").status_code == 404


def test_whom_nobody_knows_is_enrolled(world, client):
    client.force_login(world.salma.user)
    answer = client.post("/cases/counter/", {"identity": NEW[1]})
    assert answer.context["found"] == []
    given = {"identity": NEW[1], "first_ar": "منيرة", "family_ar": "السالم", "mobile": "0500000999", "language": "ar"}
    assert client.post("/cases/counter/enrol/", given | {"mobile": "12"}).status_code == 422
    answer = client.post("/cases/counter/enrol/", given, follow=True)
    assert "منيرة السالم" in answer.content.decode()
    again = client.post("/cases/counter/enrol/", given)
    assert again.status_code == 422


@pytest.mark.parametrize("typed", ["sara", "0500000113", "12"])
def test_what_is_no_document_is_not_looked_up(world, client, typed):
    client.force_login(world.salma.user)
    assert client.post("/cases/counter/", {"identity": typed}).status_code == 422


def test_an_address_is_worth_nothing_to_another(world, client):
    token = signing.dumps([str(world.sara.pk), str(world.salma.user.pk)], salt=SALT)
    client.force_login(world.huda.user)
    assert client.get(f"/cases/counter/{token}/").status_code == 404
    assert client.get(f"/cases/counter/{token}x/").status_code == 404
    case = submit_for(world)
    assert client.get(f"/cases/counter/receipt/{case.number}/").status_code == 404


def test_the_counter_is_not_for_everybody(world, client):
    for person in (world.noura.user, world.sara):
        client.force_login(person)
        assert client.get("/cases/counter/").status_code == 403


@pytest.fixture
def counter(world, client):
    """`counter(at)`: the address where Salma writes a case down for Sara, found at that moment."""
    client.force_login(world.salma.user)

    def counter(at=None):
        with mock.patch("time.time", return_value=at or time.time()):
            token = signing.dumps([str(world.sara.pk), str(world.salma.user.pk)], salt=SALT)
        return f"/cases/counter/{token}/{world.kind.code}/"

    return counter


def test_the_clerk_writes_the_subject_and_is_not_asked_to_speak(world, client, counter):
    form = client.post(counter(), {"subject": "", "text": "As told", "priority": "normal"}).context["form"]
    assert form["subject"].errors == ["هذا الحقل مطلوب."]
    assert "voice" not in form.fields
    assert form["text"].value() == "As told"


def test_what_the_clerk_typed_is_kept_for_this_visitor_alone(world, client, counter):
    place = counter_place(world.kind, world.sara)
    keep_draft(by=world.salma.user, place=place, words={"subject": "A workshop", "text": "As told"})
    assert client.get(counter()).context["form"]["text"].value() == "As told"
    token = signing.dumps([str(world.imran.pk), str(world.salma.user.pk)], salt=SALT)
    other = client.get(f"/cases/counter/{token}/{world.kind.code}/")
    assert not other.context["form"]["text"].value()
    assert client.post(counter(), {"subject": "A workshop", "priority": "normal"}).status_code == 302
    assert not Draft.objects.exists()


def test_an_address_that_ran_out_keeps_what_was_typed(world, client, counter):
    old = counter(at=time.time() - STANDS - 60)
    assert client.get(old).url == "/cases/counter/"
    answer = client.post(old, {"subject": "A workshop", "text": "As told", "priority": "normal"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/cases/counter/"
    assert "مضت أكثر من ساعة" in answer.content.decode()
    assert not Case.objects.exists()
    assert client.get(counter()).context["form"]["text"].value() == "As told"


def test_who_receives_no_visitors_keeps_no_draft_at_the_counter(world):
    place = counter_place(world.kind, world.sara)
    for person in (world.noura.user, world.sara, world.stranger.user):
        with pytest.raises(Refused):
            keep_draft(by=person, place=place, words={"text": "x"})
