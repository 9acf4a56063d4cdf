"""What a table of departments or employees would do, row by row, before anything is done.

It asks the database a fixed number of times, however long the table. Each row is judged as the pages would judge it,
after the rows before it, so that a table may bring a department and then what stands under it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jehat.core.folding import fold, western_digits
from jehat.core.lines import line
from jehat.people.identifiers import EMAIL, USERNAME, IdentifierError, canonical
from jehat.people.models import Identifier
from jehat.people.queries import index_of

from .columns import CODE, LONGEST_NAME, LONGEST_PERSON_NAME, NO, TABLES, YES, places
from .models import Department, Employee, Role
from .sheets import BadSheet


class Effect(TextChoices):
    NEW = "new", gettext_lazy("Is added")
    CHANGED = "changed", gettext_lazy("Changes")
    SAME = "same", gettext_lazy("As it is")
    ERROR = "error", gettext_lazy("Cannot be taken")


@dataclass
class Line:
    """One row: its number in the file, what it says, and what would come of it.

    Faults are (heading, sentence), changes (heading, as it is, as it would be).
    """

    number: int
    given: dict[str, str]
    effect: Effect = Effect.NEW
    faults: list[tuple[str, str]] = field(default_factory=list)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    existing: Department | Employee | None = None

    def fault(self, heading, sentence) -> None:
        self.faults.append((str(heading), str(sentence)))
        self.effect = Effect.ERROR

    def compare(self, headings, now: dict[str, str]) -> None:
        """Tell what would change of what is there; a column that the table does not have changes nothing."""
        asked = {key: self.given.get(key, value) for key, value in now.items()}
        self.changes = [(str(headings[key]), now[key], asked[key]) for key in now if asked[key] != now[key]]
        self.effect = Effect.CHANGED if self.changes else Effect.SAME


def lines_of(table: str, rows: list[list[str]]) -> list[Line]:
    """The rows by the keys of their columns; raises BadSheet where a needed heading is missing."""
    columns = TABLES[table]
    top = next((number for number, row in enumerate(rows) if row), 0)
    where = places(columns, rows[top])
    missing = [str(column.heading) for column in columns if column.is_required and column.key not in where]
    if missing:
        raise missing_headings(missing)
    return [
        Line(number, {key: line(row[place]) if place < len(row) else "" for key, place in where.items()})
        for number, row in enumerate(rows[top + 1 :], start=top + 2)
        if row
    ]


def missing_headings(names: list[str]) -> BadSheet:
    """Why a table cannot be read: needed headings that it does not have."""
    return BadSheet(_("These headings are missing: %(names)s.") % {"names": _(", ").join(names)})


def judged(table: str, entity, rows: list[list[str]], *, since: int = 0, most: int | None = None) -> list[Line]:
    """Every row with what would come of it now, or of those that are still to be done the next few."""
    lines = lines_of(table, rows)[since:][:most]
    for one in lines:
        for column in TABLES[table]:
            if column.is_required and not one.given.get(column.key):
                one.fault(column.heading, _("This field is required."))
    JUDGES[table](entity, lines)
    return lines


def _too_long(one: Line, table: str, most: Callable[[str], int]) -> None:
    for column in TABLES[table]:
        if len(one.given.get(column.key, "")) > most(column.key):
            one.fault(column.heading, _("This has more than %(most)s characters.") % {"most": most(column.key)})


def _judge_departments(entity, lines: list[Line]) -> None:
    known = {unit.code: unit for unit in Department.objects.of(entity).select_related("parent")}
    above = {code: unit.parent.code if unit.parent else "" for code, unit in known.items()}
    headings = {column.key: column.heading for column in TABLES["departments"]}
    seen: set[str] = set()
    for one in lines:
        code, parent = _code(one, "code"), _code(one, "parent")
        _too_long(one, "departments", lambda key: LONGEST_NAME if key.startswith("name") else 20)
        if code and not _is_code(code):
            one.fault(headings["code"], CODE.message)
        if code in seen:
            one.fault(headings["code"], _("This code stands in an earlier row already."))
        if parent and parent not in above:
            one.fault(headings["parent"], _("There is no such department, here or in an earlier row."))
        elif parent and parent in known and not known[parent].is_active:
            one.fault(headings["parent"], _("A department stands under an active department of the same entity."))
        elif parent and code in _chain(above, parent):
            one.fault(headings["parent"], _("A department cannot stand under itself."))
        seen.add(code)
        if not one.faults:
            above[code] = parent
            one.existing = known.get(code)
            if one.existing:
                one.compare(headings, _told_of_department(one.existing))


def _chain(above: dict[str, str], code: str) -> set[str]:
    """A department and all it stands under."""
    found: set[str] = set()
    while code and code not in found:
        found.add(code)
        code = above.get(code, "")
    return found


def _is_code(code: str) -> bool:
    try:
        CODE(code)
    except ValidationError:
        return False
    return True


def _code(one: Line, key: str) -> str:
    """The code of a department as codes are written, put back into the row: capitals, and the digits of codes."""
    if one.given.get(key):
        one.given[key] = western_digits(one.given[key]).upper()
    return one.given.get(key, "")


def _told_of_department(unit) -> dict[str, str]:
    return {"name_ar": unit.name_ar, "name_en": unit.name_en, "parent": unit.parent.code if unit.parent else ""}


def _judge_employees(entity, lines: list[Line]) -> None:
    departments = {unit.code: unit for unit in Department.objects.of(entity).active()}
    roles = _roles(entity)
    owners = _owners(lines)
    employees = {one.user_id: one for one in Employee.objects.of(entity).filter(user__in=owners.values()).with_people()}
    headings = {column.key: column.heading for column in TABLES["employees"]}
    seen: set[str] = set()
    for one in lines:
        _too_long(one, "employees", _longest_of_employee)
        email = _canonical(one, "email", EMAIL, headings)
        _canonical(one, "username", USERNAME, headings)
        if email and email in seen:
            one.fault(headings["email"], _("This address stands in an earlier row already."))
        seen.add(email)
        _code(one, "department")
        if one.given.get("role"):
            one.given["role"] = roles.get(fold(one.given["role"]), one.given["role"])
        for key, choices in (("department", departments), ("role", set(roles.values()))):
            if one.given.get(key) and one.given[key] not in choices:
                one.fault(headings[key], _("There is none of this code: %(known)s.") % {"known": _some(choices)})
        if one.given.get("takes_cases", "").casefold() not in YES | NO:
            one.fault(headings["takes_cases"], _("Write yes or no."))
        _match_person(one, email, owners, employees, headings)


def _match_person(one: Line, email, owners, employees, headings) -> None:
    """Whose row it is: nobody's yet, an employee's of this entity, or somebody else's, which is not to be told."""
    owner = owners.get(index_of(EMAIL, email)) if email else None
    username = one.given.get("username", "")
    named = owners.get(index_of(USERNAME, username)) if username else None
    if owner is not None and owner not in employees:
        one.fault(headings["email"], _("This address cannot be used here."))
    if named is not None and named != owner:
        one.fault(headings["username"], _("This user name is taken."))
    if one.faults:
        return
    one.existing = employees.get(owner)
    if one.existing:
        one.given["takes_cases"] = _yes_or_no(takes_cases(one.given, one.existing))
        one.compare(headings, _told_of_employee(one.existing))


def _roles(entity) -> dict[str, str]:
    """The codes of the roles by what people call them: code or name, in either language."""
    called = Role.objects.in_use().of(entity).values_list("code", "name_ar", "name_en")
    return {fold(name): names[0] for names in called for name in reversed(names)}


def _told_of_employee(found) -> dict[str, str]:
    place = {"department": found.department.code, "role": found.role.code}
    return place | {"takes_cases": _yes_or_no(found.takes_cases)}


def _yes_or_no(answer: bool) -> str:
    return str(_("yes") if answer else _("no"))


def takes_cases(given: dict[str, str], existing: Employee | None) -> bool:
    """What the row asks for; one that does not say leaves an employee as he is."""
    asked = given.get("takes_cases", "").casefold()
    return existing.takes_cases if existing and not asked else asked in YES


def _owners(lines: list[Line]) -> dict[bytes, object]:
    """Who has the addresses and user names of the table, by their blind index; two questions to the database."""
    asked: dict[str, list[bytes]] = {EMAIL: [], USERNAME: []}
    for one in lines:
        for key, kind in (("email", EMAIL), ("username", USERNAME)):
            try:
                asked[kind].append(index_of(kind, canonical(kind, one.given.get(key, ""))))
            except IdentifierError:
                continue
    found: dict[bytes, object] = {}
    for kind, indexes in asked.items():
        rows = Identifier.objects.filter(kind=kind, index__in=indexes).order_by("proved_at", "pk")
        found.update({bytes(index): user for index, user in rows.values_list("index", "user_id")})
    return found


def _canonical(one: Line, key: str, kind: str, headings) -> str:
    """The identifier in its one spelling, put back into the row; empty and a fault where it is none."""
    if not one.given.get(key):
        return ""
    try:
        one.given[key] = canonical(kind, one.given[key])
    except IdentifierError as error:
        one.fault(headings[key], error)
        return ""
    return one.given[key]


def _longest_of_employee(key: str) -> int:
    return 254 if key == "email" else LONGEST_PERSON_NAME


def _some(choices) -> str:
    known = sorted(choices)
    return _(", ").join(known[:8] + ["…"] * (len(known) > 8))


JUDGES = {"departments": _judge_departments, "employees": _judge_employees}
