"""As what somebody files: by the identity of his account."""

from jehat.catalogue.rules import Filer
from jehat.people.identifiers import IQAMA, NATIONAL_ID


def filer_of(person) -> Filer:
    """A company, or by his identity number a citizen or a resident; whoever has neither is a visitor."""
    if person.is_company:
        return Filer.COMPANY
    kinds = set(person.identifiers.filter(kind__in=(NATIONAL_ID, IQAMA)).values_list("kind", flat=True))
    return Filer.CITIZEN if NATIONAL_ID in kinds else Filer.RESIDENT if IQAMA in kinds else Filer.VISITOR
