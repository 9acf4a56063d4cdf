"""The shape of what moves a case on, and closes it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.cases.models import Appeal
from jehat.cases.permissions import can_close_as
from jehat.cases.states import OUTCOMES, Ground, Outcome, Status
from jehat.documents.models import File
from jehat.organization.models import Employee

from .speech import LONGEST, ManyFilesField


class AssignForm(forms.Form):
    """Which colleague gets the case; each is shown with his load; to one who is away it goes only knowingly."""

    to = forms.ModelChoiceField(
        Employee.objects.none(), label=_("Colleague"), widget=forms.RadioSelect, empty_label=None
    )
    # The key of the colleague of whose absence the person has read; its button alone sends it.
    even_away = forms.UUIDField(required=False, widget=forms.HiddenInput)
    away = None

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates = list(candidates)
        self.fields["to"].queryset = candidates
        self.fields["to"].choices = [(one.pk, one.user.name) for one in self.candidates]

    @property
    def has_candidates(self) -> bool:
        return bool(self.candidates)

    def clean(self):
        given = super().clean()
        to, known = given.get("to"), given.pop("even_away", None)
        if to is None:
            return given
        to = next(one for one in self.candidates if one.pk == to.pk)
        if to.is_away and known != to.pk:
            self.away = to
            self.add_error("to", ValidationError(_("This colleague is away now."), code="away"))
        return {**given, "even_away": to.is_away}


class CloseForm(forms.Form):
    """The words with which a case is closed."""

    text = forms.CharField(
        label=_("Message to the beneficiary"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    attachments = ManyFilesField(label=_("Attachments"), required=False)
    files = forms.ModelMultipleChoiceField(File.objects.none(), required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, *args, uploader, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].queryset = File.objects.unattached().of_uploader(uploader)

    def clean(self):
        """Who has read what stands against closing says that he closes it all the same."""
        if self.data.get("warned") and not self.data.get("even_so"):
            raise ValidationError(_("Say that you close it all the same, or see first to what stands against it."))
        return super().clean()


class ReopenForm(forms.Form):
    text = forms.CharField(
        label=_("Why is it opened again? The team reads it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class DecideAppealForm(CloseForm):
    """What becomes of an appeal, and the words that say why."""

    decision = forms.ChoiceField(
        label=_("What becomes of the appeal?"), choices=Appeal.Decision.choices, widget=forms.RadioSelect
    )

    field_order = ("decision", "text")


class CompleteForm(CloseForm):
    """The words with which a case ends, and whether the letter that they came from is issued on paper too."""

    chosen_letter = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    on_paper = forms.BooleanField(
        label=_("Issue it as a numbered letter of the entity (PDF) too"), required=False, initial=True
    )

    def clean(self):
        given = super().clean()
        letter, on_paper = given.pop("chosen_letter", ""), given.pop("on_paper", False)
        return given | {"letter": letter if on_paper else ""}


class RejectForm(CompleteForm):
    """How a case ends that is not done: with which outcome, and of a rejection on which ground."""

    outcome = forms.ChoiceField(label=_("What came of it?"), widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=_("Ground of the rejection"), required=False, choices=[("", _("Choose the ground")), *Ground.choices]
    )

    field_order = ("outcome", "ground", "text")

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [one for one in OUTCOMES[Status.REJECTED] if can_close_as(case, one)]
        self.fields["outcome"].choices = [(one.value, one.label) for one in offered]
        self.fields["outcome"].initial = next(iter(offered), None)

    def clean(self):
        given = super().clean()
        if given.get("outcome") != Outcome.REJECTED:
            given.pop("ground", None)
        elif not given.get("ground"):
            self.add_error("ground", ValidationError(_("A rejection needs its ground."), code="required"))
        return given
