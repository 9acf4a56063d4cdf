"""With which view the inbox opens."""

import pytest

from jehat.cases import actions
from jehat.cases.models import SavedView
from jehat.cases.states import Priority
from jehat.core.verdict import Refused

from .many import make_cases
from .test_inbox import INBOX
from .test_save_view import save


def preferred() -> list[str]:
    return [one.name for one in SavedView.objects.filter(is_preferred=True)]


def test_the_inbox_opens_with_it(world, client):
    make_cases(world, 2)
    urgent = make_cases(world, 1, priority=Priority.URGENT)
    view = save(world)
    client.force_login(world.noura.user)
    client.post(f"/cases/inbox/views/{view.pk}/prefer/")
    assert preferred() == ["Urgent"]
    context = client.get(INBOX).context
    assert [row.case for row in context["page"].rows] == urgent
    mine = next(one for one in context["inbox_views"] if one["name"] == "mine")
    context = client.get(f"{INBOX}?{mine['query']}").context
    assert len(context["page"].rows) == 3
    # From the list of one's own cases an address leads back to that, and not to the view it opens with.
    assert context["listed"].query == "view=mine"


def test_there_is_one_at_most_and_it_is_chosen_off_again(world):
    first, second = save(world), save(world, name="Another")
    for view in (first, second):
        actions.prefer_view(by=world.noura.user, view=view)
    assert preferred() == ["Another"]
    actions.prefer_view(by=world.noura.user, view=second)
    assert preferred() == []


def test_that_of_somebody_else_or_of_the_department_is_not_chosen(world):
    shared = save(world, "huda", scope="department")
    for who, view in (("faisal", save(world)), ("huda", shared), ("noura", shared)):
        with pytest.raises(Refused):
            actions.prefer_view(by=getattr(world, who).user, view=view)
    with pytest.raises(Refused):
        actions.prefer_view(by=world.sara, view=shared)
