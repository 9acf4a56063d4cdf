"""The shape of what people type about cases."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jehat.core.lines import LineField
from jehat.documents.models import File
from jehat.organization.models import Department, Employee

from .states import Priority

LONGEST = 5000


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    widget = ManyFilesInput

    def clean(self, data, initial=None):
        return [super(ManyFilesField, self).clean(one, initial) for one in data] if data else []


class SpeechForm(forms.Form):
    """Something said: text, voice or files, at least one of them."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=LONGEST,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    voice = forms.FileField(label=_("Voice message"), required=False)
    attachments = ManyFilesField(label=_("Attachments"), required=False)
    files = forms.ModelMultipleChoiceField(File.objects.none(), required=False, widget=forms.MultipleHiddenInput)

    needs_words = True

    def __init__(self, *args, uploader, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].queryset = File.objects.unattached().of_uploader(uploader)

    @property
    def problem(self) -> str:
        """The first thing wrong, in one sentence, for the composer's single line."""
        return next((text for errors in self.errors.values() for text in errors), "")

    def clean(self):
        given = super().clean()
        said = any(given.get(name) for name in ("text", "voice", "attachments", "files"))
        if self.needs_words and not said and not self.errors:
            raise ValidationError(_("Write something, record your voice or attach a file."), code="empty")
        return given


class CommentForm(SpeechForm):
    """What is said to the other side."""


class NoteForm(SpeechForm):
    """What is said inside the team."""


class AskForm(SpeechForm):
    text = forms.CharField(
        label=_("What is needed from the beneficiary?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class SubmitForm(SpeechForm):
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

    def clean(self):
        given = super().clean()
        if not given.get("subject") and not given.get("voice") and not self.errors:
            self.add_error("subject", ValidationError(_("Write the subject, or record it by voice."), code="required"))
        return given


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


class AssignForm(forms.Form):
    """Which colleague gets the case; each is shown with his open load."""

    to = forms.ModelChoiceField(
        Employee.objects.none(), label=_("Colleague"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates = list(candidates)
        self.fields["to"].queryset = candidates
        self.fields["to"].choices = [(one.pk, one.user.name) for one in self.candidates]

    @property
    def has_candidates(self) -> bool:
        return bool(self.candidates)

    @property
    def loads(self) -> dict:
        """The open load of each, as the small words of his choice."""
        words = {
            one.pk: ngettext("%(n)s open case", "%(n)s open cases", one.load) % {"n": one.load}
            for one in self.candidates
        }
        return {str(pk): text for pk, text in words.items()}


class ReferForm(forms.Form):
    to = forms.ModelChoiceField(Department.objects.none(), label=_("Department"), empty_label=_("Choose a department"))
    note = forms.CharField(
        label=_("Note to the department"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    def __init__(self, *args, departments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = departments


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
