"""Tours of what is told: the entity's own words, messages that did not arrive, and notices that are read."""

from jehat.cases import actions as cases
from jehat.cases.tidings import REPLY
from jehat.notifications import actions
from jehat.notifications.models import Message, Notice, Subscription, Template
from jehat.notifications.phrases import Phrase
from jehat.notifications.states import State
from jehat.notifications.tidings import Way

from . import scenes
from .scenes import WORDS
from .tour import Tour, leads, sends, writes

TEMPLATE = f"/notices/templates/{REPLY.key}/{Way.EMAIL.value}/"
DEAD = "/notices/messages/?show=dead"


def new_words(people):
    return {"words": f"{WORDS} {Template.objects.count()}"}


def reworded(people):
    words = {language: Phrase(new_words(people)["words"], "Words") for language in ("ar", "en")}
    given = {"entity": people.admin.entity, "tiding": REPLY, "way": Way.EMAIL}
    actions.write_template(by=people.admin.user, words=words, **given)
    return {}


def told(people):
    """Imran was written to, who is told of everything at once."""
    case = scenes.opened(people, by="imran")
    cases.comment(by=people.noura.user, case=case, text="The drawings are with us.")
    return {"number": case.number}


def lost(people):
    """A message of the entity that did not arrive, the newest of all."""
    told(people)
    message = Message.objects.of(people.admin.entity).latest("pk")
    Message.objects.filter(pk=message.pk).update(state=State.FAILED, failure="refused")
    return {"message": str(message.pk)}


def woken(people):
    """A browser of Imran's that may be woken."""
    number = Subscription.objects.count()
    keys = {"public_key": "B" * 87, "secret": "s" * 22}
    made = actions.subscribe(by=people.imran, endpoint=f"https://fcm.googleapis.com/fcm/send/tour-{number}", **keys)
    return {"browser": str(made.pk)}


def is_let_be(people, scene):
    assert not Subscription.objects.filter(pk=scene["browser"]).exists()


def is_said(people, scene):
    latest = Template.objects.filter(language="ar").latest("created_at")
    assert latest.text == scene["words"]


def is_the_platforms(people, scene):
    assert Template.objects.latest("created_at").is_platforms_own


def goes_again(people, scene):
    assert not Message.objects.get(pk=scene["message"]).is_dead


def is_aside(people, scene):
    assert Message.objects.get(pk=scene["message"]).dismissed_at


def is_read(people, scene):
    assert Notice.objects.of(people.imran).filter(number=scene["number"], read_at__isnull=False).exists()


def all_are_read(people, scene):
    # What was held back for some seconds may have come since.
    assert not Notice.objects.of(people.imran).unread().filter(not_before__isnull=True).exists()


TOURS = (
    Tour(
        "template.write",
        "admin",
        new_words,
        (writes("text_ar", "{words}"), sends("Save")),
        holds=is_said,
        says="The words were saved.",
        at=TEMPLATE,
    ),
    Tour(
        "template.try",
        "admin",
        new_words,
        (writes("text_ar", "{words}"), sends("Send a trial to myself")),
        says="A trial is on its way to you.",
        at=TEMPLATE,
    ),
    Tour(
        "template.restore",
        "admin",
        reworded,
        (sends("Say the platform's words again"),),
        holds=is_the_platforms,
        at=TEMPLATE,
    ),
    Tour("message.resend", "admin", lost, (sends("Send again"),), holds=goes_again, at=DEAD),
    Tour("message.dismiss", "admin", lost, (sends("Put aside"),), holds=is_aside, at=DEAD),
    Tour(
        "push.unsubscribe",
        "imran",
        woken,
        (sends("Remove"),),
        holds=is_let_be,
        at="/notices/preferences/",
    ),
    Tour("notice.read", "imran", told, (leads("…{number}"),), holds=is_read, at="/notices/"),
    Tour("notice.read_all", "imran", told, (sends("Mark all as read"),), holds=all_are_read, at="/notices/"),
)
