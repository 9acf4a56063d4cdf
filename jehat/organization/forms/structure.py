"""The shape of what administrators type about departments, employees and absences."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _

from jehat.core.lines import LineField
from jehat.organization import queries, sheets
from jehat.organization.columns import CODE
from jehat.organization.models import Department, Employee, Post, Role
from jehat.organization.roles import MEANING, OFFICER
from jehat.people.identifiers import EMAIL, USERNAME, IdentifierError, canonical
from jehat.people.queries import is_free

from .days import BetweenDays, day_field

LATIN = {"dir": "ltr", "autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}


def _name(label, **given):
    return LineField(label=label, max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}), **given)


class ChangeDepartmentForm(forms.Form):
    """A department's names, place and head; `department` is None while it is being added."""

    name_ar = LineField(label=_("Name in Arabic"), max_length=200, widget=forms.TextInput(attrs={"dir": "rtl"}))
    name_en = LineField(label=_("Name in English"), max_length=200, widget=forms.TextInput(attrs={"dir": "ltr"}))
    parent = forms.ModelChoiceField(
        Department.objects.none(), label=_("Stands under"), required=False, empty_label=_("The entity itself")
    )
    head = forms.ModelChoiceField(Employee.objects.none(), label=_("Head"), required=False, empty_label=_("Nobody yet"))
    is_active = forms.BooleanField(
        label=_("Active"), required=False, initial=True, help_text=_("An inactive department gets no new cases.")
    )

    def __init__(self, *args, entity, department=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.entity = entity
        below = queries.subtree(department) if department else ()
        self.fields["parent"].queryset = Department.objects.of(entity).active().exclude(pk__in=below)
        self.fields["head"].queryset = (
            Employee.objects.of(entity).active().with_people().order_by("department__code", "pk")
        )
        self.fields["head"].label_from_instance = lambda one: f"{one.name} — {one.department.name}"


class AddDepartmentForm(ChangeDepartmentForm):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        validators=[CODE],
        help_text=_("Short and for good: it stands in addresses and registers."),
        widget=forms.TextInput(attrs={**LATIN, "autocapitalize": "characters"}),
    )

    field_order = ("name_ar", "name_en", "code", "parent", "head")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["is_active"]

    def clean_code(self):
        code = self.cleaned_data["code"]
        if self.entity.departments.filter(code=code).exists():
            raise ValidationError(_("The entity has a department of this code already."))
        return code


class ChangeEmployeeForm(forms.Form):
    """Where an employee works, as what, and in which role."""

    department = forms.ModelChoiceField(Department.objects.none(), label=_("Department"), empty_label=_("Choose…"))
    post = forms.ModelChoiceField(Post.objects.none(), label=_("Post"), required=False, empty_label=_("None"))
    role = forms.ModelChoiceField(Role.objects.none(), label=_("Role"), widget=forms.RadioSelect, empty_label=None)
    takes_cases = forms.BooleanField(
        label=_("Gets cases by distribution"),
        required=False,
        initial=True,
        help_text=_("Supervisors and administrators usually do not."),
    )

    def __init__(self, *args, entity, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = Department.objects.of(entity).active()
        self.fields["post"].queryset = Post.objects.filter(entity=entity)
        self.fields["role"].queryset = Role.objects.in_use().of(entity)
        self.role_hints = {str(role.pk): MEANING.get(role.code, "") for role in self.fields["role"].queryset}


class AddEmployeeForm(ChangeEmployeeForm):
    first_ar = _name(_("First name in Arabic"))
    father_ar = _name(_("Father's name in Arabic"), required=False)
    family_ar = _name(_("Family name in Arabic"))
    first_en = _name(_("First name in English"), required=False)
    father_en = _name(_("Father's name in English"), required=False)
    family_en = _name(_("Family name in English"), required=False)
    email = forms.CharField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The user name and a one-time activation link are sent to it."),
        widget=forms.EmailInput(attrs=LATIN),
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=32,
        required=False,
        help_text=_("Left empty, it is made from the e-mail."),
        widget=forms.TextInput(attrs=LATIN),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].initial = self.fields["role"].queryset.filter(code=OFFICER).first()

    NAMES = ("first_ar", "father_ar", "family_ar", "first_en", "father_en", "family_en")

    @property
    def names(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.NAMES}

    def clean_email(self):
        return self._canonical(EMAIL, self.cleaned_data["email"])

    def clean_username(self):
        text = self.cleaned_data["username"]
        value = self._canonical(USERNAME, text) if text else None
        if value and not is_free(USERNAME, value):
            raise ValidationError(_("This user name is taken."))
        return value

    @staticmethod
    def _canonical(kind, text):
        try:
            return canonical(kind, text)
        except IdentifierError as error:
            raise ValidationError(error.message) from None


class RecordAbsenceForm(BetweenDays):
    """First and last day of an absence; `since` and `until` come out as moments, the last day inside."""

    over = _("The absence is over already.")
    first_day = day_field(_("First day"))
    last_day = day_field(_("Last day"))
    substitute = forms.ModelChoiceField(
        Employee.objects.none(),
        label=_("Stands in"),
        required=False,
        empty_label=_("Nobody"),
        help_text=_("Works on what the absent one holds, in this time only."),
    )

    def __init__(self, *args, employee, **kwargs):
        super().__init__(*args, **kwargs)
        colleagues = Employee.objects.of(employee.entity).active().exclude(pk=employee.pk).with_people()
        near = Case(When(department=employee.department, then=0), default=1)
        self.fields["substitute"].queryset = colleagues.order_by(near, "department__code", "pk")
        self.fields["substitute"].label_from_instance = lambda one: f"{one.name} — {one.department.name}"


class BatchForm(forms.Form):
    """A table of departments or employees; what it gives is the rows as text."""

    file = forms.FileField(
        label=_("The table"),
        help_text=_("XLSX or CSV, up to 2,000 rows. Nothing is changed before you have seen what it would do."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self):
        try:
            return sheets.read(self.cleaned_data["file"].read(sheets.MOST_BYTES + 1))
        except sheets.BadSheet as bad:
            raise ValidationError(str(bad.sentence)) from bad
