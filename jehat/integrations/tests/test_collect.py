from datetime import timedelta

from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases.actions import note, submit
from jehat.integrations import actions
from jehat.integrations.models import Delivery


def file(world, kind=None, subject="A workshop"):
    return submit(by=world.sara, kind=kind or world.kind, subject=subject)


def test_each_act_once(world, webhook):
    case = file(world)
    note(by=world.noura.user, case=case, text="Is it his land?")
    assert actions.collect() == 2 and actions.collect() == 0
    assert list(Delivery.objects.values_list("event__verb", flat=True)) == ["case.submit", "case.note"]


def test_only_the_entitys_own_acts(world, webhook):
    file(world, kind=world.other_kind)
    assert actions.collect() == 0


def test_a_refused_act_is_no_news(world, webhook):
    case = file(world)
    actions.collect()
    try:
        note(by=world.stranger.user, case=case, text="Let me in")
    except Exception:
        assert Event.objects.filter(verb="case.note", outcome="refused").exists()
    assert actions.collect() == 0


def test_what_commits_late_is_told_all_the_same(world, webhook):
    """An act whose transaction ended after that of a later one has a smaller number, and is found."""
    file(world)
    early = Event.objects.filter(verb="case.submit").get()
    Delivery.objects.all().delete()
    file(world, subject="Later")
    later = Event.objects.filter(verb="case.submit").last()
    Delivery.objects.create(entity=world.entity, webhook=webhook, event=later)
    assert actions.collect() == 1
    assert Delivery.objects.filter(event=early).exists()


def test_the_mark_moves_once_nothing_can_come_late(world, webhook):
    file(world)
    actions.collect()
    webhook.refresh_from_db()
    before = webhook.read_to
    actions.collect(now=timezone.now() + timedelta(hours=1))
    webhook.refresh_from_db()
    assert webhook.read_to > before
    assert actions.collect() == 0


def test_a_full_hand_leaves_the_rest_for_the_next_turn(world, webhook, monkeypatch):
    monkeypatch.setattr("jehat.integrations.actions.delivering.AT_ONCE", 2)
    for number in range(3):
        file(world, subject=str(number))
    assert [actions.collect(), actions.collect(), actions.collect()] == [2, 1, 0]
