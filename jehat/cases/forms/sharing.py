"""The shape of asking for another holder, deciding that, and saying with whom one has something to do."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import Relation, Wish
from jehat.organization.models import Employee

LONGEST_REASON = 1000


def _words(label, *, required) -> forms.CharField:
    text = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    return forms.CharField(label=label, required=required, max_length=LONGEST_REASON, widget=text)


class AskReassignmentForm(forms.Form):
    """Why the case should go to another."""

    wish = forms.ChoiceField(label=_("Why should it go to another?"), choices=Wish.choices, widget=forms.RadioSelect)
    text = _words(_("In words"), required=False)


class GrantReassignmentForm(forms.Form):
    """To whom; nobody named: to whom it falls."""

    to = forms.ModelChoiceField(
        Employee.objects.none(), label=_("To whom?"), required=False, empty_label=_("To whom it falls by distribution")
    )

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = candidates
        self.fields["to"].label_from_instance = lambda one: f"{one.name} ({one.load})"


class RefuseReassignmentForm(forms.Form):
    """Why it stays."""

    answer = _words(_("Why does it stay?"), required=True)


class DeclareConflictForm(forms.Form):
    """What one has to do with the beneficiary, or, of a supervisor, what one of his people has."""

    employee = forms.ModelChoiceField(
        Employee.objects.none(), label=_("Whose conflict is it?"), required=False, empty_label=_("My own")
    )
    relation = forms.ChoiceField(
        label=_("What do you have to do with this beneficiary?"), choices=Relation.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args, people=None, has_own=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not people:
            del self.fields["employee"]
            return
        self.fields["relation"].label = _("What is the tie to this beneficiary?")
        whose = self.fields["employee"]
        whose.queryset, whose.label_from_instance = people, lambda one: one.name
        if has_own:
            whose.required, whose.empty_label = True, _("Choose an employee of the entity.")
