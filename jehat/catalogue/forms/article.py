from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from jehat.catalogue.models import Article
from jehat.core.hijri import FIRST, LAST
from jehat.core.lines import LineField

LONGEST_BODY = 20_000


def _title(label, direction):
    return LineField(label=label, max_length=160, required=False, widget=forms.TextInput(attrs={"dir": direction}))


def _body(label, direction):
    area = forms.Textarea(attrs={"rows": 14, "dir": direction})
    return forms.CharField(label=label, max_length=LONGEST_BODY, required=False, widget=area)


def _day(label, help_text):
    known = [MinValueValidator(FIRST), MaxValueValidator(LAST)]
    day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=day, validators=known, help_text=help_text)


class ArticleForm(forms.Form):
    """An article in both languages; a draft may lack anything but a title in one of them."""

    kind = forms.ChoiceField(label=_("What it is"), choices=Article.Kind.choices, widget=forms.RadioSelect)
    title_ar = _title(_("Title in Arabic"), "rtl")
    body_ar = _body(_("Text in Arabic"), "rtl")
    title_en = _title(_("Title in English"), "ltr")
    body_en = _body(_("Text in English"), "ltr")
    since = _day(_("Shown from"), _("Left empty, from its publication."))
    until = _day(_("Shown until"), _("The last day; left empty, until it is retired."))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self):
        given = super().clean()
        if not given.get("title_ar") and not given.get("title_en") and not {"title_ar", "title_en"} & set(self.errors):
            self.add_error("title_ar", ValidationError(_("A title in one language at least.")))
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", ValidationError(_("The last day is not before the first.")))
        return given
