"""Tours of the inbox: its rows, acts on many of them, its views, the next case; and of the counter."""

from playwright.sync_api import expect

from jehat.cases import actions
from jehat.cases.models import Case, SavedView

from . import scenes
from .tour import INBOX, Tour, chooses, leads, picks, sends, unfolds, writes

VIEWS = "/cases/inbox/views/"
MINE = f"{INBOX}?view=mine"
OURS = f"{INBOX}?view=department"
NAME = "Tour"
# More rows than this nobody goes through by one key.
MOST_ROWS = 40
PICK = chooses("pick", "{number}")
DO = sends("Do it to %(n)s case")
GIVE = (PICK, picks("to", "{faisal}"), leads("Assign"), DO)
READ = (leads("Mark as read"), DO)


def to_assign(people):
    return scenes.unopened(people) | {"faisal": str(people.faisal.pk)}


def two_rows(people):
    """Its row is not the first."""
    scene = scenes.in_hand(people)
    scenes.opened(people)
    return scene


def picks_by_keys(guide, scene):
    """J and K go from row to row, and X picks the row one is at."""
    page = guide.page
    row = page.locator(f'.row[href*="/{scene["number"]}/"]')
    for _ in range(MOST_ROWS):
        guide.keys("j")
        if row.evaluate("one => one === document.activeElement"):
            break
    guide.keys("k")
    expect(row).not_to_be_focused()
    guide.keys("j")
    expect(row).to_be_focused()
    guide.keys("x")
    expect(page.locator(f'[name=pick][value="{scene["number"]}"]')).to_be_checked()


def pulled(people, scene):
    assert Case.objects.filter(assignee=people.noura).exists()


def kept(people, scene):
    assert NAME in [one.name for one in SavedView.objects.filter(employee=people.noura)]


def with_view(people):
    SavedView.objects.filter(employee=people.noura).delete()
    view = actions.save_view(by=people.noura.user, name=NAME, asked={"view": "mine"})
    return {"view": str(view.pk)}


def preferred(people, scene):
    assert SavedView.objects.get(pk=scene["view"]).is_preferred


def forgotten(people, scene):
    assert not SavedView.objects.filter(pk=scene["view"]).exists()


TOURS = (
    Tour("case.open", "noura", scenes.unopened, (leads("…{subject}"),), at=MINE),
    Tour("case.mark_unread", "noura", scenes.in_hand, (sends("Mark as unread", "u"),)),
    Tour(
        "case.mark_read",
        "noura",
        scenes.in_hand,
        (PICK, *READ),
        at=MINE,
    ),
    Tour("case.mark_read", "noura", two_rows, (picks_by_keys, *READ), at=MINE, way="by-keys", is_of_keys=True),
    Tour(
        "case.mark_unread",
        "noura",
        scenes.in_hand,
        (PICK, *READ, sends("Undo", "z")),
        at=MINE,
        way="undo",
        tries=3,
    ),
    Tour(
        "case.assign",
        "huda",
        to_assign,
        GIVE,
        becomes={"assignee.user.first_en": "Faisal"},
        at=OURS,
        way="many",
    ),
    Tour(
        "case.undo_assign",
        "huda",
        to_assign,
        (*GIVE, sends("Undo", "z")),
        becomes={"assignee.user.first_en": "Noura"},
        at=OURS,
        way="many",
        tries=3,
    ),
    Tour("case.pull_next", "noura", scenes.queued, (sends("Take the next case"),), holds=pulled, at=INBOX),
    Tour(
        "view.save",
        "noura",
        lambda people: {},
        (
            unfolds("Filter and order"),
            leads("Save this view"),
            writes("name", NAME),
            chooses("scope", "own"),
            sends("Save"),
        ),
        holds=kept,
        at=INBOX,
    ),
    Tour("view.prefer", "noura", with_view, (sends("Open the inbox with it"),), holds=preferred, at=VIEWS),
    Tour("view.forget", "noura", with_view, (sends("Give up the view"),), holds=forgotten, at=VIEWS),
    Tour(
        "case.find_visitor",
        "salma",
        lambda people: {},
        (writes("identity", "1999901133"), sends("Find the visitor")),
        at="/cases/counter/",
    ),
)
