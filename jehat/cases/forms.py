"""The shape of what people type about cases."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jehat.core.folding import western_digits
from jehat.core.lines import LineField
from jehat.documents.models import File
from jehat.organization.models import Department, Employee
from jehat.people.identifiers import IDENTITIES, MOBILE, IdentifierError, canonical, recognise
from jehat.people.models import User

from .models import Handover
from .permissions import can_close_as
from .states import OUTCOMES, Ground, Outcome, Priority, Status

LONGEST = 5000
SELF = "self"


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

    beneficiary = forms.TypedChoiceField(
        label=_("For whom?"), required=False, initial=SELF, empty_value=None, widget=forms.RadioSelect
    )

    field_order = ("beneficiary", "subject")

    def __init__(self, *args, principals=(), **kwargs):
        """`principals` are those for whom the person may file; without any there is nothing to choose."""
        super().__init__(*args, **kwargs)
        if not principals:
            del self.fields["beneficiary"]
            return
        by_key = {str(one.pk): one for one in principals}
        others = [(key, one.full_name) for key, one in by_key.items()]
        self.fields["beneficiary"].choices = [(SELF, _("For me")), *others]
        self.fields["beneficiary"].coerce = by_key.get

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


class RejectForm(CloseForm):
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
        self.fields["outcome"].initial = offered[0]

    def clean(self):
        given = super().clean()
        if given.get("outcome") != Outcome.REJECTED:
            given.pop("ground", None)
        elif not given.get("ground"):
            self.add_error("ground", ValidationError(_("A rejection needs its ground."), code="required"))
        return given


class WithdrawForm(forms.Form):
    text = forms.CharField(
        label=_("Why? The entity reads it."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


def _name(label, **given):
    return LineField(label=label, max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}), **given)


class VisitorForm(forms.Form):
    """The number on the document that the visitor shows."""

    identity = LineField(
        label=_("Number of the document"),
        max_length=30,
        help_text=_("National ID, Iqama, passport or border number, whole."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_identity(self):
        typed = self.cleaned_data["identity"]
        if not any(kind in IDENTITIES for kind, _number in recognise(typed)):
            raise ValidationError(_("This is no number of an identity document."), code="invalid")
        return typed


class EnrolForm(forms.Form):
    """A visitor nobody knows yet, as his document says; `identity` is the number that was looked up."""

    identity = forms.CharField(widget=forms.HiddenInput, max_length=30)
    first_ar = _name(_("First name"))
    father_ar = _name(_("Father's name"), required=False)
    family_ar = _name(_("Family name"))
    mobile = LineField(label=_("Mobile"), max_length=30, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=User.Language.choices, widget=forms.RadioSelect)

    def clean_identity(self):
        number = next((pair for pair in recognise(self.cleaned_data["identity"]) if pair[0] in IDENTITIES), None)
        if number is None:
            raise ValidationError(_("This is no number of an identity document."), code="invalid")
        return number

    def clean_mobile(self):
        try:
            return canonical(MOBILE, self.cleaned_data["mobile"]) if self.cleaned_data["mobile"] else None
        except IdentifierError as problem:
            raise ValidationError(problem.message, code="invalid") from None

    def given(self) -> dict:
        """The arguments of the action."""
        told = dict(self.cleaned_data)
        names = {name: told.pop(name) for name in ("first_ar", "father_ar", "family_ar")}
        if told["language"] == User.Language.ENGLISH:
            names = {name.replace("_ar", "_en"): text for name, text in names.items()}
        return told | {"names": names}


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


class CheckForm(forms.Form):
    """What stands on a receipt that somebody shows."""

    number = LineField(label=_("Case number"), max_length=40, widget=forms.TextInput(attrs={"dir": "ltr"}))
    code = LineField(
        label=_("Verification code"), max_length=40, widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )

    def clean_number(self):
        return western_digits(self.cleaned_data["number"]).upper().replace(" ", "")


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


class HandOverForm(forms.Form):
    """Where everything goes that is open with an employee who leaves, or in a department that rests."""

    way = forms.ChoiceField(label=_("The open cases go"), widget=forms.RadioSelect)
    to_employee = forms.ModelChoiceField(
        Employee.objects.none(), label=_("Colleague"), required=False, empty_label=_("Choose…")
    )
    to_department = forms.ModelChoiceField(
        Department.objects.none(), label=_("Department"), required=False, empty_label=_("Choose…")
    )

    def __init__(self, *args, place, now, **kwargs):
        super().__init__(*args, **kwargs)
        is_employee = isinstance(place, Employee)
        ways = Handover.Way.choices if is_employee else [(Handover.Way.DEPARTMENT, Handover.Way.DEPARTMENT.label)]
        self.fields["way"].choices = ways
        self.fields["way"].initial = ways[0][0]
        here = place.department_id if is_employee else place.pk
        self.fields["to_department"].queryset = Department.objects.of(place.entity).active().exclude(pk=here)
        if not is_employee:
            del self.fields["to_employee"]
            return
        colleagues = Employee.objects.of(place.entity).active().present(now).exclude(pk=place.pk).with_people()
        self.fields["to_employee"].queryset = colleagues.order_by("department__code", "pk")
        self.fields["to_employee"].label_from_instance = lambda one: f"{one.name} — {one.department.name}"

    def clean(self):
        given = super().clean()
        asked = {Handover.Way.COLLEAGUE: "to_employee", Handover.Way.DEPARTMENT: "to_department"}.get(given.get("way"))
        if asked and not given.get(asked) and asked not in self.errors:
            self.add_error(asked, ValidationError(_("This field is required.")))
        if given.get("way") != Handover.Way.COLLEAGUE:
            given.pop("to_employee", None)
        if given.get("way") != Handover.Way.DEPARTMENT:
            given.pop("to_department", None)
        return given
