"""Types of field whose answer has a form and a check that everybody knows."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jehat.core import iban
from jehat.people.identifiers import EMAIL, IDENTITIES, MOBILE, IdentifierError, canonical, recognise

from .base import FieldType, text_of, wrong


class Identity(FieldType):
    label = gettext_lazy("An identity number")

    def clean(self, field, given):
        typed = text_of(given)
        found = next((number for kind, number in recognise(typed) if kind in IDENTITIES), None)
        if found is None:
            raise wrong(_("This is no number of an identity document."))
        return found


class Iban(FieldType):
    label = gettext_lazy("A bank account (IBAN)")

    def clean(self, field, given):
        number = iban.canonical(text_of(given))
        if number is None:
            raise wrong(_("This is no Saudi account number; it begins with SA and has 24 signs."))
        return number

    def shown(self, field, kept):
        return iban.grouped(kept)


class Contact(FieldType):
    """A way to reach somebody; `kind` is that of the identifiers of people."""

    kind = MOBILE

    def clean(self, field, given):
        try:
            return canonical(self.kind, text_of(given))
        except IdentifierError as problem:
            raise wrong(str(problem)) from None


class Mobile(Contact):
    label = gettext_lazy("A mobile number")


class Email(Contact):
    label = gettext_lazy("An e-mail address")
    kind = EMAIL
