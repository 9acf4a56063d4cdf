"""The account of a person who is signed in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.core.folding import western_digits
from jehat.core.lines import LineField
from jehat.people.identifiers import IDENTITIES, masked
from jehat.people.models import Beneficiary, Identifier, User

from .fields import BirthForm, ConfirmedForm, NewPasswordField, canonical_or_error, name_field

ON_OFF = (("on", _("On")), ("off", _("Off")))


class PreferencesForm(forms.Form):
    """How the platform speaks and looks; each may be missing."""

    language = forms.ChoiceField(label=_("Language"), choices=User.Language.choices, required=False)
    theme = forms.ChoiceField(label=_("Colours"), choices=User.Theme.choices, required=False)
    digits = forms.ChoiceField(label=_("Digits"), choices=User.Digits.choices, required=False)
    calendar = forms.ChoiceField(label=_("Calendar"), choices=User.Calendar.choices, required=False)
    shortcuts = forms.ChoiceField(label=_("Single-key shortcuts"), choices=ON_OFF, required=False)

    def clean_shortcuts(self):
        return {"on": True, "off": False}.get(self.cleaned_data["shortcuts"])


class NamesForm(forms.Form):
    """The names of a person in both alphabets; a first name in one of them is needed."""

    first_ar = name_field(_("First name in Arabic"), required=False)
    father_ar = name_field(_("Father's name in Arabic"), required=False)
    family_ar = name_field(_("Family name in Arabic"), required=False)
    first_en = name_field(_("First name in English"), required=False)
    father_en = name_field(_("Father's name in English"), required=False)
    family_en = name_field(_("Family name in English"), required=False)

    def clean(self):
        found = super().clean()
        if not self.errors and not (found["first_ar"] or found["first_en"]):
            self.add_error("first_ar", _("Give the first name in one of the two languages."))
        return found


class IdentitiesForm(ConfirmedForm):
    """Identity numbers, masked: a field that is sent as it was shown leaves the real number untouched.

    `given` of `cleaned_data` holds what changed: {kind: canonical number, or None where it was emptied}.
    """

    def __init__(self, *args, held=(), **given):
        super().__init__(*args, **given)
        self.held = {one.kind: one for one in held}
        for kind in IDENTITIES:
            one = self.held.get(kind)
            shown = masked(kind, one.value) if one else ""
            self.fields[kind] = forms.CharField(
                label=Identifier.Kind(kind).label,
                max_length=40,
                required=False,
                initial=shown,
                disabled=one is not None and one.proved_at is not None,
            )
        if "current_password" in self.fields:
            self.order_fields([*IDENTITIES, "current_password"])

    def clean(self):
        found = super().clean()
        found["given"] = {}
        for kind in IDENTITIES:
            text, shown = found.get(kind, ""), self.fields[kind].initial
            if not self.fields[kind].disabled and text != shown:
                self._note(found["given"], kind, text)
        return found

    def _note(self, given, kind, text):
        try:
            given[kind] = canonical_or_error(kind, text) if text else None
        except ValidationError as error:
            self.add_error(kind, error)


class DetailsForm(BirthForm):
    """Residence, birth and the national address; all of it may be empty."""

    residence = forms.ChoiceField(
        label=_("Residence"), choices=Beneficiary.Residence.choices, widget=forms.RadioSelect, required=False
    )
    short = LineField(label=_("Short address"), max_length=8, required=False, help_text=_("Four letters, four digits."))
    building = LineField(label=_("Building number"), max_length=10, required=False)
    street = LineField(label=_("Street"), max_length=80, required=False)
    district = LineField(label=_("District"), max_length=80, required=False)
    city = LineField(label=_("City"), max_length=80, required=False)
    postal_code = LineField(label=_("Postal code"), max_length=10, required=False)
    additional = LineField(label=_("Additional number"), max_length=10, required=False)

    ADDRESS = ("short", "building", "street", "district", "city", "postal_code", "additional")

    @classmethod
    def of(cls, beneficiary) -> dict:
        """What the form shows at first."""
        if beneficiary is None:
            return {"residence": Beneficiary.Residence.INSIDE, "birth_calendar": Beneficiary.Calendar.HIJRI}
        parts = (beneficiary.birth_date or "--").split("-")
        birth = dict(zip(("birth_year", "birth_month", "birth_day"), parts, strict=True))
        calendar = beneficiary.birth_calendar or Beneficiary.Calendar.HIJRI
        return beneficiary.address | birth | {"birth_calendar": calendar, "residence": beneficiary.residence}

    def clean_short(self):
        short = western_digits(self.cleaned_data["short"]).upper()
        if short and not (len(short) == 8 and short[:4].isalpha() and short.isascii() and short[4:].isdigit()):
            raise ValidationError(_("A short address has four Latin letters and four digits, like RNBB2312."))
        return short

    def clean_postal_code(self):
        code = western_digits(self.cleaned_data["postal_code"])
        if code and not (len(code) == 5 and code.isdigit()):
            raise ValidationError(_("A postal code has five digits."))
        return code

    def clean(self):
        found = super().clean()
        found["address"] = {name: found[name] for name in self.ADDRESS if found.get(name)}
        found["residence"] = found.get("residence") or Beneficiary.Residence.INSIDE
        return found

    @property
    def details(self) -> dict:
        """What the action `change_details` takes."""
        return {name: self.cleaned_data[name] for name in ("residence", "birth_date", "birth_calendar", "address")}


class ContactForm(ConfirmedForm):
    """A new mobile, or a new e-mail: the kind is that of the page."""

    value = forms.CharField(max_length=254)

    def __init__(self, *args, kind, **given):
        super().__init__(*args, **given)
        self.kind = kind
        is_mobile = kind == Identifier.Kind.MOBILE
        self.fields["value"].label = _("New mobile") if is_mobile else _("New e-mail")
        self.order_fields(["value", "current_password"])

    def clean_value(self):
        return canonical_or_error(self.kind, self.cleaned_data["value"])


class RemoveForm(ConfirmedForm):
    """Nothing but the password, if it was not typed just now."""


class PasswordForm(ConfirmedForm):
    """The password that takes the place of the one before."""

    password = NewPasswordField(label=_("New password"))
