"""People of the demonstration and of the tests, made at once: proved identifiers, one password, no message sent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from .identifiers import UNIFIED, USERNAME, canonical
from .models import Beneficiary, Identifier, Representation, User
from .queries import index_of


@dataclass(frozen=True)
class Person:
    """An invented person: names as (first, father's, family), identifiers as {kind: value}, a user name among them."""

    arabic: tuple[str, str, str]
    english: tuple[str, str, str]
    identifiers: Mapping[str, str]
    language: str = "ar"

    @property
    def username(self) -> str:
        return self.identifiers[USERNAME]


def add_people(people: Iterable[Person], *, password: str, are_beneficiaries: bool = False) -> list[User]:
    """The accounts of these people, in order, made where there are none; `password` is hashed, or unusable."""
    people = list(people)
    known = _known(people)
    missing = [person for person in people if person.username not in known]
    made = {person.username: _user(person, password) for person in missing}
    User.objects.bulk_create(made.values())
    Identifier.objects.bulk_create(
        identifier for person in missing for identifier in _identifiers(made[person.username], person)
    )
    if are_beneficiaries:
        Beneficiary.objects.bulk_create(Beneficiary(user=user) for user in made.values())
    known |= made
    return [known[person.username] for person in people]


def add_company(delegate: User, *, names: tuple[str, str], unified: str) -> Representation:
    """A company whose numbers were seen, with its first delegate; made where there is none."""
    value, now = canonical(UNIFIED, unified), timezone.now()
    held = {"kind": UNIFIED, "index": index_of(UNIFIED, value)}
    known = Representation.objects.filter(
        agent=delegate, **{f"principal__identifiers__{k}": v for k, v in held.items()}
    )
    if found := known.first():
        return found
    company = User.objects.create(
        username=uuid4().hex,
        password=make_password(None),
        kind=User.Kind.COMPANY,
        company_ar=names[0],
        company_en=names[1],
    )
    Identifier.objects.create(user=company, value=value, proved_at=now, **held)
    first = {"kind": Representation.Kind.DELEGATE, "manages": True, "appointed_by": delegate}
    return Representation.objects.create(principal=company, agent=delegate, accepted_at=now, since=now, **first)


def offer_agency(principal: User, agent: User) -> Representation:
    """An offer that waits for its answer; made where there is none."""
    name = agent.identifiers.get(kind=USERNAME)
    named = {"named_kind": USERNAME, "named_index": bytes(name.index)}
    if found := Representation.objects.filter(principal=principal, **named).first():
        return found
    rest = {"named": name.value, "kind": Representation.Kind.AGENT, "appointed_by": principal}
    return Representation.objects.create(principal=principal, **named, **rest)


def _known(people: list[Person]) -> dict[str, User]:
    names = {index_of(USERNAME, person.username): person.username for person in people}
    found = Identifier.objects.filter(kind=USERNAME, index__in=list(names)).select_related("user")
    return {names[bytes(identifier.index)]: identifier.user for identifier in found}


def _identifiers(user: User, person: Person) -> Iterator[Identifier]:
    now = timezone.now()
    for kind, text in person.identifiers.items():
        value = canonical(kind, text)
        yield Identifier(user=user, kind=kind, value=value, index=index_of(kind, value), proved_at=now)


def _user(person: Person, password: str) -> User:
    first_ar, father_ar, family_ar = person.arabic
    first_en, father_en, family_en = person.english
    return User(
        username=uuid4().hex,
        password=password,
        first_ar=first_ar,
        father_ar=father_ar,
        family_ar=family_ar,
        first_en=first_en,
        father_en=father_en,
        family_en=family_en,
        language=person.language,
    )
