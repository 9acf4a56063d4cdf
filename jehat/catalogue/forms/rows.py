"""Rows that repeat inside a form: requirements, steps, questions. They grow and move without a script.

Every button of a row sends the form; `moved` answers with the same data and the rows as they should stand then.
"""

import re

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .texts import words

MOST = 40
ACT = re.compile(r"(add|remove|up)-(requirements|steps|questions)(?:-(\d{1,2}))?\Z")


class RequirementForm(forms.Form):
    name_ar = words(_("In Arabic"), "ar", 300)
    name_en = words(_("In English"), "en", 300)
    mandatory = forms.BooleanField(label=_("Always needed"), required=False, initial=True)


class StepForm(forms.Form):
    name_ar = words(_("In Arabic"), "ar", 300)
    name_en = words(_("In English"), "en", 300)


class QuestionForm(forms.Form):
    question_ar = words(_("Question in Arabic"), "ar", 300)
    question_en = words(_("Question in English"), "en", 300)
    answer_ar = words(_("Answer in Arabic"), "ar", 2000, long=True)
    answer_en = words(_("Answer in English"), "en", 2000, long=True)


ROWS = {"requirements": RequirementForm, "steps": StepForm, "questions": QuestionForm}


class Rows:
    """The rows of one name: typed ones where the form was sent, else those that stand."""

    def __init__(self, name, data, standing):
        self.name, self.data, self.standing = name, data, standing
        self.form_class = ROWS[name]

    @cached_property
    def forms(self) -> list[forms.Form]:
        if self.data is None:
            return [self._form(place, initial=row) for place, row in enumerate(self.standing)]
        return [self._form(place, data=self.data) for place in range(count(self.data, self.name))]

    def _form(self, place, **given):
        return self.form_class(prefix=f"{self.name}-{place}", **given)

    @property
    def is_full(self) -> bool:
        return len(self.forms) >= MOST

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.forms)

    @property
    def said(self) -> list[dict]:
        """The rows in which something is written, in their order."""
        written = [form.cleaned_data for form in self.forms if _is_written(form.cleaned_data)]
        if self.name == "steps":
            return [{**row, "order": order} for order, row in enumerate(written, start=1)]
        return written


def _is_written(row: dict) -> bool:
    return any(value for value in row.values() if isinstance(value, str))


def count(data, name) -> int:
    """How many rows were sent, bounded."""
    sent = str(data.get(f"{name}-count", ""))
    return min(int(sent), MOST) if re.fullmatch(r"[0-9]{1,3}", sent) else 0


def asked(data) -> str:
    """Which rows a button of theirs was pressed for, or nothing."""
    found = ACT.match(data.get("row", ""))
    return found[2] if found else ""


def moved(data):
    """The same data with a row added, removed or moved up, as the pressed button says."""
    act, name, place = ACT.match(data["row"]).groups()
    rows = [_row(data, name, place) for place in range(count(data, name))]
    place = int(place or 0)
    if act == "add" and len(rows) < MOST:
        rows.append({"mandatory": ["on"]} if name == "requirements" else {})
    elif act == "remove" and place < len(rows):
        del rows[place]
    elif act == "up" and 0 < place < len(rows):
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    return _with_rows(data, name, rows)


def touched(data, rows) -> int:
    """The place of the row that was added or moved, where reading goes on; -1 when it went."""
    act, _name, place = ACT.match(data["row"]).groups()
    if act == "add":
        return len(rows.forms) - 1
    return max(int(place or 0) - 1, 0) if act == "up" else -1


def _row(data, name, place) -> dict:
    prefix = f"{name}-{place}-"
    return {key.removeprefix(prefix): data.getlist(key) for key in data if key.startswith(prefix)}


def _with_rows(data, name, rows):
    changed = data.copy()
    for key in data:
        if key.startswith(f"{name}-"):
            del changed[key]
    changed[f"{name}-count"] = str(len(rows))
    for place, row in enumerate(rows):
        for key, values in row.items():
            changed.setlist(f"{name}-{place}-{key}", values)
    return changed
