"""What differs between two versions of a kind of case, field by field: a pure comparison."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .fields import TYPES, read_fields
from .fields.conditions import told
from .models import WRITTEN, Channel, Offer

LABELS: dict[str, str | Promise] = {
    "department": _("Handled by"),
    "name_ar": _("Name in Arabic"),
    "name_en": _("Name in English"),
    "summary_ar": _("Summary in Arabic"),
    "summary_en": _("Summary in English"),
    "audience_ar": _("Who may ask, in Arabic"),
    "audience_en": _("Who may ask, in English"),
    "requirements": _("Requirements"),
    "steps": _("Steps"),
    "questions": _("Questions and answers"),
    "channels": _("Ways to ask for it"),
    "fee": _("Fee"),
    "fee_note_ar": _("What the fee depends on, in Arabic"),
    "fee_note_en": _("What the fee depends on, in English"),
    "working_days": _("Working days"),
    "form": _("The form"),
    "rules": _("Rules"),
}
IF_ANY = _("if the person has it")


@dataclass(frozen=True)
class Line:
    """One line of a field as it was and as it is; the same on both sides where nothing changed."""

    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Difference:
    """One field that is not the same; `language` is ar or en for words of one language, else empty."""

    field: str
    label: str | Promise
    lines: list[Line]

    @property
    def language(self) -> str:
        return self.field[-2:] if self.field.endswith(("_ar", "_en")) else ""


def differences(before: Offer, after: Offer) -> list[Difference]:
    """The fields in which two offers differ, in the order of the guide."""
    changed = (
        name for name in WRITTEN if hasattr(before, name) and hasattr(after, name) and not _same(before, after, name)
    )
    return [Difference(name, LABELS[name], _lines(before, after, name)) for name in changed]


def _same(before, after, name) -> bool:
    return _plain(before, name) == _plain(after, name)


def _plain(offer, name):
    """What is compared: the department by its key, rows without what only orders them."""
    if name == "department":
        return offer.department_id
    if name == "channels":
        return sorted(offer.channels)
    return _written(offer, name)


def _lines(before, after, name) -> list[Line]:
    old, new = _written(before, name), _written(after, name)
    lines = []
    for _kind, since, until, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        lines += [Line(*pair) for pair in zip_longest(old[since:until], new[first:last], fillvalue="")]
    return lines


def _written(offer, name) -> list[str]:
    """A field as lines that a person reads."""
    if name in ROWS:
        return [line for row in getattr(offer, name) for line in ROWS[name](row)]
    if name == "form":
        return list(_form(read_fields(offer.form)))
    if name == "rules":
        return _rules(offer.rules)
    if name == "channels":
        return [str(Channel(code).label) for code in Channel.values if code in offer.channels]
    value = offer.riyals if name == "fee" else getattr(offer, name)
    return str(value or "").splitlines() if name != "fee" else [value]


def _requirement(row) -> list[str]:
    return [*_step(row), *([] if row["mandatory"] else [str(IF_ANY)])]


def _step(row) -> list[str]:
    return [row["name_ar"], row["name_en"]]


def _question(row) -> list[str]:
    return [row[f"{part}_{language}"] for language in ("ar", "en") for part in ("question", "answer")]


def _form(fields):
    """Each question in a few lines: its words, its type and answers, and when it is asked."""
    for field in fields:
        yield from (field.label_ar, field.label_en)
        yield " · ".join(filter(None, (str(TYPES[field.type].label), _limits(field.limits), told(field, fields))))
        yield from (part for part in (field.help_ar, field.help_en) if part)
        yield from (f"{one.label_ar} · {one.label_en}" for one in field.options)


def _limits(limits) -> str:
    return " ".join(f"{name} {value}" for name, value in sorted(limits.items()))


def _rules(rules) -> list[str]:
    """Each rule that is laid down, in a line of its own."""
    return [f"{name}: {value}" for name, value in sorted(rules.items())]


ROWS = {"requirements": _requirement, "steps": _step, "questions": _question}
