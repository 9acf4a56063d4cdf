"""How a person wants to be told, and that it is so from then on."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from jehat.appointments import tidings as of_appointments
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.cases import tidings
from jehat.core.verdict import Refused
from jehat.notifications.actions import choose_notices, claim, settle
from jehat.notifications.channels.outcome import failed_for_now
from jehat.notifications.models import Message, Notice, Preference
from jehat.notifications.notify import notify, ways_for
from jehat.notifications.tidings import NEWS, WORK, Way
from jehat.people import actions as people_actions

from .conftest import queued

pytestmark = pytest.mark.usefixtures("in_english")

RIYADH = ZoneInfo("Asia/Riyadh")
USUAL = {"pace": "once", "hour": 9, "weekday": 0}


def at(hour, minute=0, day=22):
    return datetime(2026, 11, day, hour, minute, tzinfo=RIYADH)


def tell(people, tells, *, now=None, **given):
    event = record("case.comment", None, by=people.noura, at=now)
    return notify([tells(people.imran, **given)], of=event)


def test_what_was_chosen_is_kept_and_recorded(people):
    choose_notices(by=people.imran, ways={"news": ["sms"]}, **USUAL)
    preference = Preference.objects.get(user=people.imran)
    assert preference.ways_of(NEWS) == ("sms",)
    assert preference.ways_of(tidings.CLOSED) == ("email", "sms", "push")
    event = Event.objects.get(verb="notice.choose")
    assert (event.by, event.particulars["news"], event.particulars["pace"]) == (people.imran, ["sms"], "once")


@pytest.mark.parametrize("ways", [[], ["email"], ["sms"], ["email", "sms"]])
def test_each_way_is_honoured(people, tells, ways):
    choose_notices(by=people.imran, ways={"news": ways}, **USUAL)
    (notice,) = tell(people, tells)
    assert notice.to == people.imran
    assert sorted(message.channel for message in Message.objects.all()) == sorted(ways)


def test_it_is_by_kind(people, tells):
    choose_notices(by=people.imran, ways={"news": ["sms"], tidings.CLOSED.key: ["email"]}, **USUAL)
    tell(people, tells, tiding=tidings.CLOSED)
    assert [message.channel for message in Message.objects.all()] == ["email"]


def test_a_later_choice_leaves_other_kinds_as_they_were(people):
    choose_notices(by=people.imran, ways={"news": ["sms"]}, **USUAL)
    choose_notices(by=people.imran, ways={tidings.CLOSED.key: ["email"]}, **USUAL)
    assert Preference.objects.get(user=people.imran).ways_of(NEWS) == ("sms",)


def test_an_employee_is_written_to_where_he_asks_for_it(people, tells, event):
    event = record("case.note", None, by=people.imran)
    choose_notices(by=people.noura, ways={WORK.key: ["email"]}, **USUAL)
    notify([tells(people.noura, is_external=False)], of=event)
    assert [message.channel for message in Message.objects.all()] == ["email"]


def test_what_is_asked_of_a_person_keeps_a_way(people, tells):
    with pytest.raises(Refused, match="one way"):
        choose_notices(by=people.imran, ways={tidings.QUESTION.key: []}, **USUAL)
    choose_notices(by=people.imran, ways={tidings.QUESTION.key: ["push"]}, **USUAL)
    tell(people, tells, tiding=tidings.QUESTION)
    # No browser of his may be woken, so the usual ways serve.
    assert {message.channel for message in Message.objects.all()} == {"email", "sms"}


@pytest.mark.parametrize(("since", "until"), [(time(22), None), (None, time(7)), (time(8), time(8))])
def test_quiet_hours_have_two_ends(people, since, until):
    with pytest.raises(Refused, match="Quiet hours"):
        choose_notices(by=people.imran, ways={}, **USUAL, quiet_since=since, quiet_until=until)


def test_in_quiet_hours_a_message_waits_and_the_notice_does_not(people, tells):
    choose_notices(by=people.imran, ways={}, **USUAL, quiet_since=time(22), quiet_until=time(7))
    assert tell(people, tells, now=at(23, 30))
    assert {message.not_before for message in Message.objects.all()} == {at(7, day=23)}
    assert {job.scheduled_at for job in queued()} == {at(7, day=23)}


def test_what_is_tried_again_heeds_quiet_hours(people, tells):
    choose_notices(by=people.imran, ways={"news": ["sms"]}, **USUAL, quiet_since=time(22), quiet_until=time(7))
    tell(people, tells, now=at(21, 50))
    message = claim(message_id=Message.objects.get().pk, now=at(22))
    assert settle(message=message, outcome=failed_for_now("no_connection"), now=at(22)).not_before == at(7, day=23)


def test_outside_quiet_hours_it_goes_at_once(people, tells):
    choose_notices(by=people.imran, ways={}, **USUAL, quiet_since=time(22), quiet_until=time(7))
    tell(people, tells, now=at(12))
    assert {message.not_before for message in Message.objects.all()} == {None}


def test_for_a_digest_the_notice_waits_for_its_hour(people, tells):
    choose_notices(by=people.imran, ways={}, pace="daily", hour=9, weekday=0)
    (notice,) = tell(people, tells, now=at(10))
    assert notice.held_until == at(9, day=23)
    assert not Message.objects.exists() and not queued().exists()


def test_what_is_asked_of_a_person_waits_for_no_digest(people, tells):
    choose_notices(by=people.imran, ways={}, pace="weekly", hour=9, weekday=0)
    (notice,) = tell(people, tells, tiding=tidings.QUESTION)
    assert notice.held_until is None and Message.objects.count() == 2


def test_what_waits_follows_a_change_of_pace(people, tells):
    choose_notices(by=people.imran, ways={}, pace="weekly", hour=9, weekday=0, now=at(8))
    (notice,) = tell(people, tells, now=at(10))
    choose_notices(by=people.imran, ways={}, **USUAL, now=at(11))
    assert Notice.objects.get(pk=notice.pk).held_until == at(11)


def test_a_kind_that_nobody_knows_is_not_kept(people):
    choose_notices(by=people.imran, ways={"no.such": ["sms"]}, **USUAL)
    assert Preference.objects.get(user=people.imran).ways == {}


class TestPage:
    @pytest.fixture
    def address(self):
        return reverse("notifications:preferences")

    def given(self, **more):
        kinds = [NEWS, *(one for one in (*tidings.ALL, *of_appointments.ALL) if one.side == "beneficiary")]
        chosen = {"to-" + one.key.replace(".", "-"): ["email"] for one in kinds}
        return {"pace": "daily", "hour": "20", "weekday": "3", **chosen, **more}

    def test_a_beneficiary_sees_what_concerns_him(self, client, people, address):
        client.force_login(people.imran)
        text = client.get(address, headers={"accept-language": "en"}).content.decode()
        assert "Something is needed from you" in text and "A colleague wrote a note" not in text
        assert "+966500000109" in text and "p09@example.test" in text

    def test_an_employee_sees_his_work(self, client, world, address):
        client.force_login(world.noura.user)
        text = client.get(address).content.decode()
        assert str(tidings.NOTED.key).replace(".", "-") in text

    def test_it_is_saved(self, client, people, address):
        client.force_login(people.imran)
        answer = client.post(address, self.given(quiet="on", quiet_since="22:00", quiet_until="06:30"))
        assert (answer.status_code, answer.url) == (302, address)
        preference = Preference.objects.get(user=people.imran)
        assert (preference.pace, preference.hour, preference.weekday) == ("daily", 20, 3)
        assert (preference.quiet_since, preference.quiet_until) == (time(22), time(6, 30))
        assert preference.ways_of(tidings.REPLY) == (Way.EMAIL,)

    def test_what_was_wrong_is_said_and_what_was_typed_kept(self, client, people, address):
        client.force_login(people.imran)
        wrong = self.given(quiet="on", quiet_since="", quiet_until="06:30", **{"to-case-question": []})
        page = client.post(address, wrong)
        text = page.content.decode()
        assert page.status_code == 422
        assert {"quiet_since", "to-case-question"} == set(page.context["form"].errors)
        assert 'value="06:30"' in text
        assert not Preference.objects.exists()

    def test_strangers_sign_in_first(self, client, db, address):
        assert client.get(address).status_code == 302


def test_a_duty_finds_a_way_though_none_of_the_usual_reaches(world):
    """An employee is usually told by push; what is asked of him reaches him without a browser too."""
    assert ways_for(tidings.OWNERLESS, Preference(user=world.admin.user), ["email", "sms"]) == ["email"]
    assert ways_for(tidings.OWNERLESS, Preference(user=world.admin.user), []) == []
    assert ways_for(tidings.NOTED, Preference(user=world.admin.user), ["email"]) == []


def test_a_contact_that_nothing_reaches_is_marked_where_one_chooses(client, people):
    client.force_login(people.imran)
    address = reverse("notifications:preferences")
    assert "do not arrive" not in client.get(address, headers={"accept-language": "en"}).content.decode()
    people_actions.flag_contact(kind="mobile", value="+966500000109")
    assert client.get(address, headers={"accept-language": "en"}).content.decode().count("do not arrive") == 1
