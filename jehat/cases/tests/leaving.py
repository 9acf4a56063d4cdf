"""Handings over, for the tests of leaving a place."""

from jehat.cases import actions
from jehat.cases.models import Handover

Way = Handover.Way


def begin(world, place, way=Way.DISTRIBUTE, by=None, **to):
    return actions.begin_handover(by=by or world.admin.user, place=place, way=way, **to)


def run(handover):
    """All its jobs, one after the other."""
    while handover.is_running:
        handover = actions.go_on_handover(handover=handover)
    return handover
