"""The shape of a role: its names, and of every verb how far it is given."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.core.lines import LineField
from jehat.organization import matrix
from jehat.organization.models import Role, SecrecyLevel
from jehat.organization.terms import Terms

from .secrecy import LATIN

SCOPE, RANK = "scope.", "rank."


class RoleForm(forms.Form):
    """A role that is there; a verb that was not on the page stays as it is."""

    name_ar = LineField(label=_("Name in Arabic"), max_length=120, widget=forms.TextInput(attrs={"dir": "rtl"}))
    name_en = LineField(label=_("Name in English"), max_length=120, widget=forms.TextInput(attrs={"dir": "ltr"}))

    def __init__(self, *args, entity, given=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.entity = entity
        self.given = tuple(given)
        self.levels = {rank: level.name for rank, level in SecrecyLevel.objects.by_rank(entity.pk).items()}

    def clean(self):
        for row in self._standing:
            scope, rank = self._choice(row)
            if scope not in (matrix.NOT_GIVEN, *row.verb.scopes) or (rank != row.highest and rank not in self.levels):
                raise ValidationError(_("Choose for each permission one of what is offered."))
        return super().clean()

    @cached_property
    def _standing(self) -> list[matrix.Row]:
        return [row for section in matrix.sections(self.entity, self.given) for row in section.rows]

    def _choice(self, row) -> tuple[str, int]:
        scope = self.data.get(SCOPE + row.name, row.scope)
        rank = self.data.get(RANK + row.name, "")
        return scope, int(rank) if rank.isdecimal() else row.highest

    @property
    def terms(self) -> list[Terms]:
        """What the role gives as it was chosen, or as it stands where nothing was sent."""
        return [one for row in self._standing for one in row.chosen(*self._choice(row))]

    @property
    def sections(self) -> list[matrix.Section]:
        return matrix.sections(self.entity, self.terms)

    @property
    def sent(self) -> list[tuple[str, str]]:
        """What was typed and chosen, to be sent once more."""
        names = [name for name in self.fields if name in self.data]
        rows = [start + row.name for row in self._standing for start in (SCOPE, RANK) if start + row.name in self.data]
        return [(name, self.data[name]) for name in (*names, *rows)]


class AddRoleForm(RoleForm):
    """A role that is not there yet; it may begin as a copy of another."""

    code = forms.RegexField(
        r"^[a-z][a-z0-9_]{1,19}$",
        label=_("Code"),
        help_text=_("Small Latin letters, and for good: tables of employees name it."),
        widget=forms.TextInput(attrs=LATIN),
    )
    field_order = ("name_ar", "name_en", "code")

    def clean_code(self):
        code = self.cleaned_data["code"]
        if Role.objects.of(self.entity).filter(code=code).exists():
            raise ValidationError(_("A role of the entity has this code already."))
        return code
