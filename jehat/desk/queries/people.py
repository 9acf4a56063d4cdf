"""Finding an employee by what is typed of his name."""

from jehat.core.folding import fold
from jehat.organization.models import Employee
from jehat.people.identifiers import USERNAME
from jehat.people.models import Identifier
from jehat.people.queries import index_of

# Names are sealed, so they are opened one by one; the largest entity has fewer people than this.
SEARCHED = 10_000
OFFERED = 20
PARTS = ("first", "father", "family")


def find_people(people, words: str) -> list[Employee]:
    """Those of some employees whose name has all the words in their language, or whose user name it is."""
    asked = fold(words).split()
    if not asked:
        return []
    named = Identifier.objects.filter(kind=USERNAME, index=index_of(USERNAME, words.strip().casefold()))
    keys = set(people.filter(user__in=named.values("user")).values_list("pk", flat=True))
    names = [f"{part}_{_language_of(words)}" for part in PARTS]
    shown = ("user", "user__record_key", *(f"user__{name}" for name in names))
    sealed = people.select_related(None).select_related("user").only(*shown)
    for one in sealed.order_by("pk")[:SEARCHED].iterator(chunk_size=500):
        text = fold(" ".join(getattr(one.user, name) for name in names))
        if all(word in text for word in asked):
            keys.add(one.pk)
        if len(keys) > OFFERED:
            break
    return list(people.filter(pk__in=keys).with_people().order_by("department__code", "pk")[: OFFERED + 1])


def _language_of(words: str) -> str:
    return "ar" if any("\u0620" <= letter <= "\u06ff" for letter in words) else "en"
