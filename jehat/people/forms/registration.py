from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jehat.core import hijri
from jehat.people import passwords
from jehat.people.identifiers import IDENTITIES, IQAMA, MOBILE, NATIONAL_ID, recognise
from jehat.people.models import Beneficiary, Identifier, User

from .fields import NewPasswordField, birth_date_of, contact, identity, name_field, names_by_alphabet

# The notice about personal data that a person agrees to; a new text gets a new date.
CONSENT = "2026-11-21"
IDENTITY_GIVEN = _(
    "This is an identity number, and no code reaches it. It has a place under «%(part)s»; give a mobile or e-mail here."
)


class RegisterForm(forms.Form):
    """A beneficiary's account: five answers, and the rest of the registration form for those who like to give it now.

    Of `cleaned_data`, `details`, `contact_kind`, `contact` and `password` are what the action `register` takes.
    """

    first_name = name_field(_("First name"))
    family_name = name_field(_("Family name"))
    contact = forms.CharField(label=_("Mobile or e-mail"), help_text=_("A code is sent to it."), max_length=254)
    password = NewPasswordField()
    consent = forms.BooleanField(
        label=_("I agree that the platform keeps these details, encrypted, to deal with my cases"),
        error_messages={"required": _("An account cannot be opened without this.")},
    )

    father_name = name_field(_("Father's name"), required=False)
    other_first = name_field("", required=False)
    other_father = name_field("", required=False)
    other_family = name_field("", required=False)
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
        self.fields["identity_kind"].choices = [(kind, Identifier.Kind(kind).label) for kind in IDENTITIES]
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
        if not self.is_bound:
            return False
        is_told = any(self.data.get(name) or name in self.errors for name in self.OPTIONAL)
        return is_told or self.has_error("contact", code="identity")

    def clean_contact(self):
        text = self.cleaned_data["contact"]
        if any(kind in (NATIONAL_ID, IQAMA) for kind, _value in recognise(text)):
            part = _("More about you, optional now")
            raise ValidationError(IDENTITY_GIVEN, code="identity", params={"part": part})
        return contact(text)

    def clean_second_contact(self):
        text = self.cleaned_data["second_contact"]
        return contact(text) if text else None

    def clean_identity_number(self):
        return identity(self.cleaned_data.get("identity_kind"), self.cleaned_data["identity_number"])

    def clean(self):
        found = super().clean()
        contact, second = found.get("contact"), found.get("second_contact")
        if contact and second and contact[0] == second[0]:
            # Each kind of contact is known once.
            self.add_error("second_contact", self._second_of_one_kind(contact[0]))
        found["birth_date"] = birth_date_of(self, found)
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

    def _details(self, found) -> dict:
        pairs = [found.get("identity_number"), found.get("second_contact")]
        return names_by_alphabet(found) | {
            "identifiers": dict(pair for pair in pairs if pair),
            "birth_date": found["birth_date"],
            "birth_calendar": (found.get("birth_calendar") or hijri.HIJRI) if found["birth_date"] else "",
            "residence": found.get("residence") or "",
            "language": found.get("language") or get_language(),
            "consent": CONSENT,
        }
