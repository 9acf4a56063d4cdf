"""Tours of what gives a case to somebody else within its department, and of what keeps it from him."""

from jehat.cases import actions
from jehat.cases.models import Conflict, Reassignment
from jehat.cases.states import Priority, Status

from . import scenes
from .scenes import WORDS
from .tour import Tour, chooses, leads, opens, picks, sends, unfolds, writes

WHY = leads("Why?")


def wished(people):
    case = scenes.opened(people)
    actions.ask_reassignment(by=people.noura.user, case=case, wish="skill", text=WORDS)
    return scenes.scene_of(case)


def stays(people, scene):
    asked = Reassignment.objects.get(case=scene["case"])
    assert (asked.is_granted, asked.answer) == (False, WORDS)


def goes(people, scene):
    assert Reassignment.objects.get(case=scene["case"]).is_granted


def _of_faisal(people):
    """A case of Imran's in Faisal's hands, against which nothing stands any more."""
    for one in Conflict.objects.filter(employee=people.faisal, withdrawn_at=None):
        actions.withdraw_conflict(by=people.huda.user, conflict=one)
    return scenes.filed(people, by="imran", to="faisal")


def of_faisal(people):
    return scenes.scene_of(_of_faisal(people))


def conflicting(people):
    case = _of_faisal(people)
    made = actions.declare_conflict(by=people.faisal.user, case=case, relation="kin")
    return scenes.scene_of(case, conflict=str(made.pk))


def declared(people, scene):
    assert Conflict.objects.filter(employee=people.faisal, withdrawn_at=None).exists()


def withdrawn(people, scene):
    assert not Conflict.objects.filter(employee=people.faisal, withdrawn_at=None).exists()


def restrictable(people):
    levels = people.noura.entity.secrecy_levels.order_by("rank")
    return scenes.in_hand(people) | {"level": str(levels[1].pk)}


def with_majed(people):
    scenes.filed(people, to="majed")
    return {"employee": str(people.majed.pk)}


TOURS = (
    Tour(
        "case.assign",
        "huda",
        scenes.in_hand,
        (opens("Assign", "a"), chooses("to", "{faisal}"), sends("Assign the case")),
        becomes={"assignee.user.first_en": "Faisal", "status": Status.ASSIGNED},
        says="The case was assigned.",
    ),
    Tour(
        "case.undo_assign",
        "huda",
        scenes.in_hand,
        (opens("Assign", "a"), chooses("to", "{faisal}"), sends("Assign the case"), sends("Undo", "z")),
        becomes={"assignee.user.first_en": "Noura"},
        tries=3,
    ),
    Tour(
        "case.ask_reassignment",
        "noura",
        scenes.in_hand,
        (WHY, chooses("wish", "skill"), writes("text", WORDS), sends("Ask the supervisor")),
        becomes={"assignee.user.first_en": "Noura"},
    ),
    Tour(
        "case.grant_reassignment",
        "huda",
        lambda people: wished(people) | {"majed": str(people.majed.pk)},
        (WHY, picks("to", "{majed}"), sends("Give it to another")),
        becomes={"assignee.user.first_en": "Majed"},
        holds=goes,
    ),
    Tour(
        "case.refuse_reassignment",
        "huda",
        wished,
        (WHY, writes("answer", WORDS), sends("Leave it with its holder")),
        becomes={"assignee.user.first_en": "Noura"},
        holds=stays,
    ),
    Tour(
        "case.declare_conflict",
        "faisal",
        of_faisal,
        (WHY, chooses("relation", "business"), sends("Declare the conflict")),
        holds=declared,
    ),
    Tour(
        "case.withdraw_conflict",
        "huda",
        conflicting,
        (WHY, sends("It stands no more")),
        holds=withdrawn,
    ),
    Tour(
        "case.classify",
        "huda",
        restrictable,
        (
            unfolds("More acts"),
            leads("Change the degree of secrecy"),
            chooses("level", "{level}"),
            picks("ground", "content"),
            sends("Change the degree"),
        ),
        becomes={"rank": 1},
    ),
    Tour(
        "case.prioritise",
        "noura",
        scenes.in_hand,
        (
            unfolds("More acts"),
            leads("Change the priority"),
            chooses("priority", "urgent"),
            picks("ground", "binding_date"),
            sends("Change the priority"),
        ),
        becomes={"priority": Priority.URGENT},
        says="The priority of the case was changed.",
    ),
    Tour(
        "case.reassign_all",
        "huda",
        with_majed,
        (leads("Give the cases to colleagues"), sends("All its open cases…")),
        at="/cases/team/{employee}/",
    ),
)
