"""What an employee writes to the beneficiary stays in the house as long as he may take it back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from jehat.audit.models import Event
from jehat.cases import queries
from jehat.cases.actions import comment, complete, follow, open_case, unsend
from jehat.cases.models import Comment, Opening
from jehat.cases.timeline import timeline
from jehat.core.verdict import Refused
from jehat.notifications.actions import choose_notices, read_all, send_digest
from jehat.notifications.models import Notice
from jehat.notifications.queries import notices_of, people_due, unread_count

SAID = "Said too early"
CASES = "/api/v1/cases/"
HELD = timedelta(seconds=10)


@pytest.fixture(autouse=True)
def hold(settings):
    settings.COMMENT_HOLD = 10


@pytest.fixture
def written(world, opened):
    """What Noura wrote this moment."""
    return comment(by=world.noura.user, case=opened, text=SAID)


@pytest.fixture
def see(client):
    """What stands on a page for a person."""

    def see(user, name, *args, **asked):
        client.force_login(user)
        return client.get(reverse(name, args=args), asked).content.decode()

    return see


def long_ago(case):
    """A comment that can be taken back no longer."""
    return comment(by=case.assignee.user, case=case, text=SAID, now=timezone.now() - HELD - HELD)


def release(case):
    """The hold ends."""
    just_now = timezone.now() - timedelta(milliseconds=1)
    Comment.objects.filter(case=case, held_until__isnull=False).update(held_until=just_now)
    Notice.objects.filter(not_before__isnull=False).update(not_before=just_now)


def test_the_team_reads_it_at_once_and_the_beneficiary_when_it_has_left(world, opened, written, see):
    assert written.held_until == written.created_at + HELD
    for name, who in (("cases:work", world.noura.user), ("cases:print_case", world.noura.user)):
        assert SAID in see(who, name, opened.number)
    for name, *args in (("cases:case", opened.number), ("cases:print_case", opened.number), ("portal:home",)):
        assert SAID not in see(world.sara, name, *args)
    assert SAID not in see(world.noura.user, "cases:print_case", opened.number, **{"for": "beneficiary"})
    release(opened)
    for name, *args in (("cases:case", opened.number), ("cases:print_case", opened.number), ("portal:home",)):
        assert SAID in see(world.sara, name, *args)


def test_what_was_said_long_ago_is_there(world, opened, see):
    long_ago(opened)
    assert SAID in see(world.sara, "cases:case", opened.number)


def test_what_the_beneficiary_writes_waits_for_nothing(world, opened, see):
    assert comment(by=world.sara, case=opened, text="Hello").held_until is None
    assert "Hello" in see(world.noura.user, "cases:work", opened.number)


def test_a_file_and_a_recording_wait_with_it(world, opened, client, hand_in, speak):
    plan, voice = hand_in(world.noura.user), speak(world.noura.user)
    comment(by=world.noura.user, case=opened, files=[plan], voice=voice)
    for user, status in ((world.sara, 404), (world.noura.user, 200)):
        client.force_login(user)
        for file in (plan, voice):
            assert client.get(reverse("cases:file", args=[opened.number, file.pk])).status_code == status
            assert client.get(f"{CASES}{opened.number}/files/{file.pk}").status_code == status
    assert not timeline(opened, is_team=False, show="files")
    release(opened)
    client.force_login(world.sara)
    assert client.get(reverse("cases:file", args=[opened.number, plan.pk])).status_code == 200


@pytest.mark.parametrize("where", ["comments", "timeline", "files"])
def test_a_program_of_his_learns_as_little(world, opened, client, hand_in, where):
    comment(by=world.noura.user, case=opened, text=SAID, files=[hand_in(world.noura.user, "early.png")])
    words = "early.png" if where == "files" else SAID
    told = {}
    for user in (world.sara, world.noura.user):
        client.force_login(user)
        told[user] = client.get(f"{CASES}{opened.number}/{where}").content.decode()
    assert (words in told[world.sara], words in told[world.noura.user]) == (False, True)
    release(opened)
    client.force_login(world.sara)
    assert words in client.get(f"{CASES}{opened.number}/{where}").content.decode()


def test_no_bell_rings_before(world, opened, client):
    follow(by=world.huda.user, case=opened)
    read_all(by=world.sara)
    before = len(notices_of(world.sara))
    comment(by=world.noura.user, case=opened, text=SAID)
    assert (unread_count(world.sara), len(notices_of(world.sara))) == (0, before)
    assert read_all(by=world.sara) == 0
    client.force_login(world.sara)
    notice = Notice.objects.get(to=world.sara, event__verb="case.comment")
    assert client.get(reverse("notifications:read", args=[notice.pk])).status_code == 404
    assert client.post(f"/api/v1/notices/{notice.pk}/read").status_code == 404
    assert str(notice.pk) not in client.get("/api/v1/notices/").content.decode()
    # A colleague who follows it knows at once.
    assert Notice.objects.of(world.huda.user).filter(event=notice.event_id).exists()
    release(opened)
    assert unread_count(world.sara) == 1
    assert str(notice.pk) in client.get("/api/v1/notices/").content.decode()


def test_a_digest_holds_it_when_it_has_left(world, opened):
    choose_notices(by=world.sara, ways={}, pace="daily", hour=9, weekday=0)
    comment(by=world.noura.user, case=opened, text=SAID)
    notice = Notice.objects.get(to=world.sara, event__verb="case.comment")
    assert notice.held_until >= notice.not_before
    choose_notices(by=world.sara, ways={}, pace="once", hour=9, weekday=0)
    notice.refresh_from_db()
    assert world.sara.pk in people_due(timezone.now())
    assert send_digest(person_id=world.sara.pk, now=notice.not_before - timedelta(seconds=1)) == []
    notice.refresh_from_db()
    assert notice.held_until is not None
    assert send_digest(person_id=world.sara.pk, now=notice.not_before)


def test_it_is_taken_back_though_he_has_looked_meanwhile(world, opened, written, see):
    """He cannot have read what was not shown to him."""
    assert SAID not in see(world.sara, "cases:case", opened.number)
    unsend(by=world.noura.user, case=opened)
    release(opened)
    assert SAID not in see(world.sara, "cases:case", opened.number)
    assert not Notice.objects.filter(event__verb="case.comment").exists()


def test_it_is_refused_where_he_has_looked_at_what_was_shown(world, opened, written):
    Comment.objects.filter(pk=written.pk).update(held_until=timezone.now())
    open_case(by=world.sara, case=opened)
    with override("en"), pytest.raises(Refused, match="opened"):
        unsend(by=world.noura.user, case=opened)


def test_it_is_refused_after_the_hold(world, opened, written):
    with override("en"), pytest.raises(Refused, match="sent"):
        unsend(by=world.noura.user, case=opened, now=written.held_until + timedelta(seconds=1))


def row_of(world, client):
    client.force_login(world.sara)
    return client.get(reverse("portal:home")).context["page"].rows[0]


def test_his_list_calls_it_new_from_its_release_on(world, opened, client):
    open_case(by=world.sara, case=opened)
    comment(by=world.noura.user, case=opened, text=SAID)
    row = row_of(world, client)
    assert (row.is_unread, row.last.text == SAID) == (False, False)
    # He looks while it waits; that he looked then does not make him one who read it.
    open_case(by=world.sara, case=opened)
    assert not row_of(world, client).is_unread
    release(opened)
    Opening.objects.filter(user=world.sara).update(last_at=timezone.now() - HELD / 2)
    opened.refresh_from_db()
    type(opened).objects.filter(pk=opened.pk).update(active_at=timezone.now() - HELD)
    row = row_of(world, client)
    assert (row.is_unread, row.last.text) == (True, SAID)
    open_case(by=world.sara, case=opened)
    assert not row_of(world, client).is_unread


def test_his_open_page_tells_of_it_by_itself(world, opened, client):
    client.force_login(world.sara)
    page = client.get(reverse("cases:case", args=[opened.number])).content.decode()
    address = reverse("cases:fresh", args=[opened.number])
    assert f'hx-get="{address}?since=' in page
    since = {"since": timezone.now().isoformat()}
    comment(by=world.noura.user, case=opened, text=SAID)
    lines = Event.objects.count()
    assert client.get(address, since).status_code == 204
    release(opened)
    told = client.get(address, since)
    assert reverse("cases:case", args=[opened.number]) in told.content.decode()
    assert (SAID in told.content.decode(), "hx-get" in told.content.decode()) == (False, False)
    # To be told of it is not to have read it.
    assert Event.objects.count() == lines
    assert client.get(address, {"since": timezone.now().isoformat()}).status_code == 204


@pytest.mark.parametrize("since", ["", "x", "2026-99-99T00:00:00Z", "2026-01-01T00:00:00"])
def test_since_nonsense_there_is_nothing_new(world, opened, client, since):
    long_ago(opened)
    client.force_login(world.sara)
    assert client.get(reverse("cases:fresh", args=[opened.number]), {"since": since}).status_code == 204


def test_what_happened_is_news_too_and_what_he_did_himself_is_none(world, opened, client):
    since = timezone.now()
    comment(by=world.sara, case=opened, text="Hello")
    asked = {"since": since, "now": timezone.now(), "but": world.sara, "verbs": ("case.complete", "case.comment")}
    assert not queries.is_fresh(opened, **asked)
    assert queries.is_fresh(opened, **asked | {"but": world.imran})
    complete(by=world.noura.user, case=opened, text="It is done")
    assert queries.is_fresh(opened, **asked | {"now": timezone.now()})


@pytest.mark.parametrize("who", ["imran", "noura", "stranger"])
def test_only_his_side_is_told(world, opened, client, who):
    person = getattr(world, who)
    client.force_login(getattr(person, "user", person))
    assert client.get(reverse("cases:fresh", args=[opened.number])).status_code == 404
