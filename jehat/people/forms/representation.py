"""Acting for others."""

from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.lines import LineField
from jehat.people import reach
from jehat.people.identifiers import COMMERCIAL, IDENTITIES, UNIFIED, recognise
from jehat.people.models import Identifier

from .fields import BirthForm, ConfirmedForm, canonical_or_error, identity, name_field, names_by_alphabet


class AppointForm(ConfirmedForm):
    """Whom a person or a company names to act, before which entities, and until when."""

    named = forms.CharField(
        label=_("Mobile, e-mail, user name or proved identity number of the person"),
        max_length=254,
        help_text=_("Exactly as the person has proved it on the platform. The offer shows in the person's account."),
    )
    reach = forms.ChoiceField(
        label=_("Where may the person act?"),
        choices=(("all", _("Before all entities")), ("some", _("Only before those chosen here"))),
        widget=forms.RadioSelect,
        initial="all",
    )
    entities = forms.MultipleChoiceField(label=_("Entities"), required=False, widget=forms.CheckboxSelectMultiple)
    until = forms.DateField(label=_("Until the end of"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    manages = forms.BooleanField(label=_("May name and end other delegates of the company"), required=False)

    def __init__(self, *args, for_company=False, **given):
        super().__init__(*args, **given)
        self.fields["entities"].choices = reach.entities()
        if not for_company:
            del self.fields["manages"]
        self.order_fields(["named", "reach", "entities", "until", "manages", "current_password"])

    def clean_named(self):
        found = recognise(self.cleaned_data["named"])
        if not found:
            raise ValidationError(_("Enter a mobile, an e-mail, a user name or an identity number."))
        return found[0]

    def clean_until(self):
        day = self.cleaned_data["until"]
        if day is None:
            return None
        if day < timezone.localdate():
            raise ValidationError(_("This day is over."))
        return timezone.make_aware(datetime.combine(day, time.max))

    def clean(self):
        found = super().clean()
        found["scope"] = found.get("entities", []) if found.get("reach") == "some" else []
        if found.get("reach") == "some" and not found["scope"] and "entities" not in self.errors:
            self.add_error("entities", _("Choose at least one entity."))
        return found


class CompanyForm(ConfirmedForm):
    """A company of which one is the first delegate."""

    company_ar = LineField(label=_("Name of the company in Arabic"), max_length=120)
    company_en = LineField(label=_("Name of the company in English"), max_length=120, required=False)
    unified = forms.CharField(
        label=_("Unified number"), max_length=20, required=False, help_text=_("Ten digits; it begins with 7.")
    )
    commercial = forms.CharField(
        label=_("Commercial registration"), max_length=20, required=False, help_text=_("Ten digits.")
    )

    field_order = ["company_ar", "company_en", "unified", "commercial", "current_password"]

    def clean_unified(self):
        return _number(UNIFIED, self.cleaned_data["unified"])

    def clean_commercial(self):
        return _number(COMMERCIAL, self.cleaned_data["commercial"])

    def clean(self):
        found = super().clean()
        if not self.errors and not (found["unified"] or found["commercial"]):
            self.add_error("unified", _("Give the unified number or the commercial registration."))
        return found


class DependentForm(ConfirmedForm, BirthForm):
    """A child or a ward for whom one acts as guardian."""

    first_name = name_field(_("First name"))
    father_name = name_field(_("Father's name"), required=False)
    family_name = name_field(_("Family name"))
    identity_kind = forms.ChoiceField(label=_("Kind of identity"), required=False)
    identity_number = forms.CharField(label=_("Identity number"), max_length=40, required=False)

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        self.fields["identity_kind"].choices = [(kind, Identifier.Kind(kind).label) for kind in IDENTITIES]

    def clean_identity_number(self):
        return identity(self.cleaned_data.get("identity_kind"), self.cleaned_data["identity_number"])

    @property
    def names(self) -> dict[str, str]:
        """The names under the alphabet they are written in."""
        return names_by_alphabet(self.cleaned_data)


def _number(kind, text) -> str | None:
    return canonical_or_error(kind, text) if text else None
