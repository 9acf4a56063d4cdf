"""A saved view is given up."""

import pytest
from django.utils.translation import override

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import SavedView
from jehat.core.verdict import Refused

from .test_save_view import save


@pytest.fixture(autouse=True)
def in_english():
    """Reasons are read in English, whatever the catalogues hold."""
    with override("en"):
        yield


def test_one_gives_up_ones_own(world, client):
    view = save(world)
    client.force_login(world.noura.user)
    assert client.post(f"/cases/inbox/views/{view.pk}/forget/").status_code == 302
    assert not SavedView.objects.exists()
    assert Event.objects.get(verb="view.forget").subject_id == view.pk
    assert client.post(f"/cases/inbox/views/{view.pk}/forget/").status_code == 404


@pytest.mark.parametrize("name", ["faisal", "huda", "stranger"])
def test_that_of_somebody_else_stays(world, name):
    view = save(world)
    with pytest.raises(Refused, match="somebody else"):
        actions.forget_view(by=getattr(world, name).user, view=view)
    with pytest.raises(Refused):
        actions.forget_view(by=world.sara, view=view)


def test_a_shared_one_is_its_supervisors_to_give_up(world):
    view = save(world, "huda", scope="department")
    for name in ("noura", "salma", "stranger"):
        with pytest.raises(Refused, match="supervisor"):
            actions.forget_view(by=getattr(world, name).user, view=view)
    actions.forget_view(by=world.huda.user, view=view)
    assert not SavedView.objects.exists()
