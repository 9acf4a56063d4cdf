"""The shape of saying how secret a case is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import SecrecyGround
from jehat.organization.models import SecrecyLevel


class ClassifyForm(forms.Form):
    """To which degree of secrecy, and on which ground."""

    level = forms.ModelChoiceField(
        SecrecyLevel.objects.none(), label=_("Degree of secrecy"), widget=forms.RadioSelect, empty_label=None
    )
    ground = forms.ChoiceField(label=_("Ground"), choices=[("", _("Choose the ground")), *SecrecyGround.choices])

    def __init__(self, *args, levels, **kwargs):
        super().__init__(*args, **kwargs)
        self.levels = levels
        self.fields["level"].queryset = SecrecyLevel.objects.filter(pk__in=[one.pk for one in levels])
        self.fields["level"].choices = [(one.pk, one.name) for one in levels]
