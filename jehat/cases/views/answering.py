"""The form in which a beneficiary answers: in words, and in the place of each thing that is still asked."""

from jehat.cases.forms import AnswerForm
from jehat.cases.points import questionnaire

from .papers import papers_of


def answer_form(request, case, asked, *, words=None, is_sent=False) -> AnswerForm:
    """As it was sent, or beginning with the words of a draft."""
    asks, words = questionnaire(asked.listed if asked else []), words or {}
    posted = (request.POST, request.FILES) if is_sent else ()
    given = {"uploader": request.user, "auto_id": "answer-%s", "initial": words, "questionnaire": asks}
    return AnswerForm(*posted, papers=papers_of(request, case, asks, words), **given)
