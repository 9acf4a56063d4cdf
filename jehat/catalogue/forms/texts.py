"""Fields for the words of the guide, each written in the direction of its language."""

from django import forms

from jehat.core.folding import western_digits
from jehat.core.lines import LineField, visible

SEPARATORS = str.maketrans({"٫": ".", "٬": None, ",": None})


class ParagraphField(forms.CharField):
    """Several lines, without what nobody would see of them."""

    widget = forms.Textarea

    def to_python(self, value):
        return "\n".join(visible(line).strip() for line in super().to_python(value).splitlines()).strip()


class _DigitsMixin:
    """Numbers are taken in whatever digits they are typed; a field of type number would let only one script in."""

    widget = forms.TextInput

    def to_python(self, value):
        return super().to_python(western_digits(value) if isinstance(value, str) else value)


class CodeField(forms.CharField):
    """Capital letters, however they were typed."""

    def to_python(self, value):
        return super().to_python(value).upper()


class CountField(_DigitsMixin, forms.IntegerField):
    pass


class NumberField(_DigitsMixin, forms.DecimalField):
    """A number with or without decimals, of either sign."""


class MoneyField(_DigitsMixin, forms.DecimalField):
    """An amount, with the separators of either script."""

    def to_python(self, value):
        return super().to_python(value.translate(SEPARATORS) if isinstance(value, str) else value)


def words(label, language, limit, *, long=False, **given):
    """A field of one language, a line or, where `long`, a paragraph; drafts may leave it empty."""
    attributes = {"dir": "rtl" if language == "ar" else "ltr", "lang": language}
    if long:
        widget = forms.Textarea(attrs={**attributes, "rows": 3})
        return ParagraphField(label=label, max_length=limit, required=False, widget=widget, **given)
    widget = forms.TextInput(attrs={**attributes, "autocomplete": "off"})
    return LineField(label=label, max_length=limit, required=False, widget=widget, **given)
