"""Tours of what is said about a case: to the beneficiary, to the team, and taken back."""

from jehat.cases import actions
from jehat.cases.models import CannedReply, Comment, Mention, Points
from jehat.cases.states import Status

from . import scenes
from .scenes import WORDS
from .tour import Tour, chooses, downloads, leads, opens, picks, sees, sends, takes_first, unfolds, within, writes

Act = Comment.Act
SEND = sends("Send to the beneficiary")


def silent(people, scene):
    """What was sent is there no more."""
    assert WORDS not in [one.text for one in Comment.objects.filter(case=scene["case"])]


def mentioned(people, scene):
    scenes.noted(people, scene)
    assert Mention.objects.filter(note__case=scene["case"], employee=people.huda).exists()


def asked_in_points(people, scene):
    listed = Points.objects.get(case=scene["case"]).listed
    assert [(one["words"], one["wanted"], one["options"]) for one in listed] == [
        (WORDS, "long_text", []),
        (WORDS, "choice", ["A", "B"]),
    ]


def with_a_reply(people):
    """Noura has a canned reply of her own."""
    user = people.noura.user
    title = f"Tour {CannedReply.objects.count()}"
    one = actions.write_reply(by=user, scope="own", title=title, arabic=WORDS, english=WORDS)
    return scenes.in_hand(people) | {"reply": str(one.pk), "title": title}


def written(people, scene):
    kept = CannedReply.objects.filter(employee=people.noura)
    assert ("Tour of writing", WORDS) in [(one.title, one.arabic) for one in kept]


def retired(people, scene):
    assert CannedReply.objects.get(pk=scene["reply"]).retired_at is not None


def changed(people, scene):
    assert CannedReply.objects.get(pk=scene["reply"]).english == "Other words"


TOURS = (
    Tour(
        "case.comment",
        "noura",
        scenes.in_hand,
        (chooses("composer-mode", "external"), writes("text", WORDS), SEND),
        holds=scenes.said(Act.COMMENT),
        says="Sent to the beneficiary.",
    ),
    Tour(
        "case.comment",
        "noura",
        with_a_reply,
        (chooses("composer-mode", "external"), opens("Canned replies"), takes_first("text"), SEND),
        says="Sent to the beneficiary.",
        way="canned",
    ),
    Tour(
        "case.unsend",
        "noura",
        scenes.in_hand,
        (chooses("composer-mode", "external"), writes("text", WORDS), SEND, sends("Undo", "z")),
        holds=silent,
        says="It was taken back; the words are a draft again.",
        tries=3,
    ),
    Tour(
        "case.note",
        "noura",
        scenes.in_hand,
        (chooses("composer-mode", "internal"), writes("text", WORDS), sends("Save the internal note")),
        holds=scenes.noted,
        says="The note was saved for the team.",
    ),
    Tour(
        "case.note",
        "noura",
        scenes.in_hand,
        (
            chooses("composer-mode", "internal"),
            unfolds("Name a colleague"),
            chooses("mentions", "{huda}"),
            writes("text", WORDS),
            sends("Save the internal note"),
        ),
        holds=mentioned,
        way="mention",
    ),
    Tour(
        "case.ask",
        "noura",
        scenes.in_hand,
        (opens("Ask", "q"), writes("text", WORDS), sends("Ask, and wait for the reply")),
        becomes={"status": Status.WAITING_BENEFICIARY},
        holds=scenes.said(Act.ASK),
        says="The beneficiary was asked.",
    ),
    Tour(
        "case.ask",
        "noura",
        scenes.in_hand,
        (
            opens("Ask", "q"),
            writes("text", WORDS),
            unfolds("Ask several things, each answered in its own place"),
            writes("words-1", WORDS),
            writes("words-2", WORDS),
            picks("wanted-2", "choice"),
            writes("options-2", "A\nB"),
            sends("Ask, and wait for the reply"),
        ),
        becomes={"status": Status.WAITING_BENEFICIARY},
        holds=asked_in_points,
        way="in-points",
    ),
    Tour("case.download", "noura", scenes.with_file, (downloads(f"{scenes.FILE}…"),)),
    Tour("case.receipt", "noura", scenes.in_hand, (downloads("Receipt (PDF)"),)),
    Tour("case.print", "noura", scenes.in_hand, (leads("Print", "p"), sees("Details"))),
    Tour(
        "reply.write",
        "noura",
        lambda people: {},
        (
            leads("Write a reply"),
            writes("title", "Tour of writing"),
            chooses("scope", "own"),
            writes("arabic", WORDS),
            writes("english", "Words of the tour"),
            sends("Save"),
        ),
        holds=written,
        at="/cases/replies/",
    ),
    Tour(
        "reply.change",
        "noura",
        with_a_reply,
        (within("{title}"), leads("Change…"), writes("english", "Other words"), sends("Save")),
        holds=changed,
        at="/cases/replies/",
    ),
    Tour(
        "reply.retire",
        "noura",
        with_a_reply,
        (sends("Retire the reply"),),
        holds=retired,
        at="/cases/replies/{reply}/",
    ),
)
