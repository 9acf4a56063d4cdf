"""The tours of those whom cases are worked on for: filing, answering, taking back, judging, and how they are told."""

from jehat.cases import actions
from jehat.cases.models import Appeal, Case, Comment, Points, Rating
from jehat.cases.states import Outcome, Status
from jehat.notifications.models import Preference

from . import scenes
from .scenes import WORDS, scene_of
from .tour import Tour, chooses, leads, sends, unfolds, writes

OWN = "/cases/{number}/"
Act = Comment.Act


def nothing(people):
    return {}


def asked(people):
    case = scenes.opened(people)
    actions.ask(by=people.noura.user, case=case, text="What is the number of the deed?")
    return scene_of(case)


def asked_in_points(people):
    case = scenes.opened(people)
    points = [
        {"words": "The deed", "wanted": "long_text"},
        {"words": "Since", "wanted": "choice", "options": ["A", "B"]},
    ]
    actions.ask(by=people.noura.user, case=case, text="We need two things.", points=points)
    return scene_of(case)


def has_answered_both(people, scene):
    listed = Points.objects.get(case=scene["case"]).listed
    assert [one["answer"] for one in listed] == [WORDS, "2"]


def done(people):
    return scene_of(actions.complete(by=people.noura.user, case=scenes.opened(people), text="The permit is issued."))


def rejected(people):
    case = scenes.opened(people)
    return scene_of(actions.reject(by=people.noura.user, case=case, text="It cannot be.", outcome=Outcome.REJECTED))


def in_one_language(people):
    case = scenes.opened(people)
    return scene_of(case, spoken=case.language)


def is_in_the_other(people, scene):
    assert Case.objects.get(pk=scene["case"]).language != scene["spoken"]


def is_filed(people, scene):
    said = Comment.objects.filter(case__beneficiary=people.sara).latest("created_at")
    assert (said.text, said.case.subject) == (WORDS, WORDS)


def has_stars(people, scene):
    rating = Rating.objects.get(case=scene["case"])
    assert (rating.stars, rating.text) == (5, WORDS)


def is_appealed(people, scene):
    assert Appeal.objects.filter(case=scene["case"]).exists()


def is_digested(people, scene):
    assert Preference.objects.get(user=people.sara).pace == "daily"


TOURS = (
    Tour(
        "case.submit",
        "sara",
        nothing,
        (writes("subject", WORDS), writes("text", WORDS), sends("File the case")),
        holds=is_filed,
        at=f"/cases/new/{scenes.KIND}/",
    ),
    Tour(
        "case.comment",
        "sara",
        scenes.in_hand,
        (writes("text", WORDS), sends("Send")),
        holds=scenes.said(Act.COMMENT),
        at=OWN,
    ),
    Tour(
        "case.answer",
        "sara",
        asked,
        (writes("text", WORDS), sends("Send the answer")),
        becomes={"status": Status.IN_PROGRESS},
        holds=scenes.said(Act.ANSWER),
        at=OWN,
    ),
    Tour(
        "case.answer",
        "sara",
        asked_in_points,
        (writes("answer-1", WORDS), chooses("answer-2", "2"), sends("Send the answer")),
        becomes={"status": Status.IN_PROGRESS},
        holds=has_answered_both,
        at=OWN,
        way="in-points",
    ),
    Tour(
        "case.withdraw",
        "sara",
        scenes.in_hand,
        (leads("Withdraw the case"), writes("text", WORDS), sends("Withdraw case %(number)s")),
        becomes={"status": Status.WITHDRAWN},
        at=OWN,
    ),
    Tour(
        "case.rate",
        "sara",
        done,
        (chooses("stars", "5"), writes("text", WORDS), sends("Send the rating")),
        holds=has_stars,
        says="Thank you. Your opinion was recorded.",
        at=OWN,
    ),
    Tour(
        "case.choose_language",
        "sara",
        in_one_language,
        (sends("From now on in %(name)s"),),
        holds=is_in_the_other,
        says="Letters and messages about this case are in this language from now on.",
        at=OWN,
    ),
    Tour(
        "case.dispute",
        "sara",
        done,
        (unfolds("No, something is missing"), writes("text", WORDS), sends("It is not solved")),
        becomes={"outcome": ""},
        at=OWN,
    ),
    Tour(
        "case.appeal",
        "sara",
        rejected,
        (unfolds("Appeal"), writes("text", WORDS), sends("Send the appeal")),
        holds=is_appealed,
        at=OWN,
    ),
    Tour(
        "notice.choose",
        "sara",
        nothing,
        (chooses("pace", "daily"), sends("Save")),
        holds=is_digested,
        says="Your choice has been saved.",
        at="/notices/preferences/",
    ),
)
