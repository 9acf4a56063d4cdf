"""Form fields: label, hint, error, the control, and how they are tied together for people who do not see them."""

from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from jehat.core.components.markup import attributes, register, render, require_allowed

# What a kind of field means to the keyboard, the password manager and the direction of writing.
KINDS: dict[str, dict] = {
    "text": {"dir": "auto"},
    "id": {"dir": "ltr", "inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"},
    "identifier": {"dir": "ltr", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    "number": {"dir": "ltr", "inputmode": "numeric"},
    "phone": {"dir": "ltr", "type": "tel", "inputmode": "tel", "autocomplete": "tel"},
    "email": {
        "dir": "ltr",
        "inputmode": "email",
        "autocomplete": "email",
        "autocapitalize": "none",
        "spellcheck": "false",
    },
    "url": {"dir": "ltr", "inputmode": "url", "spellcheck": "false"},
    "otp": {
        "dir": "ltr",
        "inputmode": "numeric",
        "autocomplete": "one-time-code",
        "maxlength": 6,
        "spellcheck": "false",
    },
    "password": {"dir": "ltr", "autocapitalize": "none", "spellcheck": "false"},
    "textarea": {"dir": "auto"},
}

_WIDGETS = [
    (forms.PasswordInput, "password"),
    (forms.EmailInput, "email"),
    (forms.URLInput, "url"),
    (forms.NumberInput, "number"),
    (forms.Textarea, "textarea"),
    (forms.CheckboxSelectMultiple, "checks"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.CheckboxInput, "check"),
    (forms.DateInput, "date"),
    (forms.ClearableFileInput, "file"),
]

GROUPS = frozenset({"radios", "cards", "checks", "check-cards", "rating"})


@dataclass(frozen=True)
class Choice:
    """One option of a group, ready to be written."""

    id: str
    name: str
    value: str
    label: str
    checked: bool
    disabled: bool
    type: str
    hint: str
    icon: str


def kind_of(bound: BoundField) -> str:
    """The kind a field has by its widget, where the template does not name one."""
    return next((kind for widget, kind in _WIDGETS if isinstance(bound.field.widget, widget)), "text")


@register.simple_tag
def field(
    bound: BoundField, kind: str = "", label: str = "", hint: str = "", optional: bool = False, mark: bool = True,
    icons=None, hints=None, prefix: str = "", **given,
) -> SafeString:  # fmt: skip
    """`{% field form.subject %}`: the whole field.

    `kind` is found from the widget, or named: id, identifier, phone, otp, cards, check-cards, switch, rating.
    `hints` and `icons` map the values of a choice to its small words and its icon. `optional` writes so; `mark=False`
    hides the star. Everything else becomes an attribute of the control: `autocomplete="name"`, `hx_get=url`.
    """
    kind = kind or kind_of(bound)
    context = _described(bound, label, hint) | {"kind": kind, "optional": optional, "mark": mark, "prefix": prefix}
    if kind in GROUPS:
        context["choices"] = _choices(bound, hints or {}, icons or {})
        context["attributes"] = attributes(given)
        return render("field_group", **context)
    if kind in {"check", "switch"}:
        context["control"] = _checkbox(bound, kind, context, given)
        return render("field_check", **context)
    context["control"] = _control(bound, kind, context, given)
    return render("field", **context)


def _described(bound: BoundField, label: str, hint: str) -> dict:
    """The words around a control, and the list of ids that describe it."""
    identity = bound.id_for_label or bound.auto_id or bound.html_name
    base = bound.auto_id or bound.html_name
    errors = list(bound.errors)
    words = hint or bound.help_text
    described = [f"{base}-hint"] * bool(words) + [f"{base}-error"] * bool(errors)
    return {
        "base": base,
        "for": identity,
        "label": label or bound.label,
        "hint": words,
        "errors": errors,
        "required": bound.field.required,
        "described": " ".join(described),
    }


def _control(bound: BoundField, kind: str, context: dict, given: dict) -> SafeString:
    """The widget with our class, its kind's habits, and what describes it."""
    wanted = {**KINDS.get(kind, {}), **{name.strip("_").replace("_", "-"): value for name, value in given.items()}}
    if kind == "text" and bound.field.widget.attrs.get("dir"):
        wanted.pop("dir", None)
    if wanted.get("dir") == "auto":
        wanted.setdefault("placeholder", bound.field.widget.attrs.get("placeholder", " "))
    wanted["class"] = " ".join(filter(None, ["input", bound.field.widget.attrs.get("class"), wanted.get("class")]))
    wanted |= _state(context)
    require_allowed(wanted)
    return bound.as_widget(attrs=wanted)


def _checkbox(bound: BoundField, kind: str, context: dict, given: dict) -> SafeString:
    wanted = {name.strip("_").replace("_", "-"): value for name, value in given.items()} | _state(context)
    if kind == "switch":
        wanted["role"] = "switch"
    else:
        wanted["class"] = "tick"
    require_allowed(wanted)
    return bound.as_widget(attrs=wanted)


def _state(context: dict) -> dict:
    state = {}
    if context["described"]:
        state["aria-describedby"] = context["described"]
    if context["errors"]:
        state["aria-invalid"] = "true"
    return state


def _choices(bound: BoundField, hints: dict, icons: dict) -> list[Choice]:
    """The options of a group, without the empty one a select would have."""
    found = []
    for option in bound.subwidgets:
        data = option.data
        value = str(data["value"])
        if value:
            found.append(
                Choice(
                    id=data["attrs"].get("id", ""),
                    name=data["name"],
                    value=value,
                    label=data["label"],
                    checked=bool(data["selected"]),
                    disabled=bool(data["attrs"].get("disabled")),
                    type=data["type"],
                    hint=hints.get(value, hints.get(data["value"], "")),
                    icon=icons.get(value, icons.get(data["value"], "")),
                )
            )
    return found


@register.simple_tag
def rating(bound: BoundField, label: str = "") -> SafeString:
    """A choice of one to five, as stars that are radio buttons."""
    return field(bound, kind="rating", label=label)


@register.simple_tag
def error_summary(form) -> SafeString:
    """Everything wrong with a form in one place, each line a link to its field; nothing when nothing is wrong."""
    if not form.is_bound or not form.errors:
        return SafeString("")
    lines = [{"target": "", "text": text} for text in form.non_field_errors()]
    for bound in form:
        lines += [{"target": _target(bound), "text": text, "label": bound.label} for text in bound.errors]
    return render("error_summary", lines=lines)


def _target(bound: BoundField) -> str:
    """The id of the control an error is about; of its first option for a group."""
    options = bound.subwidgets if isinstance(bound.field.widget, forms.RadioSelect) else []
    first = next((option.data["attrs"].get("id") for option in options if option.data["value"] != ""), "")
    return first or bound.id_for_label or bound.auto_id
