"""Asks every door of the platform as everybody, and says what each answered; whatever was done is undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from jehat.audit.models import Event
from jehat.people.models import SignIn
from tests.granting import give
from tests.matrix.known import access
from tests.matrix.rules import REFUSED, SERVED, SIGN_IN, UNSEEN, answer
from tests.matrix.things import Thing

SIGN_IN_PAGE, ACCOUNT_PAGE = "/account/sign-in/", "/account/"
NO_DOOR, BROKEN = "no door", "broken"
SAID_NO = {401: SIGN_IN, 403: REFUSED, 404: UNSEEN, 405: NO_DOOR, 409: REFUSED}


@dataclass(frozen=True)
class Door:
    """One route or operation by one method, as the table has it."""

    name: str
    method: str
    rule: str
    verbs: tuple[str, ...] = ()
    of: str = "nothing"
    depends_on_state: bool = False


def doors(table: str) -> list[Door]:
    """The lines of a table, one door for each method."""
    found = []
    for line in filter(None, table.splitlines()):
        told = line.split(maxsplit=4)
        name, methods, rule, verbs, of = told + ["-", "nothing"][len(told) - 3 :]
        known = {"rule": rule.removesuffix("~"), "verbs": _verbs(verbs), "of": of, "depends_on_state": rule[-1] == "~"}
        found += [Door(name, method, **known) for method in methods.split(",")]
    return found


def _verbs(text) -> tuple[str, ...]:
    verbs, area = [], ""
    for verb in text.split(",") if text != "-" else ():
        area = verb.partition(".")[0] if "." in verb else area
        verbs.append(verb if "." in verb else f"{area}.{verb}")
    return tuple(verbs)


def routes(patterns=None, prefix="", space="") -> Iterator[tuple[str, str]]:
    """Each page of the resolver by its name, and its address with the names of what stands in it; no operations."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        where = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            name = pattern.name or where
            yield (f"{space}:{name}" if space else name), where
        elif pattern.namespace != "api":
            yield from routes(pattern.url_patterns, where, pattern.namespace or space)


class Asker:
    """Everybody signed in, and the predicate beside: what doors answer that they should not."""

    def __init__(self, parts, known):
        self.known, self.number, self.differing = known, 0, {}
        self.refusals = Event.objects.filter(outcome=Event.Outcome.REFUSED).count()
        self.employees = {part: user.employee for part, user in parts.employees.items()}
        self.people = {}
        for part, user in parts.people.items():
            client = Client(raise_request_exception=False, headers={"accept-language": "en"})
            if user:
                client.force_login(user)
                client.get(ACCOUNT_PAGE)
            # A closed account comes in nowhere, whoever it was.
            self.people[part] = (client, user.pk if user and user.is_active else None)
        # Everybody was proved just now, and stays so however long it takes.
        SignIn.objects.update(means=SignIn.Means.APP, confirmed_at=timezone.now() + timedelta(hours=1))

    def ask(self, door: Door, thing: Thing, part: str, address: str, **sent) -> None:
        """One decision: what this door says to this person about this thing."""
        client, who = self.people[part]
        expected = answer(self.known, who, door.rule, door.verbs, thing.row)
        said = self.said(client, door, address, **sent)
        self.number += 1
        is_of_state = door.depends_on_state and expected == SERVED and said in (REFUSED, UNSEEN)
        if said != expected and not is_of_state:
            differing = f"{door.method} {door.name}, {thing.called}: {said}, not {expected}"
            self.differing.setdefault(differing, []).append(part)

    def disagreements(self) -> str:
        return "\n".join(f"{differing}: {', '.join(parts)}" for differing, parts in self.differing.items())

    def everybody(self, doors, things, sends) -> None:
        """Each door as everybody about each of its things; `sends(door, thing)` is the address and what is sent."""
        for door in doors:
            for thing in things.kinds[door.of]:
                address, sent = sends(door, thing)
                for part in self.people:
                    self.ask(door, thing, part, address, **sent)

    def without_each_verb(self, doors, things, sends) -> None:
        """Each door once more for each of its verbs, as somebody whom it serves, and to whom that verb is denied."""
        before = self.known
        for (part, verb), those in self._served(doors, things).items():
            with transaction.atomic():
                give(self.employees[part], verb, effect="deny")
                self.known = access()
                for door, thing in those:
                    address, sent = sends(door, thing)
                    self.ask(door, thing, part, address, **sent)
                transaction.set_rollback(True)
        self.known = before

    def _served(self, doors, things) -> dict[tuple[str, str], list]:
        """By the first who is served at a door, and each verb of it, the doors."""
        found: dict = {}
        for door in doors:
            asked = product(things.kinds[door.of], self.employees) if door.verbs else ()
            for thing, part in asked:
                if answer(self.known, self.people[part][1], door.rule, door.verbs, thing.row) == SERVED:
                    for verb in door.verbs:
                        found.setdefault((part, verb), []).append((door, thing))
                    break
        return found

    def said(self, client, door, address, **sent) -> str:
        with transaction.atomic():
            response = client.generic(door.method, address, **sent) if sent else _plain(client, door.method, address)
            status = response.status_code
            if status == 302 and response["Location"].startswith(SIGN_IN_PAGE) and door.rule != "anybody":
                said = SIGN_IN
            elif status >= 500:
                said = BROKEN
            else:
                said = SAID_NO.get(status) or self._done_or_refused(door)
            transaction.set_rollback(True)
        return said

    def _done_or_refused(self, door) -> str:
        """Where a page answers a refusal with a message, the record still says that it was one."""
        if door.method == "GET":
            return SERVED
        refusals = Event.objects.filter(outcome=Event.Outcome.REFUSED).count()
        return REFUSED if refusals > self.refusals else SERVED


def _plain(client, method, address):
    return getattr(client, method.lower())(address)
