"""Sending again by hand what did not arrive, and the page it is done from."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.notifications import outgoing
from jehat.notifications.actions import resend_message
from jehat.notifications.models import Bounce, Message

from .conftest import SECRET_WORDS, queued

State = Message.State
PAGE = reverse("notifications:messages")


def test_it_waits_again_and_is_on_record(dead, world):
    message, now = dead(provider="general", reference="77", ask_at=timezone.now()), timezone.now()
    again = resend_message(by=world.admin.user, message=message, now=now)
    assert (again.state, again.failure, again.reference, again.ask_at) == (State.PENDING, "", "", None)
    assert [job.args for job in queued()] == [{"message_id": str(message.pk)}]
    event = Event.objects.get(verb="message.resend")
    assert (event.by, event.subject_id, event.entity_id) == (world.admin.user, message.pk, world.entity.pk)


@pytest.mark.parametrize("state", ["pending", "sending", "sent", "delivered"])
def test_what_is_on_its_way_or_arrived_is_not(dead, world, state):
    leased = {"leased_until": timezone.now()} if state == "sending" else {}
    with pytest.raises(Refused, match="did not arrive|لم تصل"):
        resend_message(by=world.admin.user, message=dead(state=state, **leased))
    assert not queued().exists()


def test_what_was_put_aside_is_not(dead, world):
    with pytest.raises(Refused):
        resend_message(by=world.admin.user, message=dead(dismissed_at=timezone.now()))


def test_a_closed_account_is_not_written_to(dead, world):
    message = dead()
    world.sara.is_active = False
    world.sara.save(update_fields=["is_active"])
    with pytest.raises(Refused, match="closed|مغلق"):
        resend_message(by=world.admin.user, message=message)


def test_what_was_kept_back_on_purpose_is_not(dead, world):
    with pytest.raises(Refused, match="no longer see|الاطلاع|يحق"):
        resend_message(by=world.admin.user, message=dead(state="failed", failure="no_access"))


@pytest.mark.parametrize("who", ["noura", "huda", "stranger", "sara"])
def test_it_is_for_the_administrators_of_the_entity(dead, world, who):
    person = getattr(world, who)
    with pytest.raises(Refused):
        resend_message(by=getattr(person, "user", person), message=dead())
    assert Event.objects.filter(verb="message.resend", outcome="refused").count() == 1


def test_the_page_shows_what_and_why_and_never_what_it_says(administrator, dead):
    dead()
    page = administrator.get(PAGE).content.decode()
    assert "WRM-1448-000123" in page and "The provider did not answer" in page and "4471" in page
    assert SECRET_WORDS not in page and "+966512344471" not in page and "51234" not in page


def test_the_page_says_where_a_second_one_may_arrive(administrator, dead):
    dead(state=State.UNKNOWN)
    assert "though it may have arrived" in administrator.get(PAGE).content.decode()


def test_each_filter_shows_its_own(administrator, dead):
    states = ("failed", "unknown", "pending", "sent", "delivered")
    for place, state in enumerate(states):
        dead(state=state, number=f"N-{place}")
    dead(number="N-aside", dismissed_at=timezone.now())
    shown = {show: administrator.get(PAGE, {"show": show}).content.decode() for show in outgoing.SHOWS}
    found = {show: [n for n in (*"01234", "aside") if f"N-{n}" in page] for show, page in shown.items()}
    assert found == {
        "dead": ["0", "1"],
        "way": ["2"],
        "sent": ["3"],
        "delivered": ["4"],
        "all": ["0", "1", "2", "3", "4", "aside"],
    }
    assert "N-0" in administrator.get(PAGE, {"show": "nonsense"}).content.decode()


def test_another_entity_sees_and_does_nothing(administrator, dead, world):
    theirs = dead(entity=world.other_entity, number="PRA-1448-000001")
    assert "PRA-1448" not in administrator.get(PAGE, {"show": "all"}).content.decode()
    for act in ("resend", "dismiss"):
        assert administrator.post(reverse(f"notifications:{act}", args=[theirs.pk])).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("noura", 403), ("sara", 403), (None, 302)])
def test_the_page_is_for_administrators(client, world, who, status):
    if who:
        person = getattr(world, who)
        client.force_login(getattr(person, "user", person))
    assert client.get(PAGE).status_code == status


def test_its_buttons_do_it_and_say_so(administrator, dead):
    message = dead()
    answer = administrator.post(reverse("notifications:resend", args=[message.pk]), follow=True)
    assert "The message will be sent again." in answer.content.decode()
    answer = administrator.post(reverse("notifications:resend", args=[message.pk]), follow=True)
    assert "Only a message that did not arrive is sent again." in answer.content.decode()
    assert administrator.get(reverse("notifications:resend", args=[message.pk])).status_code == 405


def test_mail_that_came_back_is_listed(administrator, dead):
    mail = dead(channel="email", recipient="sara@example.test", failure="bounced")
    Bounce.objects.create(message=mail, kind="hard", code="5.1.1", digest=b"1")
    page = administrator.get(PAGE).content.decode()
    assert "5.1.1" in page and "s•••@example.test" in page and "sara@example.test" not in page


def test_the_list_costs_the_same_however_long(administrator, dead, django_assert_max_num_queries):
    for _ in range(30):
        dead()
    administrator.get(PAGE)
    with django_assert_max_num_queries(14):
        page = administrator.get(PAGE).content.decode()
    assert page.count("WRM-1448-000123") == outgoing.PAGE
    older = Message.objects.newest_first()[outgoing.PAGE - 1]
    rest = administrator.get(PAGE, {"before": older.pk.hex}).content.decode()
    assert rest.count("WRM-1448-000123") == 5
    assert administrator.get(PAGE, {"before": "x"}).status_code == 404


def test_nothing_is_counted_without_bound(dead):
    for _ in range(outgoing.COUNTED_UP_TO):
        dead()
    entity = Message.objects.first().entity
    assert outgoing.counted(outgoing.shown(entity, "dead")) == "99+"


def test_a_resent_message_may_leave_at_once(dead, world):
    again = resend_message(by=world.admin.user, message=dead(not_before=timezone.now() + timedelta(days=1)))
    assert again.not_before <= timezone.now()


def test_after_it_the_same_filter_is_shown(administrator, dead):
    address = reverse("notifications:resend", args=[dead().pk])
    assert administrator.post(f"{address}?show=all").url == f"{PAGE}?show=all"
    assert administrator.post(f"{address}?show=nonsense").url == f"{PAGE}?show=dead"
