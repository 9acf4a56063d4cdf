"""Tours of how a case stands: its times and its waiting, its steps, what it has to do with others, who follows it."""

from jehat.cases import actions
from jehat.cases.models import CaseLink, Following, Postponement, StepReached
from jehat.cases.states import Status

from . import scenes
from .scenes import WORDS, days_on, scene_of
from .tour import Tour, leads, picks, presses, sends, sets_day, within, writes

TIMES = leads("Times and postponement")
LINKS = leads("See and link")
ITEM = "Fees"


def to_postpone(people):
    return scenes.in_hand(people) | {"day": days_on(7)}


def _asked(people):
    case = scenes.opened(people)
    actions.postpone(by=people.noura.user, case=case, until=_day(7), reason=WORDS)
    return scenes.again(case)


def _day(number):
    from datetime import date

    return date.fromisoformat(days_on(number))


def asked(people):
    return scene_of(_asked(people))


def put_off(people):
    case = _asked(people)
    actions.grant_postponement(by=people.huda.user, case=case, words=WORDS)
    return scene_of(case)


def postponed(people, scene):
    made = Postponement.objects.get(case=scene["case"])
    assert (str(made.until), made.reason.text) == (scene["day"], WORDS)


def urged(people):
    case = scenes.opened(people)
    actions.follow_up(by=people.huda.user, case=case)
    return scene_of(case)


def two(people):
    return scenes.in_hand(people) | {"other": scenes.opened(people).number}


def linked(people):
    case, other = scenes.opened(people), scenes.opened(people)
    actions.link_cases(by=people.noura.user, case=case, other=other)
    return scene_of(case, other=other.number)


def has_link(people, scene):
    link = CaseLink.objects.get(one=scene["case"])
    assert (link.other.number, link.kind) == (scene["other"], "reply")


def has_none(people, scene):
    assert not CaseLink.objects.standing().filter(one=scene["case"]).exists()


def followed(people):
    case = scenes.opened(people)
    actions.follow(by=people.huda.user, case=case)
    return scene_of(case)


def is_followed(yes):
    def holds(people, scene):
        assert Following.objects.filter(case=scene["case"], employee=people.huda).exists() is yes

    return holds


def reached(people, scene):
    assert StepReached.objects.filter(case=scene["case"]).exists()


TOURS = (
    Tour(
        "case.postpone",
        "noura",
        to_postpone,
        (TIMES, sets_day("until", "day"), writes("reason", WORDS), sends("Ask for a postponement")),
        holds=postponed,
    ),
    Tour(
        "case.grant_postponement",
        "huda",
        asked,
        (TIMES, writes("words", WORDS), sends("Grant the postponement")),
        becomes={"status": Status.POSTPONED},
    ),
    Tour(
        "case.refuse_postponement",
        "huda",
        asked,
        (TIMES, writes("reason", WORDS), sends("Refuse the postponement")),
        becomes={"status": Status.IN_PROGRESS},
        says="The postponement was refused.",
    ),
    Tour(
        "case.resume",
        "noura",
        put_off,
        (TIMES, sends("Go on with the work")),
        becomes={"status": Status.IN_PROGRESS},
        says="The work on the case goes on.",
    ),
    Tour("case.follow_up", "huda", scenes.in_hand, (TIMES, sends("Urge the case on"))),
    Tour("case.expedite", "huda", urged, (TIMES, sends("Urge the case on"))),
    Tour(
        "case.link_cases",
        "noura",
        two,
        (LINKS, within("Link to a case"), picks("kind", "reply"), writes("number", "{other}"), sends("Link")),
        holds=has_link,
    ),
    Tour("case.unlink_cases", "noura", linked, (LINKS, within("{other}"), sends("Remove the link")), holds=has_none),
    Tour(
        "case.merge",
        "noura",
        two,
        (LINKS, within("Merge into a case"), writes("number", "{other}"), writes("text", WORDS), sends("Merge")),
        becomes={"outcome": "merged"},
    ),
    Tour("case.follow", "huda", scenes.in_hand, (sends("Follow this case", "w"),), holds=is_followed(True)),
    Tour("case.unfollow", "huda", followed, (sends("Stop following", "w"),), holds=is_followed(False)),
    Tour(
        "case.reach_step",
        "noura",
        scenes.in_hand,
        (presses("Steps of the work"), sends("Reached…")),
        holds=reached,
    ),
)
