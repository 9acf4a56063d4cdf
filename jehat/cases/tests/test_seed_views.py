"""Supervisors of the demonstration share a view, and follow a case of their department."""

from django.utils import timezone

from jehat.cases.models import Following, SavedView
from jehat.cases.seed import _keep_views


def test_each_supervisor_shares_a_view_and_follows_a_case(world, opened):
    _keep_views(timezone.now())
    assert {one.scope for one in SavedView.objects.all()} == {"department"}
    assert (Following.objects.get().employee, Following.objects.get().case) == (world.huda, opened)
