import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import Case
from jehat.notifications.models import Message

from .acting import represent
from .refusing import ANYBODY, each_stranger, refused
from .test_submit_for import submit_for
from .traces import line, told

NOT_HIS = "Only the beneficiary chooses it, or who filed the case for him at the counter."
ALREADY = "The letters and messages about this case are in this language already."
STAFF = {
    "the holder": (lambda world: world.noura.user, NOT_HIS),
    "his supervisor": (lambda world: world.huda.user, NOT_HIS),
}


def test_what_is_written_from_then_on_is_in_it(world, opened):
    chosen = actions.choose_language(by=world.sara, case=opened, language="en")
    assert (chosen.language, chosen.other_languages) == ("en", [("ar", "العربية")])
    event = line("case.choose_language", opened)
    assert (event.by, event.particulars) == (world.sara, {"former": "ar", "language": "en"})
    assert told(event) == {}
    actions.comment(by=world.noura.user, case=opened, text="It is looked at.")
    by_sms = Message.objects.get(event__verb="case.comment", channel="sms")
    assert "there is news of case" in by_sms.body


def test_nothing_else_of_the_case_changes_but_its_version(world, opened):
    kept = ("status", "active_at", "due_at", "assignee", "priority", "subject")
    before = Case.objects.values(*kept).get(pk=opened.pk)
    chosen = actions.choose_language(by=world.sara, case=opened, language="en")
    assert Case.objects.values(*kept).get(pk=opened.pk) == before
    assert chosen.version == opened.version + 1


def test_a_case_that_is_closed_has_a_language_still(world, done):
    assert actions.choose_language(by=world.sara, case=done, language="en").language == "en"


def test_who_acts_for_him_chooses_it_too(world, opened):
    represent(world.sara, world.imran)
    assert actions.choose_language(by=world.imran, case=opened, language="en").language == "en"


def test_the_clerk_who_wrote_it_down_chooses_it(world, client):
    case = submit_for(world)
    client.force_login(case.filed_by)
    page = reverse("cases:counter_receipt", args=[case.number])
    address = reverse("cases:choose_language", args=[case.number])
    assert address in client.get(page).content.decode()
    answer = client.post(address, {"language": "en"})
    assert (answer.status_code, answer.url) == (302, page)
    case.refresh_from_db()
    assert case.language == "en"


def test_a_clerk_who_receives_nobody_any_more_does_not(world):
    case = submit_for(world)
    clerk = case.filed_by.employee
    clerk.is_active = False
    clerk.save(update_fields=["is_active"])
    reason = "This is for the employees of the entity."
    with refused("case.choose_language", case, by=case.filed_by, reason=reason):
        actions.choose_language(by=type(case.filed_by).objects.get(pk=case.filed_by_id), case=case, language="en")


@each_stranger(ANYBODY, STAFF, reason=NOT_HIS)
def test_it_is_refused_to_strangers_and_to_the_staff(world, opened, who, reason):
    person = who(world)
    with refused("case.choose_language", opened, by=person, reason=reason):
        actions.choose_language(by=person, case=opened, language="en")


def test_to_choose_what_is_so_already_is_refused(world, opened):
    with refused("case.choose_language", opened, by=world.sara, reason=ALREADY):
        actions.choose_language(by=world.sara, case=opened, language="ar")


def test_on_his_page(world, opened, client):
    client.force_login(world.sara)
    page = reverse("cases:case", args=[opened.number])
    address = reverse("cases:choose_language", args=[opened.number])
    assert f'action="{address}"' in client.get(page).content.decode()
    shown = client.post(address, {"language": "en"}, follow=True)
    assert shown.redirect_chain[0][0] == page
    opened.refresh_from_db()
    assert opened.language == "en"
    for nonsense in ({"language": "en"}, {"language": "xx"}, {}):
        assert client.post(address, nonsense).status_code == 302
    assert Event.objects.about(opened).filter(verb="case.choose_language", outcome=Event.Outcome.DONE).count() == 1


@pytest.mark.parametrize("who", ["imran", "noura", "stranger"])
def test_to_everybody_else_there_is_no_such_page(world, opened, client, who):
    person = getattr(world, who)
    client.force_login(getattr(person, "user", person))
    address = reverse("cases:choose_language", args=[opened.number])
    assert client.post(address, {"language": "en"}).status_code == 404


def test_a_program_of_his_chooses_it(world, opened, client):
    client.force_login(world.sara)
    address = f"/api/v1/cases/{opened.number}/language"
    answer = client.post(address, {"language": "en"}, content_type="application/json")
    assert (answer.status_code, answer.json()["language"]) == (200, "en")
    assert client.post(address, {"language": "xx"}, content_type="application/json").status_code == 422


def test_the_story_tells_it_in_words(world, opened, client):
    actions.choose_language(by=world.sara, case=opened, language="en")
    for who, name in ((world.sara, "case"), (world.noura.user, "work")):
        client.force_login(who)
        assert "English" in client.get(reverse(f"cases:{name}", args=[opened.number])).content.decode()
