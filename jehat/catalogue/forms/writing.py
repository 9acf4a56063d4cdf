"""The shape of what administrators lay down for cases of a kind: the questions of its form."""

from django import forms
from django.utils.functional import cached_property

from jehat.catalogue.fields import Questionnaire

from . import conditions
from .fields import FieldForm, first_values
from .rows import Rows


class FieldRows(Rows):
    """The questions, each of which may depend on those before it."""

    @cached_property
    def forms(self) -> list[forms.Form]:
        made, before = super().forms, []
        for form in made:
            conditions.add_menus(form, before)
            before.append(form.sketch)
        return made

    @property
    def said(self) -> list[dict]:
        return [form.said for form in self.forms]


class WriteFormForm(forms.Form):
    """All questions of a kind of case; `seen` is the stamp of what the writer had before him."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=20)

    def __init__(self, data=None, *, standing):
        super().__init__(data, initial={"seen": standing.stamp})
        self.rows = FieldRows("form", data, [first_values(row) for row in standing.form], FieldForm)

    def is_valid(self) -> bool:
        own, rows = super().is_valid(), self.rows.is_valid()
        return own and rows

    @property
    def offered(self) -> dict:
        return {"form": self.rows.said}

    @property
    def sketch(self) -> Questionnaire:
        """The form as it stands, right or not yet, for the preview."""
        return Questionnaire(tuple(form.sketch for form in self.rows.forms))
