"""The shape of a question to the beneficiary, of one thing or of several, and of his answer."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.cases import points
from jehat.cases.papers import Papers
from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.fields.asking import PREFIX, Asking
from jehat.core.lines import LineField

from .speech import LONGEST, CommentForm, SpeechForm

PLACES = range(1, points.MOST + 1)


class AskForm(SpeechForm):
    """What is needed in words, and each thing that is to be answered in its own place."""

    text = forms.CharField(
        label=_("What is needed from the beneficiary?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for place in PLACES:
            # By its placeholder the page knows that nothing was typed yet.
            self.fields[f"words-{place}"] = LineField(
                label=_("What is asked"),
                required=False,
                max_length=points.LONGEST,
                widget=forms.TextInput(attrs={"dir": "auto", "placeholder": _("For example: the number of the deed")}),
            )
            self.fields[f"wanted-{place}"] = forms.ChoiceField(
                label=_("Answered by"), required=False, choices=points.Wanted.choices
            )
            self.fields[f"options-{place}"] = forms.CharField(
                label=_("Options of a choice, one in each line"),
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )

    @property
    def rows(self) -> list[tuple]:
        """The fields of each thing that may be asked."""
        return [tuple(self[f"{name}-{place}"] for name in ("words", "wanted", "options")) for place in PLACES]

    @property
    def is_touched(self) -> bool:
        """Whether one of several things may hold what somebody typed, or an error."""
        return self.is_bound or any(name.startswith(("words-", "wanted-", "options-")) for name in self.initial)

    @property
    def is_begun(self) -> bool:
        """Whether one of several things was typed already."""
        return self.is_touched and any(words.value() for words, _wanted, _options in self.rows)

    def clean(self):
        given = super().clean()
        told = [self._point(given, place) for place in PLACES]
        return given | {"points": [one for one in told if one]}

    def _point(self, given, place) -> dict | None:
        words, wanted, options = (given.pop(f"{name}-{place}", "") for name in ("words", "wanted", "options"))
        if not words:
            return None
        lines = [line.strip() for line in options.splitlines() if line.strip()]
        is_chosen = wanted == points.Wanted.CHOICE
        point = {"words": words, "wanted": wanted or points.Wanted.TEXT, "options": lines if is_chosen else []}
        if not points.is_right(point):
            self.add_error(f"options-{place}", ValidationError(_("A choice has two to ten options."), code="options"))
        return point


class AnswerForm(Asking, CommentForm):
    """An answer in words, by voice or with files, and in the place of each thing that was asked."""

    needs_words = False

    def __init__(self, *args, questionnaire=None, papers=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.papers = papers or Papers()
        self.ask(questionnaire or Questionnaire(), self.papers.told)

    def clean(self):
        given = super().clean()
        given["answers"] = self.check_answers()
        for code, problem in self.papers.refused.items():
            self.add_error(f"{PREFIX}{code}", problem)
        given["files"] = [*given.get("files", ()), *self.papers.files]
        said = any(given.get(name) for name in ("text", "voice", "attachments", "files", "answers"))
        if not said and not self.errors:
            raise ValidationError(_("Write something, record your voice or attach a file."), code="empty")
        return given
