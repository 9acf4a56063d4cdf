from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jehat.core import hijri
from jehat.core.folding import strip_invisible, western_digits
from jehat.core.lines import LineField

from . import passwords
from .identifiers import EMAIL, MOBILE, IdentifierError, canonical
from .models import Beneficiary, Identifier, User

# The notice about personal data that a person agrees to; a new text gets a new date.
CONSENT = "2026-11-21"
OLDEST = 120


def _name(label, **given):
    return LineField(label=label, max_length=60, **given)


class NewPasswordField(forms.CharField):
    """A password that is being chosen; its rules are asked where what it may not contain is known."""

    def __init__(self, **given):
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        given |= {"label": _("Password"), "help_text": _("8 characters or more."), "strip": False, "max_length": 256}
        super().__init__(widget=widget, **given)


class RegisterForm(forms.Form):
    """A beneficiary's account: five answers, and the rest of the registration form for those who like to give it now.

    Of `cleaned_data`, `details`, `contact_kind`, `contact` and `password` are what the action `register` takes.
    """

    first_name = _name(_("First name"))
    family_name = _name(_("Family name"))
    contact = forms.CharField(label=_("Mobile or e-mail"), help_text=_("A code is sent to it."), max_length=254)
    password = NewPasswordField()
    consent = forms.BooleanField(
        label=_("I agree that the platform keeps these details, encrypted, to deal with my cases"),
        error_messages={"required": _("An account cannot be opened without this.")},
    )

    father_name = _name(_("Father's name"), required=False)
    other_first = _name("", required=False)
    other_father = _name("", required=False)
    other_family = _name("", required=False)
    identity_kind = forms.ChoiceField(label=_("Kind of identity"), required=False)
    identity_number = forms.CharField(label=_("Identity number"), max_length=40, required=False)
    birth_calendar = forms.ChoiceField(label=_("Calendar"), choices=Beneficiary.Calendar.choices, required=False)
    birth_day = forms.CharField(label=_("Day"), max_length=2, required=False)
    birth_month = forms.CharField(label=_("Month"), max_length=2, required=False)
    birth_year = forms.CharField(label=_("Year"), max_length=4, required=False)
    residence = forms.ChoiceField(
        label=_("Residence"), choices=Beneficiary.Residence.choices, required=False, widget=forms.RadioSelect
    )
    second_contact = forms.CharField(label=_("The other of mobile and e-mail"), max_length=254, required=False)
    language = forms.ChoiceField(label=_("Language of messages"), choices=User.Language.choices, required=False)

    OPTIONAL = (
        "father_name",
        "other_first",
        "other_father",
        "other_family",
        "identity_number",
        "birth_day",
        "birth_month",
        "birth_year",
        "second_contact",
    )

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        kinds = (Identifier.Kind.NATIONAL_ID, Identifier.Kind.IQAMA, Identifier.Kind.PASSPORT)
        self.fields["identity_kind"].choices = [(kind.value, kind.label) for kind in kinds]
        self.fields["language"].initial = get_language()
        self.fields["residence"].initial = Beneficiary.Residence.INSIDE
        self.fields["birth_calendar"].initial = Beneficiary.Calendar.HIJRI
        for name, label in self._other_labels():
            self.fields[name].label = label
        for name in ("first_name", "family_name"):
            self.fields[name].widget.attrs["autocomplete"] = {"first_name": "given-name"}.get(name, "family-name")

    @staticmethod
    def _other_labels():
        """The names once more, in the alphabet that the page is not written in."""
        if get_language() == "en":
            labels = (_("First name in Arabic"), _("Father's name in Arabic"), _("Family name in Arabic"))
        else:
            labels = (_("First name in English"), _("Father's name in English"), _("Family name in English"))
        return zip(("other_first", "other_father", "other_family"), labels, strict=True)

    @property
    def has_more(self) -> bool:
        """Whether the optional part is to stand open: something in it was filled in, or is wrong."""
        return any(self.data.get(name) or name in self.errors for name in self.OPTIONAL) if self.is_bound else False

    def clean_contact(self):
        return _contact(self.cleaned_data["contact"])

    def clean_second_contact(self):
        text = self.cleaned_data["second_contact"]
        return _contact(text) if text else None

    def clean_identity_number(self):
        text = self.cleaned_data["identity_number"]
        kind = self.cleaned_data.get("identity_kind")
        if not text:
            return None
        if not kind:
            raise ValidationError(_("Choose the kind of identity as well."))
        try:
            return kind, canonical(kind, text)
        except IdentifierError as error:
            raise ValidationError(error.message) from None

    def clean(self):
        found = super().clean()
        contact, second = found.get("contact"), found.get("second_contact")
        if contact and second and contact[0] == second[0]:
            # Each kind of contact is known once.
            self.add_error("second_contact", self._second_of_one_kind(contact[0]))
        found["birth_date"] = self._birth_date(found)
        if contact and not self.errors:
            self._check_password(found)
        if not self.errors:
            found["details"] = self._details(found)
            found["contact_kind"], found["contact"] = contact
        return found

    @staticmethod
    def _second_of_one_kind(kind):
        if kind == MOBILE:
            return _("Give an e-mail here, since a mobile stands above.")
        return _("Give a mobile here, since an e-mail stands above.")

    def _check_password(self, found):
        given = (found["contact"], found.get("second_contact"), found.get("identity_number"))
        try:
            passwords.check(found.get("password", ""), own=[pair[1] for pair in given if pair])
        except ValidationError as error:
            self.add_error("password", error)

    def _birth_date(self, found) -> str:
        """The date as it was given, YYYY-MM-DD in its own calendar, or nothing."""
        parts = [western_digits(found.get(name, "")) for name in ("birth_year", "birth_month", "birth_day")]
        if not any(parts):
            return ""
        calendar = found.get("birth_calendar") or hijri.HIJRI
        try:
            year, month, day = (int(part) for part in parts)
            born = hijri.parse_date(f"{year:04}-{month:02}-{day:02}", calendar)
        except ValueError:
            self.add_error("birth_day", _("There is no such date in this calendar."))
            return ""
        today = timezone.localdate()
        if not today.year - OLDEST <= born.year or born > today:
            self.add_error("birth_year", _("Check the year of birth."))
        return f"{year:04}-{month:02}-{day:02}"

    def _details(self, found) -> dict:
        pairs = [found.get("identity_number"), found.get("second_contact")]
        return _names_by_alphabet(found) | {
            "identifiers": dict(pair for pair in pairs if pair),
            "birth_date": found["birth_date"],
            "birth_calendar": (found.get("birth_calendar") or hijri.HIJRI) if found["birth_date"] else "",
            "residence": found.get("residence") or "",
            "language": found.get("language") or get_language(),
            "consent": CONSENT,
        }


class CodeForm(forms.Form):
    """The six digits that were sent."""

    code = forms.CharField(label=_("Code"), max_length=20)

    def clean_code(self):
        code = "".join(western_digits(strip_invisible(self.cleaned_data["code"])).split())
        if len(code) != 6 or not code.isdigit():
            raise ValidationError(_("The code has six digits."))
        return code


class SignInForm(forms.Form):
    """One box for all a person may be known by, and a password."""

    identifier = forms.CharField(
        label=_("ID, Iqama, passport, mobile, e-mail or user name"), max_length=254, widget=forms.TextInput
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ActivateForm(forms.Form):
    """The first password of an account that an administrator opened."""

    password = NewPasswordField()

    def __init__(self, *args, own=(), **given):
        super().__init__(*args, **given)
        self.own = own

    def clean_password(self):
        passwords.check(self.cleaned_data["password"], own=self.own)
        return self.cleaned_data["password"]


class PreferencesForm(forms.Form):
    """How the platform speaks and looks; each may be missing."""

    language = forms.ChoiceField(label=_("Language"), choices=User.Language.choices, required=False)
    theme = forms.ChoiceField(label=_("Colours"), choices=User.Theme.choices, required=False)
    digits = forms.ChoiceField(label=_("Digits"), choices=User.Digits.choices, required=False)
    calendar = forms.ChoiceField(label=_("Calendar"), choices=User.Calendar.choices, required=False)


def _contact(text: str) -> tuple[str, str]:
    """The kind and canonical value of a mobile or an e-mail."""
    kind = EMAIL if "@" in text else MOBILE
    try:
        return kind, canonical(kind, text)
    except IdentifierError as error:
        raise ValidationError(error.message) from None


def _names_by_alphabet(found) -> dict[str, str]:
    """Names under the alphabet they are written in, whatever the language of the page."""
    main = {part: found.get(f"{part}_name", "") for part in ("first", "father", "family")}
    other = {part: found.get(f"other_{part}", "") for part in ("first", "father", "family")}
    mine, theirs = ("ar", "en") if _is_arabic(main["first"] + main["family"]) else ("en", "ar")
    names = {f"{part}_{mine}": text for part, text in main.items()}
    return names | {f"{part}_{theirs}": text for part, text in other.items()}


def _is_arabic(text: str) -> bool:
    return any("\u0620" <= letter <= "\u06ff" for letter in text)
