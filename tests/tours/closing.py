"""Tours of how a case ends, of what stands before its end, and of how it comes back."""

from jehat.cases import actions
from jehat.cases.states import Ground, Outcome, Status

from . import scenes
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


TOURS = (
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
