"""The shape of one question as an administrator writes it: its words, its type, and what that type can be held to."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from jehat.catalogue.fields import TYPES, Field, read_fields
from jehat.catalogue.fields.papers import KINDS
from jehat.catalogue.fields.patterns import PATTERNS
from jehat.catalogue.fields.shape import written

from . import conditions
from .texts import CountField, NumberField, words

MOST_OPTIONS = 30
PLAIN = "text"


def _limit(name: str, type_code: str) -> forms.Field:
    """The field in which a limit of a type is written."""
    if name == "pattern":
        known = [(code, one.label) for code, one in PATTERNS.items()]
        return forms.ChoiceField(label=_("Written as"), choices=[("", _("Anything")), *known], required=False)
    if name == "time":
        times = [("", _("Any day")), ("past", _("Not after today")), ("future", _("Not before today"))]
        return forms.ChoiceField(label=_("Which days"), choices=times, required=False)
    if name == "types":
        return forms.MultipleChoiceField(
            label=_("Files allowed"), choices=list(KINDS.items()), required=False, widget=forms.CheckboxSelectMultiple
        )
    if name in ("least", "most") and type_code in ("number", "money"):
        return NumberField(label=_("At least") if name == "least" else _("At most"), required=False)
    labels = {
        "least": _("At least"),
        "most": _("At most"),
        "decimals": _("Decimals"),
        "megabytes": _("Megabytes at most"),
    }
    most = {"decimals": 4, "megabytes": 50}.get(name, 3000)
    return CountField(label=labels[name], min_value=0, max_value=most, required=False)


class FieldForm(forms.Form):
    """One question; only what its type knows is asked of the administrator."""

    code = forms.SlugField(widget=forms.HiddenInput, max_length=40)
    codes = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
    type = forms.ChoiceField(label=_("Type of answer"), choices=[(code, one.label) for code, one in TYPES.items()])
    label_ar = words(_("Question in Arabic"), "ar", 200)
    label_en = words(_("Question in English"), "en", 200)
    help_ar = words(_("Help in Arabic"), "ar", 300)
    help_en = words(_("Help in English"), "en", 300)
    is_required = forms.BooleanField(label=_("An answer is needed"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self["type"].value()
        self.kind = kind if kind in TYPES else PLAIN
        if TYPES[self.kind].has_options:
            self.fields["options_ar"] = words(_("Answers in Arabic, one in a line"), "ar", 3000, long=True)
            self.fields["options_en"] = words(_("Answers in English, one in a line"), "en", 3000, long=True)
        for name in TYPES[self.kind].limits:
            self.fields[f"limit_{name}"] = _limit(name, self.kind)

    @property
    def shown(self) -> list:
        """What is written in pairs, in its order: all but what stands by itself."""
        return [one for one in self if one.name not in ("code", "codes", "type", "is_required")]

    def clean(self):
        given = super().clean()
        lines = [str(given.get(f"options_{one}", "")).splitlines() for one in ("ar", "en")]
        if len(lines[0]) != len(lines[1]):
            self.add_error("options_en", ValidationError(_("Write as many answers in English as in Arabic.")))
        if max(map(len, lines)) > MOST_OPTIONS:
            self.add_error("options_ar", ValidationError(_("No more answers than this are offered: 30.")))
        return given

    @property
    def sketch(self) -> Field:
        """The question as it stands in the form, right or not yet: what conditions and the preview are made of."""
        value = {name: str(self[name].value() or "") for name in self.fields if name not in ("limit_types",)}
        value |= {"is_required": bool(self["is_required"].value()), "type": self.kind}
        return read_fields([self._row(value)])[0]

    @property
    def said(self) -> dict:
        """The question as a version keeps it."""
        return written(read_fields([self._row(dict(self.cleaned_data))])[0])

    def _row(self, value) -> dict:
        limits = {
            name[6:]: _plain(one)
            for name, one in value.items()
            if name.startswith("limit_") and one not in ("", None, [])
        }
        row = {
            name: value[name] for name in ("code", "type", "label_ar", "label_en", "help_ar", "help_en", "is_required")
        }
        return row | {"options": _options(value), "limits": limits, "when": conditions.read(dict(value))}


def _plain(limit):
    """A limit as JSON keeps it."""
    return (
        int(limit)
        if isinstance(limit, str) and limit.isdigit()
        else limit
        if isinstance(limit, (str, int, list))
        else float(limit)
    )


def _options(value: dict) -> list[dict]:
    arabic, english = (str(value.get(f"options_{one}", "")).splitlines() for one in ("ar", "en"))
    known = str(value.get("codes", "")).split()
    rows = []
    for place, (ar, en) in enumerate(zip(arabic, english, strict=False)):
        # An answer keeps its code while none is taken away, so that conditions on it go on.
        code = known[place] if place < len(known) <= len(english) else slugify(en)[:40]
        taken = {row["code"] for row in rows}
        rows.append({"code": code if code and code not in taken else f"a{place + 1}", "label_ar": ar, "label_en": en})
    return rows


def first_values(row: dict) -> dict:
    """What the form of a question shows before anything is typed."""
    options = row.get("options", [])
    lines = {f"options_{one}": "\n".join(option[f"label_{one}"] for option in options) for one in ("ar", "en")}
    limits = {f"limit_{name}": value for name, value in row.get("limits", {}).items()}
    shown = conditions.shown(row.get("when"))
    return row | lines | limits | shown | {"codes": " ".join(option["code"] for option in options)}
