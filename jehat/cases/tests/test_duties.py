"""Nobody and nothing that holds an open case leaves its place."""

import pytest

from jehat.cases import actions
from jehat.core.verdict import Refused
from jehat.organization.actions import deactivate_employee

pytestmark = pytest.mark.django_db


def test_an_employee_with_an_open_case_stays(world):
    case = actions.submit(by=world.sara, kind=world.kind, subject="A workshop")
    with pytest.raises(Refused):
        deactivate_employee(by=world.admin.user, employee=case.assignee)


def test_he_may_leave_once_it_is_closed(world):
    case = actions.submit(by=world.sara, kind=world.kind, subject="A workshop")
    actions.complete(by=case.assignee.user, case=case, text="Done")
    deactivate_employee(by=world.admin.user, employee=case.assignee)
    case.assignee.refresh_from_db()
    assert not case.assignee.is_active
