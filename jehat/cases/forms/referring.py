"""The shape of a referral: to whom, with which directive, and why it comes back."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.cases.directives import Directive, ReturnGround, Why
from jehat.catalogue.models import Kind
from jehat.organization.models import Department, Employee

from .speech import LONGEST

FINAL = _("They do not refer it any further")


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, one):
        return f"{one.name} · {one.department.name}"


class ReferForm(forms.Form):
    """To a department, or to a person, who then has it himself; `people` are offered on the page of its own only."""

    to = forms.ModelChoiceField(
        Department.objects.none(), label=_("Department"), empty_label=_("Choose a department"), required=False
    )
    person = PersonField(
        Employee.objects.none(), label=_("Colleague"), empty_label=_("Whoever the department assigns"), required=False
    )
    directive = forms.ChoiceField(label=_("Directive"), choices=Directive.choices, required=False)
    wrong = forms.BooleanField(label=_("It came to us wrongly; its number and age stay"), required=False)
    is_final = forms.BooleanField(label=FINAL, required=False)
    note = forms.CharField(
        label=_("Note to the department"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    copies = forms.ModelMultipleChoiceField(
        Department.objects.none(),
        label=_("Copies to"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    copy_directive = forms.ChoiceField(
        label=_("Directive of the copies"), choices=Directive.choices, required=False, initial=Directive.INFORMATION
    )

    def __init__(self, *args, departments, people=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = self.fields["copies"].queryset = departments
        if people is not None:
            self.fields["person"].queryset = people

    def clean(self):
        given = super().clean()
        to = given.pop("person", None) or given.get("to")
        if to is None and "to" not in self.errors:
            self.add_error("to", ValidationError(_("Choose to whom it goes."), code="required"))
        given["why"] = Why.WRONG_ADDRESSEE if given.pop("wrong", False) else Why.WORK
        told = given.pop("copy_directive", "") or Directive.INFORMATION
        given["copies"] = [(one, told) for one in given.get("copies") or () if one != to]
        return {**given, "to": to, "directive": given.get("directive") or Directive.ACTION}


class ConcludeForm(forms.Form):
    note = forms.CharField(
        label=_("What you have to say to it"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class KindField(forms.ModelChoiceField):
    def label_from_instance(self, one):
        return f"{one.entity.name} · {one.name}"


class ReferOutForm(forms.Form):
    """To which entity, as which kind of case, and with which files."""

    kind = KindField(Kind.objects.none(), label=_("Entity and kind of case"), empty_label=_("Choose the entity"))
    directive = forms.ChoiceField(label=_("Directive"), choices=Directive.choices)
    note = forms.CharField(
        label=_("Note to the entity"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    files = forms.MultipleChoiceField(label=_("Files to send"), required=False, widget=forms.CheckboxSelectMultiple)
    is_final = forms.BooleanField(label=FINAL, required=False)

    def __init__(self, *args, kinds, files, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = kinds
        self.offered = {str(file.pk): file for file in files}
        self.fields["files"].choices = [(key, file.name) for key, file in self.offered.items()]

    @property
    def has_files(self) -> bool:
        return bool(self.offered)

    def clean_files(self):
        return [self.offered[key] for key in self.cleaned_data["files"]]


class ReturnForm(forms.Form):
    """Why a referral is refused or given back."""

    ground = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose the reason")), *ReturnGround.choices])
    note = forms.CharField(
        label=_("Note to the sender"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
