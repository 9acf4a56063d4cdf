"""The shape of saying how urgent a case is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import Priority, PriorityGround


class PrioritiseForm(forms.Form):
    """To which priority, and on which ground."""

    priority = forms.ChoiceField(label=_("Priority"), choices=Priority.choices, widget=forms.RadioSelect)
    ground = forms.ChoiceField(label=_("Ground"), choices=[("", _("Choose the ground")), *PriorityGround.choices])
