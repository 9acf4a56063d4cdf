"""What several forms of this area ask in the same way."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core import hijri
from jehat.core.folding import strip_invisible, western_digits
from jehat.core.lines import LineField
from jehat.people.identifiers import EMAIL, MOBILE, IdentifierError, canonical
from jehat.people.models import Beneficiary

OLDEST = 120


def name_field(label, **given):
    return LineField(label=label, max_length=60, **given)


class NewPasswordField(forms.CharField):
    """A password that is being chosen; its rules are asked where what it may not contain is known."""

    def __init__(self, **given):
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        given = {
            "label": _("Password"),
            "help_text": _("8 characters or more."),
            "strip": False,
            "max_length": 256,
        } | given
        super().__init__(widget=widget, **given)


class CodeForm(forms.Form):
    """The six digits that were sent."""

    code = forms.CharField(label=_("Code"), max_length=20)

    def clean_code(self):
        code = "".join(western_digits(strip_invisible(self.cleaned_data["code"])).split())
        if len(code) != 6 or not code.isdigit():
            raise ValidationError(_("The code has six digits."))
        return code


class BirthForm(forms.Form):
    """A date of birth in either calendar; `birth_date` of `cleaned_data` is YYYY-MM-DD in its own, or nothing."""

    birth_calendar = forms.ChoiceField(label=_("Calendar"), choices=Beneficiary.Calendar.choices, required=False)
    birth_day = forms.CharField(label=_("Day"), max_length=2, required=False)
    birth_month = forms.CharField(label=_("Month"), max_length=2, required=False)
    birth_year = forms.CharField(label=_("Year"), max_length=4, required=False)

    def clean(self):
        found = super().clean()
        found["birth_date"] = birth_date_of(self, found)
        found["birth_calendar"] = (found.get("birth_calendar") or hijri.HIJRI) if found["birth_date"] else ""
        return found


class ConfirmedForm(forms.Form):
    """What opens the account is changed by who was proved just now; who was not is asked here.

    `fresh` says whether he was, and by what he is asked: a code of the second factor, or the password.
    """

    current_password = forms.CharField(
        label=_("Your current password"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, fresh=False, **given):
        super().__init__(*args, **given)
        self.by_factor = getattr(fresh, "by_factor", False)
        if fresh:
            del self.fields["current_password"]
        elif self.by_factor:
            self.fields["current_password"] = factor_code_field()


def factor_code_field(**given):
    """A code of the app, or a backup code: one box for both."""
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "dir": "ltr", "spellcheck": "false"})
    return forms.CharField(
        **{"label": _("Code of the app, or a backup code"), "max_length": 40, "widget": widget} | given
    )


def canonical_or_error(kind: str, text: str) -> str:
    """The canonical spelling, or the reason as an error of a form."""
    try:
        return canonical(kind, text)
    except IdentifierError as error:
        raise ValidationError(error.message) from None


def contact(text: str) -> tuple[str, str]:
    """The kind and canonical value of a mobile or an e-mail."""
    kind = EMAIL if "@" in text else MOBILE
    return kind, canonical_or_error(kind, text)


def identity(kind: str | None, text: str) -> tuple[str, str] | None:
    """The kind and canonical number of an identity document, or None where none was given."""
    if not text:
        return None
    if not kind:
        raise ValidationError(_("Choose the kind of identity as well."))
    return kind, canonical_or_error(kind, text)


def birth_date_of(form, found) -> str:
    """The date as it was given, YYYY-MM-DD in its own calendar, or nothing; errors go to the form."""
    parts = [western_digits(found.get(name, "")) for name in ("birth_year", "birth_month", "birth_day")]
    if not any(parts):
        return ""
    calendar = found.get("birth_calendar") or hijri.HIJRI
    try:
        year, month, day = (int(part) for part in parts)
        born = hijri.parse_date(f"{year:04}-{month:02}-{day:02}", calendar)
    except ValueError:
        form.add_error("birth_day", _("There is no such date in this calendar."))
        return ""
    today = timezone.localdate()
    if not today.year - OLDEST <= born.year or born > today:
        form.add_error("birth_year", _("Check the year of birth."))
    return f"{year:04}-{month:02}-{day:02}"


def names_by_alphabet(found) -> dict[str, str]:
    """Names under the alphabet they are written in, whatever the language of the page."""
    main = {part: found.get(f"{part}_name", "") for part in ("first", "father", "family")}
    other = {part: found.get(f"other_{part}", "") for part in ("first", "father", "family")}
    mine, theirs = ("ar", "en") if _is_arabic(main["first"] + main["family"]) else ("en", "ar")
    names = {f"{part}_{mine}": text for part, text in main.items()}
    return names | {f"{part}_{theirs}": text for part, text in other.items()}


def _is_arabic(text: str) -> bool:
    return any("\u0620" <= letter <= "\u06ff" for letter in text)
