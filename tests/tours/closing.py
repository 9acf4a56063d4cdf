"""Tours of how a case ends, of what stands before its end, and of how it comes back."""

from functools import partial

from jehat.cases import actions
from jehat.cases.models import Case, Tick
from jehat.cases.states import Ground, Outcome, Status

from . import scenes
from .filing import ASKING
from .scenes import WORDS, scene_of
from .tour import Tour, chooses, opens, picks, sends, unfolds, writes

REJECT = (unfolds("More acts"), opens("Close without completing"))
CLOSE = sends("Close, and tell the beneficiary")


def _completed(people):
    return actions.complete(by=people.noura.user, case=scenes.opened(people), text=WORDS)


def completed(people):
    return scene_of(_completed(people))


def appealed(people):
    case = actions.reject(by=people.noura.user, case=scenes.opened(people), text=WORDS)
    actions.appeal(by=people.sara, case=case, text=WORDS)
    return scene_of(case)


def _to_go_through(people):
    """A case of a kind that wants two things gone through before it is closed."""
    kind = scenes.kind(ASKING)
    answers = {"plot": "214", "district": WORDS, "area": "1250", "floors": "4", "use": "offices"}
    return scenes.opened(people, kind=kind, answers=answers)


def listed(people):
    case = _to_go_through(people)
    items = case.terms.ruled.closing_checklist
    return scene_of(case, code=items[1].code, item_ar=items[1].name_ar, item_en=items[1].name_en)


def gone_through(people):
    scene = listed(people)
    actions.tick(by=people.noura.user, case=Case.objects.get(pk=scene["case"]), item=scene["code"])
    return scene


def presses_the_item(yes, guide, scene):
    """In place: the list says anew how it stands, and the focus stays where it was."""
    guide.toggles(scene[f"item_{guide.language}"] + "…", yes)
    guide.has_focus(scene[f"item_{guide.language}"] + "…")


def is_ticked(yes):
    def holds(people, scene):
        assert Tick.objects.filter(case=scene["case"], code=scene["code"]).exists() is yes

    return holds


CHECK = opens("Complete", "e")
TOURS = (
    Tour("case.tick", "noura", listed, (CHECK, partial(presses_the_item, True)), holds=is_ticked(True)),
    Tour("case.untick", "noura", gone_through, (CHECK, partial(presses_the_item, False)), holds=is_ticked(False)),
    Tour(
        "case.complete",
        "noura",
        scenes.in_hand,
        (opens("Complete", "e"), writes("text", WORDS), sends("Complete, and tell the beneficiary")),
        becomes={"status": Status.COMPLETED, "outcome": Outcome.DONE},
        holds=scenes.said("complete"),
        says="The case was completed.",
    ),
    Tour(
        "case.reject",
        "noura",
        scenes.in_hand,
        (*REJECT, chooses("outcome", "not_competent"), writes("text", WORDS), CLOSE),
        becomes={"status": Status.REJECTED, "outcome": Outcome.NOT_COMPETENT},
        says="The case was closed.",
    ),
    Tour(
        "case.reject",
        "noura",
        scenes.in_hand,
        (*REJECT, chooses("outcome", "rejected"), picks("ground", Ground.DOCUMENTS), writes("text", WORDS), CLOSE),
        becomes={"status": Status.REJECTED, "outcome": Outcome.REJECTED},
        holds=scenes.said("reject"),
        way="on-a-ground",
    ),
    Tour(
        "case.undo_close",
        "noura",
        completed,
        (sends("Take the closing back"),),
        becomes={"status": Status.IN_PROGRESS},
    ),
    Tour(
        "case.reopen",
        "huda",
        completed,
        (opens("Open again"), writes("text", WORDS), sends("Open the case again")),
        becomes={"outcome": ""},
    ),
    Tour(
        "case.decide_appeal",
        "salma",
        appealed,
        (
            opens("Decide the appeal"),
            chooses("decision", "upheld"),
            writes("text", WORDS),
            sends("Decide, and tell the beneficiary"),
        ),
        becomes={"status": Status.REJECTED, "appeal.decision": "upheld"},
    ),
)
