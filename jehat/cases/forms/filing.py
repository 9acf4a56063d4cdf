"""The shape of what a beneficiary types about his case."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.cases.papers import Papers
from jehat.cases.states import Priority
from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.fields.asking import PREFIX, Asking
from jehat.core.folding import western_digits
from jehat.core.lines import LineField
from jehat.people.models import User

from .speech import LONGEST, SpeechForm

SELF = "self"


class SubmitForm(Asking, SpeechForm):
    """A new case: its subject may be written or spoken."""

    needs_words = False

    subject = LineField(
        label=_("Subject"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("Details"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    priority = forms.ChoiceField(
        label=_("Priority"), choices=Priority.choices, initial=Priority.NORMAL, widget=forms.RadioSelect
    )

    language = forms.ChoiceField(
        label=_("Language of letters and messages about this case"),
        required=False,
        choices=[("", _("The language of the account")), *User.Language.choices],
    )
    beneficiary = forms.TypedChoiceField(
        label=_("For whom?"), required=False, initial=SELF, empty_value=None, widget=forms.RadioSelect
    )

    field_order = ("beneficiary", "subject")

    def __init__(self, *args, principals=(), questionnaire=None, papers=None, **kwargs):
        """`principals` are those for whom the person may file; without any there is nothing to choose.

        `papers` are the documents handed in for the questions of the kind, by the code of the question.
        """
        super().__init__(*args, **kwargs)
        self.papers = papers or Papers()
        self.ask(questionnaire or Questionnaire(), self.papers.told)
        if not principals:
            del self.fields["beneficiary"]
            return
        by_key = {str(one.pk): one for one in principals}
        others = [(key, one.full_name) for key, one in by_key.items()]
        self.fields["beneficiary"].choices = [(SELF, _("For me")), *others]
        self.fields["beneficiary"].coerce = by_key.get

    def clean(self):
        given = super().clean()
        if "voice" in self.fields and not (given.get("subject") or given.get("voice") or self.errors):
            self.add_error("subject", ValidationError(_("Write the subject, or record it by voice."), code="required"))
        return self._with_answers(given)

    def _with_answers(self, given):
        """The answers go with the rest as one, and the documents with the files."""
        given["answers"] = self.check_answers()
        for code, problem in self.papers.refused.items():
            self.add_error(f"{PREFIX}{code}", problem)
        given["files"] = [*given.get("files", ()), *self.papers.files]
        return given


class WithdrawForm(forms.Form):
    text = forms.CharField(
        label=_("Why? The entity reads it."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=User.Language.choices)


class RateForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=_("How was the service?"),
        coerce=int,
        choices=[(1, _("Very poor")), (2, _("Poor")), (3, _("Fair")), (4, _("Good")), (5, _("Excellent"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Anything to add?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class DisputeForm(SpeechForm):
    text = forms.CharField(
        label=_("What is missing?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class AppealForm(SpeechForm):
    text = forms.CharField(
        label=_("Why is the rejection wrong?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class CheckForm(forms.Form):
    """What stands on a receipt that somebody shows."""

    number = LineField(label=_("Case number"), max_length=40, widget=forms.TextInput(attrs={"dir": "ltr"}))
    code = LineField(
        label=_("Verification code"), max_length=40, widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )

    def clean_number(self):
        return western_digits(self.cleaned_data["number"]).upper().replace(" ", "")
