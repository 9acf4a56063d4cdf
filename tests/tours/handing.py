"""Tours of referral: to a department, a person, another entity; taken, refused, given back, recalled."""

from jehat.cases import actions
from jehat.cases.models import Case, Referral
from jehat.cases.states import Status
from jehat.catalogue.models import Kind
from jehat.organization.models import Department

from . import scenes
from .scenes import WORDS, scene_of
from .tour import Tour, chooses, leads, opens, picks, sends, within, writes

SENT = "/cases/referrals/"
REFER = opens("Refer", "f")


def to_refer(people):
    care = Department.objects.get(entity__code="WRM", code="CX")
    there = Kind.objects.get(code="PRA-LIC")
    given = {"legal": str(scenes.legal().pk), "yousef": str(people.yousef.pk), "care": str(care.pk)}
    return scenes.in_hand(people) | given | {"there": str(there.pk)}


def referred(people):
    return scene_of(scenes.referred(people))


def _read(people):
    return actions.open_case(by=people.yousef.user, case=scenes.referred(people))


def read(people):
    return scene_of(_read(people))


def accepted(people):
    return scene_of(actions.accept_referral(by=people.yousef.user, case=_read(people)))


def asked_back(people):
    case = _read(people)
    actions.request_recall(by=people.noura.user, referral=scenes.referral_of(case))
    return scene_of(case)


def copied(people):
    care = Department.objects.get(entity__code="WRM", code="CX")
    return scene_of(scenes.referred(people, copies=[(care, "opinion")]))


def sent_out(people):
    case = scenes.opened(people)
    actions.refer_out(by=people.noura.user, case=case, kind=scenes.kind("PRA-LIC"), note=WORDS)
    hop = Referral.objects.get(case=case)
    return scene_of(case, onward=str(hop.onward_id))


def is_ended_there(people, scene):
    assert not Case.objects.get(pk=scene["onward"]).is_open


def sent_twice(people, scene):
    hops = Referral.objects.filter(case=scene["case"])
    assert sorted(hops.values_list("to_department__code", "is_original")) == [("CX", False), ("LEGAL", True)]


def returned(people, scene):
    assert Referral.objects.get(case=scene["case"]).ground == "not_ours"


def sends_back(verb, ready, opening, sending) -> Tour:
    """Yousef, to whom it was referred, has none of it, and says so in words and by a ground."""
    steps = (opens(opening), picks("ground", "not_ours"), writes("note", WORDS), sends(sending))
    return Tour(verb, "yousef", ready, steps, becomes={"department.code": "PERM"}, holds=returned)


TOURS = (
    Tour(
        "case.refer",
        "noura",
        to_refer,
        (REFER, picks("to", "{legal}"), writes("note", WORDS), sends("Refer the case")),
        becomes={"department.code": "LEGAL"},
        says="The case was referred.",
    ),
    Tour(
        "case.refer",
        "noura",
        to_refer,
        (
            REFER,
            leads("To a person"),
            picks("person", "{yousef}"),
            writes("note", WORDS),
            chooses("copies", "{care}"),
            sends("Refer the case"),
        ),
        becomes={"assignee.user.first_en": "Yousef"},
        holds=sent_twice,
        way="to-a-person",
    ),
    Tour(
        "case.refer_out",
        "noura",
        to_refer,
        (REFER, leads("To another entity"), picks("kind", "{there}"), writes("note", WORDS), sends("Send it on")),
        becomes={"status": Status.WAITING_OTHER},
    ),
    Tour("case.accept_referral", "yousef", referred, (sends("Accept"),)),
    sends_back("case.refuse_referral", referred, "Refuse", "Refuse the referral"),
    sends_back("case.give_back", accepted, "Give back", "Give the case back"),
    Tour(
        "case.recall",
        "noura",
        referred,
        (within("{number}"), sends("Recall")),
        becomes={"department.code": "PERM"},
        at=SENT,
    ),
    Tour(
        "case.call_back",
        "noura",
        sent_out,
        (within("{number}"), sends("Recall")),
        becomes={"status": Status.IN_PROGRESS},
        holds=is_ended_there,
        at=SENT,
    ),
    Tour("case.request_recall", "noura", read, (within("{number}"), sends("Ask to have it back")), at=SENT),
    Tour(
        "case.grant_recall",
        "yousef",
        asked_back,
        (sends("Let it go back"),),
        becomes={"department.code": "PERM"},
    ),
    Tour(
        "case.decline_recall",
        "yousef",
        asked_back,
        (sends("Keep it"),),
        becomes={"department.code": "LEGAL"},
    ),
    Tour("case.conclude_copy", "salma", copied, (writes("note", WORDS), sends("Answer the copy"))),
)
