"""Tours of what was typed and not sent: kept, thrown away, chosen between two devices, carried to another case."""

from uuid import uuid4

from jehat.cases import actions
from jehat.cases.queries.kept import speaking_place
from jehat.documents.actions import keep_draft
from jehat.documents.queries import draft_at

from . import scenes
from .scenes import WORDS
from .tour import Tour, is_kept, sends, writes

OWN = "/cases/{number}/"
OTHER = "Words of another device"


def _place(case):
    return speaking_place(case, "comment")


def _typed(people, case, text, **more):
    return keep_draft(by=people.sara, place=_place(case), words={"text": text}, **more)


def begun(people):
    case = scenes.opened(people)
    return {"number": case.number, "place": _place(case)}


def typed(people):
    case = scenes.opened(people)
    _typed(people, case, WORDS)
    return {"number": case.number, "place": _place(case)}


def on_two_devices(people):
    case = scenes.opened(people)
    for text in (WORDS, OTHER):
        _typed(people, case, text, device=uuid4())
    return {"number": case.number, "place": _place(case)}


def merged_meanwhile(people):
    case, into = scenes.opened(people), scenes.opened(people)
    _typed(people, case, WORDS)
    actions.merge(by=people.noura.user, case=case, into=into, text="The same matter.")
    return {"number": case.number, "place": _place(into)}


def waits(people, scene):
    assert draft_at(people.sara, scene["place"]).words["text"] == WORDS


def is_gone(people, scene):
    assert draft_at(people.sara, scene["place"]) is None


TOURS = (
    Tour("draft.keep", "sara", begun, (writes("text", WORDS), is_kept()), holds=waits, at=OWN),
    Tour(
        "draft.discard",
        "sara",
        typed,
        (sends("Discard the draft: %(title)s"),),
        holds=is_gone,
        at="/files/drafts/",
    ),
    Tour("draft.swap", "sara", on_two_devices, (sends("Go on with these words"),), holds=waits, at=OWN, is_silent=True),
    Tour(
        "draft.carry",
        "sara",
        merged_meanwhile,
        (sends("Go on with these words in case %(number)s"),),
        holds=waits,
        at=OWN,
        is_silent=True,
    ),
)
