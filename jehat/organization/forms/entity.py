"""The shape of what administrators type about the entity itself: how people reach it, and what they know it by."""

from base64 import b64decode, b64encode

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from jehat.core.folding import western_digits
from jehat.core.lines import LineField
from jehat.organization import colours, logos

PHONE = RegexValidator(r"^\+?[\d][\d \-]{2,18}\Z", _("Digits, spaces and dashes, with + before a country code."))


class ContactForm(forms.Form):
    """How people reach the entity; any of it may be missing."""

    phone = LineField(
        label=_("Telephone"),
        required=False,
        max_length=20,
        help_text=_("As people dial it, for example 920001234."),
        validators=[PHONE],
    )
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    hours_ar = LineField(
        label=_("Hours, in Arabic"), required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "rtl"})
    )
    hours_en = LineField(
        label=_("Hours, in English"), required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    hides_people = forms.BooleanField(
        label=_("Beneficiaries read which department has their case, and no employee's name"), required=False
    )

    def clean_phone(self):
        return western_digits(self.cleaned_data["phone"])


class ChangeBrandForm(forms.Form):
    """What people know the entity by; a logo is drawn anew here, and a colour must carry white words."""

    name_ar = LineField(
        label=_("Short name in Arabic"), max_length=60, required=False, widget=forms.TextInput(attrs={"dir": "rtl"})
    )
    name_en = LineField(
        label=_("Short name in English"), max_length=60, required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    colour = forms.CharField(
        label=_("Colour"), max_length=7, help_text=_("One colour; its shades for light and dark pages follow from it.")
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG, JPEG or WebP, up to 1 MB. A square with a plain ground looks best."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    kept_logo = forms.CharField(required=False, max_length=2 * logos.MOST_BYTES, widget=forms.HiddenInput)
    removes_logo = forms.BooleanField(label=_("Remove the logo"), required=False)

    def __init__(self, *args, brand, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["colour"].widget = forms.TextInput(attrs={"type": "color"})
        if not brand.logo_digest:
            del self.fields["removes_logo"]

    def clean_colour(self):
        colour = self.cleaned_data["colour"].lower()
        if not colours.HEX.match(colour):
            raise ValidationError(_("A colour is written as #1b8354."))
        if not colours.passes(colour):
            raise ValidationError(_("White words cannot be read on this colour; choose a darker shade."))
        return colour

    def clean_logo(self):
        sent = self.cleaned_data["logo"]
        if sent is None:
            return None
        try:
            return logos.redrawn(sent.read(logos.MOST_BYTES + 1))
        except logos.BadLogo as bad:
            raise ValidationError(str(bad)) from bad

    def clean(self):
        given = super().clean()
        given["keeps_logo"] = not given.pop("removes_logo", False)
        kept = given.pop("kept_logo", "")
        if kept and given.get("logo") is None:
            given["logo"] = _of_before(kept)
        return given

    @property
    def chosen_logo(self) -> str:
        """The logo that came with this form, so that nobody has to choose it again when something else is wrong."""
        drawn = self.is_bound and not self.is_valid() and self.cleaned_data.get("logo")
        return b64encode(drawn).decode() if drawn else ""


def _of_before(kept: str) -> bytes | None:
    """A logo that a form had brought before, drawn anew as any other."""
    try:
        return logos.redrawn(b64decode(kept, validate=True))
    except (ValueError, logos.BadLogo):
        return None
