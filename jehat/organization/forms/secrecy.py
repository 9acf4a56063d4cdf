"""The shape of a degree of secrecy."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jehat.core.lines import LineField
from jehat.organization.models import SecrecyLevel
from jehat.organization.secrecy import EFFECTS, HIGHEST, ORDINARY

LATIN = {"dir": "ltr", "autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}


class LevelForm(forms.Form):
    """The names, the class of data and the effects of a degree of secrecy that is there."""

    name_ar = LineField(label=_("Name in Arabic"), max_length=200, widget=forms.TextInput(attrs={"dir": "rtl"}))
    name_en = LineField(label=_("Name in English"), max_length=200, widget=forms.TextInput(attrs={"dir": "ltr"}))
    data_class = forms.ChoiceField(
        label=_("National class of data"),
        choices=SecrecyLevel.DataClass.choices,
        initial=SecrecyLevel.DataClass.RESTRICTED,
    )

    def __init__(self, *args, level=None, **kwargs):
        super().__init__(*args, **kwargs)
        if level is None or not level.is_ordinary:
            for name, says in EFFECTS.items():
                self.fields[name] = forms.BooleanField(label=says, required=False)

    @property
    def effects(self):
        """The fields of the effects, each a switch."""
        return [self[name] for name in EFFECTS if name in self.fields]

    def clean(self):
        """What is hidden is masked, and has numbers of its own."""
        given = super().clean()
        return given | ({"is_masked": True, "own_series": True} if given.get("is_hidden") else {})


class AddLevelForm(LevelForm):
    """A degree of secrecy that is not there yet."""

    code = forms.RegexField(
        r"^[a-z][a-z0-9_]{0,19}$",
        label=_("Code"),
        help_text=_("Small Latin letters, and for good: kinds of case name it."),
        widget=forms.TextInput(attrs=LATIN),
    )
    rank = forms.TypedChoiceField(
        label=_("Rank"), coerce=int, help_text=_("The higher, the more secret; for good, since clearances name it.")
    )
    field_order = ("code", "rank")

    def __init__(self, *args, entity, **kwargs):
        super().__init__(*args, **kwargs)
        taken = set(SecrecyLevel.objects.of(entity).values_list("rank", flat=True))
        free = [rank for rank in range(ORDINARY + 1, HIGHEST + 1) if rank not in taken]
        self.fields["rank"].choices = [(rank, rank) for rank in free]
