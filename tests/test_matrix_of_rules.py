"""Every rule, asked for everybody at every place, of every degree of secrecy, in every state that a grant can be in.

What the product says is compared with the predicate, which reads rows and knows none of the product's rules.
"""

from itertools import product

import pytest

from jehat.cases import permissions
from jehat.cases.models import Case
from jehat.cases.models.case_rows import CaseQuerySet
from jehat.cases.permissions import working
from jehat.core.remembered import remembering
from jehat.core.verdict import ALLOWED
from jehat.organization.models import Employee, Entity
from jehat.people.models import User
from tests.matrix.known import access, rows_of
from tests.matrix.people import gather
from tests.matrix.places import fill
from tests.matrix.questions import OF_CASE, OF_EMPLOYEE, OF_ENTITY, OF_NOTHING, WORK
from tests.matrix.states import STATES

LEAST, LEAST_OF_A_STATE = 50_000, 6_000


class Asking:
    """One state: what both say about everything, as lines that differ."""

    def __init__(self, parts):
        self.known = access()
        self.people = {part: User.objects.get(pk=user.pk) for part, user in parts.people.items() if user}
        self.cases = list(Case.objects.select_related("entity", "department").order_by("pk"))
        self.rows = {row["id"]: row for row in rows_of(Case)}
        colleagues = Employee.objects.active().select_related("user", "department").order_by("pk")
        self.colleagues = list({one.department_id: one for one in colleagues}.values())
        self.number, self.differing = 0, []

    def compare(self, said, expected, *about):
        self.number += 1
        if said != expected:
            self.differing.append((*about, said, expected))

    def everybody(self):
        for part, user in self.people.items():
            with remembering():
                self._about_cases(part, user)
                self._about_entities(part, user)
                self._about_colleagues(part, user)
                for can, expected in OF_NOTHING.items():
                    self.compare(bool(can(user)), bool(expected(self.known, user.pk)), part, can.__name__)

    def _about_cases(self, part, user):
        visible = set(Case.objects.visible_to(user).values_list("pk", flat=True))
        for case in self.cases:
            row, about = self.rows[case.pk], (part, case.entity.code, case.department.code, case.rank)
            self.compare(case.pk in visible, self.known.sees(user.pk, row), *about, "list")
            for name, (can, expected) in OF_CASE.items():
                self.compare(bool(can(user, case)), bool(expected(self.known, user.pk, row)), *about, name)
            for verb in WORK:
                if self.known.may(user.pk, f"case.{verb}", row):
                    other = permissions.in_place_of(user, case, verb)
                    expected = self.known.in_place_of(user.pk, f"case.{verb}", row)
                    self.compare(other and other.pk, expected, *about, verb, "in place of")

    def _about_entities(self, part, user):
        for entity, (can, verbs) in product(Entity.objects.all(), OF_ENTITY.items()):
            expected = self.known.is_of(user.pk, {"entity_id": entity.pk})
            expected = expected and all(self.known.has(user.pk, verb) for verb in verbs)
            self.compare(bool(can(user, entity)), expected, part, entity.code, can.__name__)

    def _about_colleagues(self, part, user):
        for one in self.colleagues:
            place = {"id": one.pk, "user_id": one.user_id, "assignee_id": one.pk, "entity_id": one.entity_id}
            place["department_id"] = one.department_id
            for can, expected in OF_EMPLOYEE.items():
                said = bool(can(user, one))
                self.compare(said, bool(expected(self.known, user.pk, place)), part, one.user.username, can.__name__)


@pytest.fixture
def parts(world):
    parts = gather(world)
    fill(world, parts)
    return parts


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_product_and_predicate_agree(state, parts):
    state(parts, list(Case.objects.order_by("pk")))
    asking = Asking(parts)
    asking.everybody()
    assert not asking.differing, "\n".join(map(str, asking.differing[:40]))
    assert asking.number >= LEAST_OF_A_STATE
    print(f"{state.__name__}: {asking.number:,} decisions")


def test_there_are_enough_decisions():
    assert len(STATES) * LEAST_OF_A_STATE >= LEAST


def test_a_rule_that_asks_for_nothing_is_found(parts, monkeypatch):
    monkeypatch.setattr(working, "may_as_employee", lambda user, case, verb: ALLOWED)
    asking = Asking(parts)
    asking.everybody()
    assert ("colleague", "WRM", "PERM", 0, "note", True, False) in asking.differing


def test_a_list_that_shows_too_much_is_found(parts, monkeypatch):
    monkeypatch.setattr(CaseQuerySet, "visible_to", lambda self, user: self.filter(entity__employees__user=user))
    asking = Asking(parts)
    asking.everybody()
    assert ("colleague", "WRM", "PERM", 3, "list", True, False) in asking.differing
