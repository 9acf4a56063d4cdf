"""What is asked of the record and of presences; a day is typed in either calendar."""

import re
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import VERBS
from jehat.core.days import DayField
from jehat.core.folding import western_digits

from .attendance import beginning_of
from .queries.lines import WITHIN, says
from .queries.record import AT_THE_DOOR, Wanted, case_numbered
from .sight import Sight

# The areas of acts, in the order of a reader's interest; what only the machinery does is in none.
AREAS = (
    ("case", _("Cases")),
    ("person", _("Coming in and leaving")),
    ("organization", _("Departments and employees")),
    ("role", _("Roles")),
    ("grant", _("Permissions")),
    ("delegation", _("Delegation")),
    ("record", _("The record")),
    ("presence", _("Presence")),
    ("calendar", _("The working calendar")),
    ("catalogue", _("Guide")),
    ("file", _("Files")),
    ("reply", _("Canned replies")),
    ("message", _("Messages")),
    ("template", _("Message templates")),
    ("program", _("Programs")),
    ("token", _("Access tokens")),
    ("webhook", _("Webhooks")),
)
KINDS = (("", _("All")), ("acts", _("Acts")), ("reads", _("Readings")), ("refused", _("Refused")))


def verb_choices() -> list:
    """Every verb under its area, in its own sentence; an area may be asked for as a whole."""
    known = {**VERBS, **WITHIN}
    groups = []
    for area, label in AREAS:
        verbs = [verb for verb in known if verb.startswith(f"{area}.") and (area != "person" or verb in AT_THE_DOOR)]
        if verbs:
            sentences = sorted((_without_names(verb), verb) for verb in verbs)
            whole = (f"{area}.", _("All of it: %(area)s") % {"area": label})
            groups.append((label, [whole, *((verb, sentence) for sentence, verb in sentences)]))
    return [("", _("Every act")), *groups]


def _without_names(verb) -> str:
    return re.sub(r"{\w+}", "…", str(says(verb)))


class CaseRecordForm(forms.Form):
    """What is asked of the record of one case."""

    verb = forms.ChoiceField(label=_("Act"), required=False, choices=verb_choices)
    since = DayField(label=_("From the day"), help_text=_("In either calendar, for example 8/6/1448."))
    until = DayField(label=_("To the day"))

    def __init__(self, data, *, kind=""):
        super().__init__(data, auto_id="record-%s")
        self.kind = kind if kind in dict(KINDS) else ""

    def clean(self):
        given = super().clean()
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", ValidationError(_("The last day is not before the first.")))
        return given

    @property
    def wanted(self) -> Wanted:
        given = self.cleaned_data
        since, until = given.get("since"), given.get("until")
        return Wanted(
            person=given.get("person"),
            case=given.get("case"),
            verb=given.get("verb") or "",
            kind=self.kind,
            since=beginning_of(since) if since else None,
            until=beginning_of(until + timedelta(days=1)) if until else None,
        )

    @property
    def chosen(self) -> int:
        """How many fields narrow the record."""
        return sum(1 for name in self.fields if self.cleaned_data.get(name))


class RecordForm(CaseRecordForm):
    """What is asked of the record of an entity; `person` is one whom the address names, among those in sight."""

    person = forms.ModelChoiceField(None, required=False, widget=forms.HiddenInput)
    who = forms.CharField(
        label=_("Employee"),
        required=False,
        max_length=100,
        help_text=_("A part of the name, or the user name."),
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto", "autocomplete": "off"}),
    )
    case = forms.CharField(
        label=_("Case number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )

    field_order = ("who", "case", "verb", "since", "until", "person")

    def __init__(self, data, *, sight: Sight, kind=""):
        super().__init__(data, kind=kind)
        self.sight = sight
        self.fields["person"].queryset = sight.people().with_people()

    def clean_case(self):
        number = western_digits(self.cleaned_data["case"]).strip().upper()
        found = case_numbered(self.sight, number) if number else None
        if number and found is None:
            raise ValidationError(_("No case of the entity has this number."))
        return found


class PeopleForm(forms.Form):
    """Which of one's people are looked at; what it does not understand it leaves out."""

    q = forms.CharField(
        label=_("Employee"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto", "autocomplete": "off"}),
    )
    department = forms.ModelChoiceField(
        None, label=_("Department"), required=False, to_field_name="code", empty_label=_("All departments")
    )

    def __init__(self, data, *, departments):
        super().__init__(data, auto_id="people-%s")
        self.fields["department"].queryset = departments
        self.fields["department"].label_from_instance = lambda one: one.name
        self.is_valid()

    @property
    def words(self) -> str:
        return self.cleaned_data.get("q") or ""

    @property
    def unit(self):
        return self.cleaned_data.get("department")

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.unit)
