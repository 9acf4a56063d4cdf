"""The shape of how a department shares its cases."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jehat.cases.models import Case, Skill
from jehat.cases.models.sharing import MOST_WEIGHT
from jehat.cases.queries import Setting
from jehat.cases.states import Priority
from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.fields.conditions import answers_of
from jehat.catalogue.fields.sought import AMOUNTS, BOUNDS, seekable
from jehat.catalogue.models import Kind
from jehat.core.lines import LineField
from jehat.organization.models import Department, Employee
from jehat.people.models import User

ANY = [("", _("Any"))]
CHANNELS = {Case.Channel.WEB: _("The portal"), Case.Channel.API: _("A program"), Case.Channel.COUNTER: _("The counter")}


class SharingForm(forms.Form):
    """For each employee of the department what he gets; of all kinds also what the department weighs."""

    def __init__(self, *args, settings, kind=None, skills=(), manners=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.settings, self.kind, self.skills = settings, kind, {str(one.pk): one for one in skills}
        for number, one in enumerate(settings):
            self._add(number, one)
        if kind is None:
            same = _("The same employee for the same beneficiary")
            self.fields["keeps_employee"] = _switch(same, manners.keeps_employee)
            self.fields["looks_ahead"] = _switch(
                _("Nothing to anyone who will be away before it is due"), manners.looks_ahead
            )

    def _add(self, number, one) -> None:
        label = _("Share, in percent")
        whole = {"min_value": 0, "widget": forms.NumberInput(attrs={"inputmode": "numeric"})}
        self.fields[f"weight_{number}"] = forms.IntegerField(
            label=label, max_value=MOST_WEIGHT, initial=one.weight, required=self.kind is None, **whole
        )
        if self.kind is not None:
            return
        self.fields[f"cap_{number}"] = forms.IntegerField(
            label=_("Daily maximum"), max_value=500, initial=one.daily_cap, required=False, **whole
        )
        self.fields[f"pulls_{number}"] = _switch(_("Takes cases from the queue himself"), one.pulls)
        if self.skills:
            self.fields[f"skills_{number}"] = forms.MultipleChoiceField(
                label=_("Skills"),
                choices=[(pk, skill.name) for pk, skill in self.skills.items()],
                initial=[str(skill.pk) for skill in one.skills],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def rows(self) -> list:
        """Each employee with his fields: plain ones, and those that are switches."""
        names = ("weight", "cap", "skills")
        return [
            (
                one.employee,
                [self[f"{name}_{n}"] for name in names if f"{name}_{n}" in self.fields],
                [self[f"pulls_{n}"]] if f"pulls_{n}" in self.fields else [],
            )
            for n, one in enumerate(self.settings)
        ]

    @property
    def switches(self) -> list:
        return [self[name] for name in ("keeps_employee", "looks_ahead") if name in self.fields]

    def proposed(self) -> list[Setting]:
        """What is given, in the form in which it is kept."""
        given = self.cleaned_data
        return [
            Setting(
                one.employee,
                given[f"weight_{n}"],
                given.get(f"cap_{n}"),
                given.get(f"pulls_{n}", False),
                tuple(self.skills[pk] for pk in given.get(f"skills_{n}", ())),
            )
            for n, one in enumerate(self.settings)
        ]


def _switch(label, initial) -> forms.BooleanField:
    return forms.BooleanField(label=label, initial=initial, required=False)


class RuleForm(forms.Form):
    """When a case is such and such, and where it then leads."""

    kind = forms.ModelChoiceField(Kind.objects.none(), label=_("Kind"), required=False, empty_label=_("Any"))
    language = forms.ChoiceField(label=_("Language"), choices=ANY + User.Language.choices, required=False)
    priority = forms.ChoiceField(label=_("Priority"), choices=ANY + Priority.choices, required=False)
    channel = forms.ChoiceField(label=_("Filed by"), choices=ANY + list(CHANNELS.items()), required=False)
    to_department = forms.ModelChoiceField(
        Department.objects.none(), label=_("To the department"), required=False, empty_label=_("No")
    )
    skill = forms.ModelChoiceField(
        Skill.objects.none(), label=_("To somebody with the skill"), required=False, empty_label=_("No")
    )
    to_employee = forms.ModelChoiceField(
        Employee.objects.none(), label=_("To the employee"), required=False, empty_label=_("No")
    )

    def __init__(self, *args, department, kind=None, **kwargs):
        super().__init__(*args, **kwargs)
        entity = department.entity_id
        self.fields["kind"].queryset = Kind.objects.filter(entity=entity)
        self.sought = seekable(Questionnaire.of(kind.current).fields) if kind else []
        if kind is not None:
            self.fields["kind"].queryset, self.fields["kind"].empty_label = Kind.objects.filter(pk=kind.pk), None
            self.fields["kind"].required = True
        for field in self.sought:
            self._ask(field)
        self.fields["skill"].queryset = Skill.objects.filter(entity=entity)
        others = Department.objects.active().filter(entity=entity).exclude(pk=department.pk)
        self.fields["to_department"].queryset = others
        people = department.employees.active().filter(takes_cases=True).select_related("user")
        self.fields["to_employee"].queryset = people
        self.fields["to_employee"].label_from_instance = lambda one: one.name

    def _ask(self, field) -> None:
        if field.type not in AMOUNTS:
            menu = forms.ChoiceField(label=field.label, choices=[*ANY, *answers_of(field)], required=False)
            self.fields[f"value_{field.code}"] = menu
            return
        for name, label in zip(BOUNDS, (_("%(question)s: from"), _("%(question)s: up to")), strict=True):
            self.fields[f"{name}_{field.code}"] = forms.DecimalField(
                label=label % {"question": field.label},
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "dir": "ltr"}),
            )

    @property
    def questions(self) -> list:
        """The fields that ask for answers, in the order of the form of the kind."""
        names = [f"{name}_{field.code}" for field in self.sought for name in ("value", *BOUNDS)]
        return [self[name] for name in names if name in self.fields]

    def given(self) -> dict:
        """What is asked and where it leads, as the action takes it."""
        said = dict(self.cleaned_data)
        answers = []
        for field in self.sought:
            told = {name: said.pop(f"{name}_{field.code}", None) for name in ("value", *BOUNDS)}
            told = {name: str(value) for name, value in told.items() if value not in (None, "")}
            answers += [{"field": field.code, **told}] if told else []
        return said | {"answers": answers}


class SkillForm(forms.Form):
    """A code for good, and the names."""

    code = forms.RegexField(
        r"^[a-z][a-z0-9_]{0,19}$",
        label=_("Code"),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocapitalize": "none", "spellcheck": "false"}),
    )
    name_ar = LineField(label=_("Name in Arabic"), max_length=200, widget=forms.TextInput(attrs={"dir": "rtl"}))
    name_en = LineField(label=_("Name in English"), max_length=200, widget=forms.TextInput(attrs={"dir": "ltr"}))
