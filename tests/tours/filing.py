"""Tours of how a case comes: at the counter, with questions that hang on others, by voice, with papers."""

from django.core.files.uploadedfile import SimpleUploadedFile

from jehat.cases.models import Case
from jehat.documents.actions import keep
from jehat.documents.models import File
from jehat.people.identifiers import luhn
from jehat.people.models import Identifier
from tests.browser import PDF

from . import scenes
from .scenes import WORDS
from .tour import (
    Tour,
    attaches,
    chooses,
    is_asked,
    opens,
    sends,
    sets_day,
    speaks,
    takes_off,
    unfolds,
    within,
    writes,
)

COUNTER = "/cases/counter/"
NEW = "/cases/new/{kind}/"
FIND = sends("Find the visitor")
FILE = sends("File the case")
# A kind that asks for the number of homes only where there are any.
ASKING = "WRM-BPC"


def newcomer(people):
    """Somebody whose number nobody has ever typed here."""
    stem = 199_000_000 + Identifier.objects.count()
    return {"identity": next(str(one) for one in range(stem * 10, stem * 10 + 10) if luhn(str(one)))}


def visitor(people):
    kind = scenes.kind()
    return {"kind_ar": kind.name_ar, "kind_en": kind.name_en}


def asking(people):
    return {"kind": ASKING}


def plain(people):
    return {"kind": scenes.KIND}


def _given(people):
    """A paper of Sara's that hangs on one of her cases."""
    name = f"deed-{File.objects.count()}.pdf"
    file = keep(by=people.sara, upload=SimpleUploadedFile(name, PDF, "application/pdf"))
    scenes.filed(people, files=[file])
    return name


def with_paper(people):
    return plain(people) | {"name": _given(people), "day": scenes.days_on(90)}


def _latest(people, name="sara"):
    return Case.objects.filter(beneficiary=getattr(people, name)).select_related("answers").latest("created_at")


def _first_words(people):
    return _latest(people).comments.get(act="submit")


def is_filed_for_her(people, scene):
    case = _latest(people)
    assert (case.subject, case.filed_by, case.channel) == (WORDS, people.salma.user, Case.Channel.COUNTER)


def says_how_many_homes(people, scene):
    told = _latest(people).answers.values
    assert (told["use"], str(told["units"])) == ("mixed", "12")


def is_spoken(people, scene):
    assert _first_words(people).voice_id


def has_the_paper(people, scene):
    assert [one.file.name for one in _first_words(people).attachments.all()] == [scene.get("name", scenes.FILE)]


def has_no_paper(people, scene):
    assert not _first_words(people).attachments.exists()


def holds_until(people, scene):
    until = File.objects.filter(uploader=people.sara, valid_until=scene["day"])
    assert scene["name"] in [one.name for one in until]


def chooses_the_visitor(guide, scene):
    """By the end of her mobile, which is all that is shown of it."""
    guide.leads("…0113")


def chooses_the_kind(guide, scene):
    guide.leads(scene[f"kind_{guide.language}"] + "…")


def takes_from_her_papers(guide, scene):
    guide.hand.press(guide._named(f"…{scene['name']}"))
    guide.has_attached(scene["name"])


OF_STAFF = (
    Tour(
        "case.receive_visitor",
        "salma",
        newcomer,
        (
            writes("identity", "{identity}"),
            FIND,
            writes("first_ar", WORDS),
            writes("family_ar", WORDS),
            sends("Open the account"),
        ),
        at=COUNTER,
    ),
    Tour(
        "case.submit_for",
        "salma",
        visitor,
        (
            writes("identity", "1999901133"),
            FIND,
            chooses_the_visitor,
            chooses_the_kind,
            writes("subject", WORDS),
            writes("text", WORDS),
            FILE,
        ),
        holds=is_filed_for_her,
        at=COUNTER,
    ),
)

OF_BENEFICIARY = (
    Tour(
        "case.submit",
        "sara",
        asking,
        (
            writes("subject", WORDS),
            writes("answer-plot", "214"),
            writes("answer-district", WORDS),
            writes("answer-area", "1250"),
            writes("answer-floors", "4"),
            is_asked("answer-units", False),
            chooses("answer-use", "mixed"),
            is_asked("answer-units"),
            writes("answer-units", "12"),
            FILE,
        ),
        holds=says_how_many_homes,
        at=NEW,
        way="with-questions",
    ),
    Tour("case.submit", "sara", plain, (speaks(), FILE), holds=is_spoken, at=NEW, way="by-voice"),
)

OF_PAPERS = (
    Tour(
        "file.keep",
        "sara",
        plain,
        (writes("subject", WORDS), attaches(scenes.FILE), FILE),
        holds=has_the_paper,
        at=NEW,
    ),
    Tour(
        "file.discard",
        "sara",
        plain,
        (writes("subject", WORDS), attaches(scenes.FILE), takes_off(scenes.FILE), FILE),
        holds=has_no_paper,
        at=NEW,
    ),
    Tour(
        "file.reuse",
        "sara",
        with_paper,
        (writes("subject", WORDS), opens("From my documents"), takes_from_her_papers, FILE),
        holds=has_the_paper,
        at=NEW,
    ),
    Tour(
        "file.set_validity",
        "sara",
        with_paper,
        (within("{name}"), unfolds("Until when it holds"), sets_day("valid_until", "day"), sends("Save")),
        holds=holds_until,
        at="/files/mine/",
    ),
)
