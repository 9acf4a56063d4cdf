from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.core.folding import fold
from jehat.core.lines import line

MOST, LONGEST = 60, 120


class PhrasesField(forms.CharField):
    """Phrases, one a line; those that differ by spelling only count once."""

    def to_python(self, value):
        phrases = {}
        for one in filter(None, (line(written) for written in (value or "").splitlines())):
            phrases.setdefault(fold(one), one)
        return list(phrases.values())

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, (list, tuple)) else value

    def validate(self, value):
        if len(value) > MOST:
            raise ValidationError(_("At most %(most)d phrases."), params={"most": MOST})
        if any(len(one) > LONGEST for one in value):
            raise ValidationError(_("A phrase has at most %(most)d letters."), params={"most": LONGEST})

    def run_validators(self, value):
        """None beyond those of `validate`, which sees phrases and not one text."""


def _phrases(label, direction):
    area = forms.Textarea(attrs={"rows": 12, "dir": direction, "spellcheck": "true"})
    return PhrasesField(label=label, required=False, widget=area, help_text=_("One phrase on each line."))


class WordingForm(forms.Form):
    words_ar = _phrases(_("In Arabic"), "rtl")
    words_en = _phrases(_("In English"), "ltr")
