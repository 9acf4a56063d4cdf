"""The shape of what is said: words, voice and files."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.documents.models import File
from jehat.organization.models import Employee

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
    """What is said inside the team, and who is named in it."""

    mentions = forms.ModelMultipleChoiceField(Employee.objects.none(), label=_("Colleagues to name"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mentions"].queryset = Employee.objects.active().select_related("user")

    @property
    def named(self) -> list:
        """Who was chosen in a form that came back."""
        return self.cleaned_data.get("mentions", []) if hasattr(self, "cleaned_data") else []

    def clean_mentions(self):
        return list(self.cleaned_data["mentions"])
