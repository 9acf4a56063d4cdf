"""Tours of what the administrator writes of a kind of case: its words, its form, its rules, and that it is shown."""

from jehat.catalogue import actions
from jehat.catalogue.models import Kind
from jehat.catalogue.queries import standing_of

from . import scenes
from .scenes import WORDS
from .tour import Tour, picks, presses, sends, unfolds, writes

KEPT = "/guide/keep/kinds/{code}/"
NAME = "Tour"
SAVE = sends("Save the draft")


def next_code(people):
    return {"code": f"WRM-T{Kind.objects.count()}", "department": str(people.huda.department.pk)}


def begun(people):
    """A kind of case of which nothing but the name is said."""
    code = next_code(people)["code"]
    named = {"department": people.huda.department, "name_ar": WORDS, "name_en": NAME}
    actions.add_kind(by=people.admin.user, entity=people.admin.entity, code=code, **named)
    return {"code": code}


def drafted(people):
    """A published kind of case with a draft that says something else."""
    kind = scenes.kind()
    standing = standing_of(kind)
    said = {"working_days": standing.working_days % 20 + 1}
    actions.write_version(by=people.admin.user, kind=kind, said=said, seen=standing.stamp)
    return {"code": kind.code, "days": said["working_days"]}


def _kind(scene):
    return Kind.objects.select_related("current").get(code=scene["code"])


def is_begun(people, scene):
    kind = _kind(scene)
    assert (kind.name_en, kind.is_published) == (NAME, False)


def takes_nine_days(people, scene):
    assert standing_of(_kind(scene)).working_days == 9


def asks_one_thing(people, scene):
    asked = standing_of(_kind(scene)).form
    assert [(one["label_ar"], one["label_en"]) for one in asked] == [(WORDS, NAME)]


def has_forty_days(people, scene):
    assert standing_of(_kind(scene)).ruled.legal_days == 40


def is_shown(people, scene):
    kind = _kind(scene)
    assert (kind.is_published, kind.current.working_days) == (True, scene["days"])


def is_gone(people, scene):
    assert not Kind.objects.filter(code=scene["code"]).exists()


TOURS = (
    Tour(
        "catalogue.add_kind",
        "admin",
        next_code,
        (
            writes("name_ar", WORDS),
            writes("name_en", NAME),
            writes("code", "{code}"),
            picks("department", "{department}"),
            sends("Add"),
        ),
        holds=is_begun,
        at="/guide/keep/kinds/add/",
    ),
    Tour(
        "catalogue.write_version",
        "admin",
        begun,
        (writes("working_days", "9"), SAVE),
        holds=takes_nine_days,
        says="The draft was saved.",
        at=KEPT,
    ),
    Tour(
        "catalogue.write_version",
        "admin",
        begun,
        (
            presses("Add a question"),
            writes("form-0-label_ar", WORDS),
            writes("form-0-label_en", NAME),
            SAVE,
        ),
        holds=asks_one_thing,
        says="The draft was saved.",
        at=f"{KEPT}form/",
        way="form",
    ),
    Tour(
        "catalogue.write_version",
        "admin",
        begun,
        (writes("legal_days", "40"), SAVE),
        holds=has_forty_days,
        says="The draft was saved.",
        at=f"{KEPT}rules/",
        way="rules",
    ),
    Tour(
        "catalogue.publish_kind",
        "admin",
        drafted,
        (sends("Publish"),),
        holds=is_shown,
        at=f"{KEPT}preview/",
    ),
    Tour(
        "catalogue.discard_draft",
        "admin",
        begun,
        (unfolds("Discard the draft"), sends("Discard it for good")),
        holds=is_gone,
        at=KEPT,
    ),
)
