from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.timeline import timeline
from jehat.core.verdict import Refused


@pytest.fixture
def story(world, hand_in):
    """A case from its filing to its rating, one act an hour."""
    moments = iter(timezone.now() - timedelta(days=1) + timedelta(hours=n) for n in range(20))
    officer, sara = world.noura.user, world.sara
    case = actions.submit(by=sara, kind=world.kind, subject="A workshop", text="one", now=next(moments))
    actions.open_case(by=sara, case=case, now=next(moments))
    actions.open_case(by=officer, case=case, now=next(moments))
    actions.open_case(by=officer, case=case, now=next(moments))
    actions.note(by=officer, case=case, text="two", files=[hand_in(officer)], now=next(moments))
    actions.ask(by=officer, case=case, text="three", now=next(moments))
    actions.answer(by=sara, case=case, text="four", files=[hand_in(sara)], now=next(moments))
    actions.assign(by=officer, case=case, to=world.faisal, now=next(moments))
    actions.refer(by=world.faisal.user, case=case, to=world.legal, note="five", now=next(moments))
    actions.complete(by=world.yousef.user, case=case, text="six", now=next(moments))
    actions.rate(by=sara, case=case, stars=5, now=next(moments))
    return Case.objects.get(pk=case.pk)


def said(entries):
    return [(entry.comment or entry.note).text for entry in entries if not entry.happening]


def happened(entries):
    return [entry.happening for entry in entries if entry.happening]


def test_the_team_reads_everything_in_order(story):
    entries = timeline(story, is_team=True)
    assert said(entries) == ["one", "two", "three", "four", "five", "six"]
    moments = [entry.at for entry in entries]
    assert moments == sorted(moments)
    assert len([entry for entry in entries if entry.note]) == 2


def test_the_beneficiary_reads_what_both_sides_said(story):
    entries = timeline(story, is_team=False)
    assert said(entries) == ["one", "three", "four", "six"]
    assert not any(entry.note for entry in entries)


def test_every_line_of_the_record_has_a_sentence_in_both_languages(world, story):
    with translation.override("en"):
        told = [(one.icon, one.sentence, one.reason) for one in happened(timeline(story, is_team=True))]
    assert told == [
        ("file-plus", "The case was filed", ""),
        (
            "user-plus",
            "Assigned automatically to Noura Alghadeer",
            "equal load, and the longest wait since the last assignment",
        ),
        ("eye", "The case was opened", ""),
        ("user-plus", "Assigned to Faisal Alrawabi", ""),
        ("forward", f"Referred to {world.legal.name_en}", ""),
        ("user-plus", "Assigned automatically to Yousef Albustan", "the only one available in the department"),
        ("circle-check", "The case was completed", ""),
        ("star", "The beneficiary rated the service: 5 of 5", ""),
    ]


def test_only_the_team_reads_by_what_numbers_it_was_given(story):
    with translation.override("en"):
        team, beneficiary = ([one.figures for one in happened(timeline(story, is_team=it))] for it in (True, False))
    assert team[1] == "open cases at the time: 0; eligible employees: 3"
    assert [bool(one) for one in team] == [False, True, False, False, False, True, False, False]
    assert not any(beneficiary)


def test_the_beneficiary_is_not_told_who_read_it(story):
    icons = [one.icon for one in happened(timeline(story, is_team=False))]
    assert "eye" not in icons
    assert len(icons) == 7


def test_of_each_employee_the_first_opening_is_told_and_of_the_beneficiary_none(world, story):
    openings = [one.by for one in happened(timeline(story, is_team=True)) if one.icon == "eye"]
    assert openings == [world.noura.name]


def test_a_refusal_is_no_part_of_the_story(world, story):
    before = len(timeline(story, is_team=True))
    with pytest.raises(Refused):
        actions.complete(by=world.yousef.user, case=story, text="Again")
    assert len(timeline(story, is_team=True)) == before


@pytest.mark.parametrize(
    ("show", "team", "beneficiary"),
    [
        ("external", ["one", "three", "four", "six"], ["one", "three", "four", "six"]),
        ("internal", ["two", "five"], []),
        ("files", ["two", "four"], ["four"]),
    ],
)
def test_a_part_of_the_story(story, show, team, beneficiary):
    assert said(timeline(story, is_team=True, show=show)) == team
    assert said(timeline(story, is_team=False, show=show)) == beneficiary
    assert happened(timeline(story, is_team=True, show=show)) == []


def test_what_waits_in_a_queue_says_in_which(world, queued):
    with translation.override("en"):
        line = happened(timeline(queued, is_team=True))[1]
    assert line.sentence == f"Placed in the queue of {world.permits.name_en}"
    assert line.reason == "nobody was available; it waits in the queue of its owner"


def test_a_name_with_braces_breaks_nothing(world, case):
    user = world.noura.user
    user.first_en = user.first_ar = "{to} %(n)s"
    user.save()
    with translation.override("en"):
        assert happened(timeline(case, is_team=True))[1].sentence == "Assigned automatically to {to} %(n)s Alghadeer"


def read(entries) -> int:
    """Read every word and every file name, as a page does; how many queries that took."""
    with CaptureQueriesContext(connection) as queries:
        for entry in entries():
            if spoken := entry.comment or entry.note:
                assert spoken.text is not None
                assert all(one.file.name for one in spoken.attachments.all())
    return len(queries)


def test_it_costs_the_same_however_long(world, opened, hand_in):
    def story():
        return timeline(Case.objects.get(pk=opened.pk), is_team=True)

    actions.comment(by=world.sara, case=opened, text="x", files=[hand_in(world.sara)])
    actions.note(by=world.noura.user, case=opened, text="x", files=[hand_in(world.noura.user)])
    few = read(story)
    for _ in range(10):
        actions.comment(by=world.sara, case=opened, text="x", files=[hand_in(world.sara), hand_in(world.sara)])
        actions.note(by=world.huda.user, case=opened, text="x", files=[hand_in(world.huda.user)])
    assert read(story) == few


def test_a_long_story_says_that_it_has_a_beginning(world, client, story, monkeypatch):
    for module in ("jehat.cases.timeline", "jehat.cases.views.speech"):
        monkeypatch.setattr(f"{module}.MOST", 2)
    client.force_login(world.sara)
    address = f"/cases/{story.number}/"
    asked = 'href="?show=all&amp;whole=1"'
    assert asked in client.get(address).content.decode()
    assert asked not in client.get(address, {"whole": "1"}).content.decode()
