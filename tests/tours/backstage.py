"""Runs beside a platform, with its database: lines of JSON come in, each answered by one line. See `stage`."""

import json
import sys
import traceback
from importlib import import_module
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from jehat.audit.models import Event  # noqa: E402
from jehat.cases.models import Case, Comment, Note, Referral  # noqa: E402
from jehat.core.walls import seen_as  # noqa: E402
from jehat.organization.models import Employee  # noqa: E402
from jehat.people.identifiers import USERNAME  # noqa: E402
from jehat.people.models import Identifier, User  # noqa: E402
from jehat.people.queries import index_of  # noqa: E402
from jehat.project.cast import CAST  # noqa: E402


class People:
    """The cast of the running platform: `people.noura` is an employee, `people.sara` an account."""

    def __getattr__(self, name: str) -> Any:
        user = self.user(name)
        if not CAST[name].is_employee:
            return user
        return Employee.objects.select_related("department", "entity", "user", "role").get(user=user)

    def user(self, name: str) -> User:
        index = index_of(USERNAME, CAST[name].user_name)
        return Identifier.objects.select_related("user").get(kind=USERNAME, index=index).user


def speak(language: str) -> None:
    """Everybody of the cast reads this language from now on."""
    people = People()
    User.objects.filter(pk__in=[people.user(name).pk for name in CAST]).update(language=language)


def ready(table: str, tour: str) -> dict[str, Any]:
    """The scene of a tour, and the last line of the record before it is played."""
    scene = _tour(table, tour).ready(People())
    return scene | {"last": Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0}


def check(table: str, tour: str, scene: dict[str, Any]) -> None:
    """What must be true once it was played."""
    played, people = _tour(table, tour), People()
    lines = Event.objects.filter(pk__gt=scene["last"], by=people.user(played.who))
    done = [(line.verb, line.outcome, line.subject_id) for line in lines.order_by("pk")]
    case = Case.objects.filter(pk=scene.get("case")).first()
    mine = [one for one in done if one[:2] == (played.verb, "done")]
    assert mine or played.is_silent, f"{played.verb} is not on the record, only {done}"
    if case:
        assert any(str(one[2]) in scene.values() for one in mine), f"{mine} is about nothing of {scene}"
    for path, value in played.becomes.items():
        found = _along(case, path)
        assert found == value, f"{path} is {found!r}, not {value!r}"
    if played.holds:
        played.holds(people, scene)


def is_written(number: str, words: str) -> bool:
    """Whether these words stand in a case, whoever may read them there."""
    said = [one.text for table in (Comment, Note) for one in table.objects.filter(case__number=number)]
    return words in [*said, *(one.note for one in Referral.objects.filter(case__number=number))]


def _along(one: Any, path: str) -> Any:
    for name in path.split("."):
        one = getattr(one, name, None)
    return one


def _tour(table: str, name: str):
    return next(one for one in import_module(table).TOURS if one.name == name)


ASKED = {"speak": speak, "ready": ready, "check": check, "is_written": is_written}


def main() -> None:
    answers = sys.stdout
    # Whatever else is printed goes where errors go: the answers have their own way.
    sys.stdout = sys.stderr
    for line in sys.stdin:
        what, given = json.loads(line)
        try:
            with seen_as.platform():
                done = {"done": ASKED[what](**given)}
        except Exception:
            done = {"failed": traceback.format_exc()}
        answers.write(json.dumps(done, default=str) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
