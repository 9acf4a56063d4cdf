"""Rows that repeat inside a form: requirements, steps, questions. They grow and move without a script.

Every button of a row sends the form; `moved` answers with the same data and the rows as they should stand then.
"""

import re

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from jehat.catalogue.fields.papers import KINDS

from . import conditions
from .texts import CountField, words

MOST = 40
# What is chosen in a row does not make it one in which something is written.
CHOSEN = ("code", "outcome", "when_1", "join", "when_2")
ACT = re.compile(r"(add|remove|up|show)-(requirements|steps|questions|form|letters|closing_checklist)(?:-(\d{1,2}))?\Z")


class RequirementForm(forms.Form):
    name_ar = words(_("In Arabic"), "ar", 300)
    name_en = words(_("In English"), "en", 300)
    mandatory = forms.BooleanField(label=_("Always needed"), required=False, initial=True)
    is_attached = forms.BooleanField(label=_("Attached when it is filed"), required=False)
    types = forms.MultipleChoiceField(
        label=_("Files allowed"), choices=list(KINDS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    megabytes = CountField(label=_("Megabytes at most"), min_value=1, max_value=50, required=False)

    @property
    def pairs(self) -> list:
        return [self["name_ar"], self["name_en"]]

    @property
    def handed_in(self) -> list:
        """What holds where the document is attached when a case is filed."""
        named = ("types", "megabytes", "when_1", "join", "when_2")
        return [self[name] for name in named if name in self.fields]


class StepForm(forms.Form):
    name_ar = words(_("In Arabic"), "ar", 300)
    name_en = words(_("In English"), "en", 300)
    hours = CountField(label=_("Expected working hours"), min_value=1, max_value=2000, required=False)


class QuestionForm(forms.Form):
    question_ar = words(_("Question in Arabic"), "ar", 300)
    question_en = words(_("Question in English"), "en", 300)
    answer_ar = words(_("Answer in Arabic"), "ar", 2000, long=True)
    answer_en = words(_("Answer in English"), "en", 2000, long=True)


ROWS = {"requirements": RequirementForm, "steps": StepForm, "questions": QuestionForm}


class Rows:
    """The rows of one name: typed ones where the form was sent, else those that stand."""

    def __init__(self, name, data, standing, form_class=None):
        self.name, self.data, self.standing = name, data, standing
        self.form_class = form_class or ROWS[name]

    @cached_property
    def forms(self) -> list[forms.Form]:
        if self.data is None:
            return [
                self._form(place, initial=row | conditions.shown(row.get("when")))
                for place, row in enumerate(self.standing)
            ]
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
        if self.name == "requirements":
            return [_as_needed(row) for row in written]
        if self.name == "steps":
            return [_as_step(row, order) for order, row in enumerate(written, start=1)]
        return written


def _as_step(row: dict, order: int) -> dict:
    """A step as a version keeps it: with its hours where any are expected."""
    hours = {"hours": row["hours"]} if row["hours"] else {}
    return {"name_ar": row["name_ar"], "name_en": row["name_en"], "order": order} | hours


def _as_needed(row: dict) -> dict:
    """A requirement as a version keeps it: how it is handed in is said only of what is attached."""
    when = conditions.read(row)
    kept = {name: row[name] for name in ("name_ar", "name_en", "mandatory")}
    if not row["is_attached"]:
        return kept
    more = {name: value for name, value in (("types", row["types"]), ("megabytes", row["megabytes"])) if value}
    return kept | {"is_attached": True} | more | ({"when": when} if when else {})


def _is_written(row: dict) -> bool:
    return any(value for name, value in row.items() if isinstance(value, str) and name not in CHOSEN)


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
        rows.append(_new(name, rows))
    elif act == "remove" and place < len(rows):
        del rows[place]
    elif act == "up" and 0 < place < len(rows):
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    return _with_rows(data, name, rows)


def _new(name, rows) -> dict:
    """What a row begins with: a requirement is needed, a question has a code that no other has."""
    if name == "form":
        used = {"".join(row.get("code", ())) for row in rows}
        code = next(f"q{number}" for number in range(1, MOST + 2) if f"q{number}" not in used)
        return {"code": [code], "type": ["text"]}
    if name == "closing_checklist":
        return {"is_needed": ["on"]}
    return {"mandatory": ["on"]} if name == "requirements" else {}


def touched(data, rows) -> int:
    """The place of the row that was added or moved, where reading goes on; -1 when it went."""
    act, _name, place = ACT.match(data["row"]).groups()
    if act == "add":
        return len(rows.forms) - 1
    return {"up": max(int(place or 0) - 1, 0), "show": int(place or 0)}.get(act, -1)


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
