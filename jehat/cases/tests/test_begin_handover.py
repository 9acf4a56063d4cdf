import pytest
from django.utils import translation
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.audit.models import Event
from jehat.cases.models import Handover
from jehat.cases.states import Status
from jehat.core.verdict import Refused

from .leaving import Way, begin


@pytest.fixture(autouse=True)
def english():
    """Reasons are compared in English, whether or not their Arabic has been compiled."""
    with translation.override("en"):
        yield


def test_he_gets_nothing_new_from_the_first_moment(world, case):
    handover = begin(world, world.noura)
    world.noura.refresh_from_db()
    assert not world.noura.takes_cases and handover.is_running
    assert ProcrastinateJob.objects.filter(
        task_name="cases.go_on_handover", args__handover_id=str(handover.pk)
    ).exists()
    event = Event.objects.get(verb="case.begin_handover")
    assert (event.by, event.subject_id) == (world.admin.user, world.noura.pk)
    case.refresh_from_db()
    assert (case.assignee, case.status) == (world.noura, Status.ASSIGNED)


@pytest.mark.parametrize("who", ["sara", "noura", "huda", "stranger"])
def test_it_is_refused_to_everybody_else(world, who):
    somebody = getattr(world, who)
    with pytest.raises(Refused):
        begin(world, world.faisal, by=getattr(somebody, "user", somebody))
    assert not Handover.objects.exists()


def test_who_heads_a_department_names_another_head_first(world):
    with pytest.raises(Refused, match="heads"):
        begin(world, world.huda)


def test_the_receiver_is_there_and_another(world):
    for to in (None, world.noura, world.stranger):
        with pytest.raises(Refused, match="colleague"):
            begin(world, world.noura, Way.COLLEAGUE, to_employee=to)
    for to in (None, world.permits, world.stranger.department):
        with pytest.raises(Refused, match="another active department"):
            begin(world, world.noura, Way.DEPARTMENT, to_department=to)
    with pytest.raises(Refused):
        begin(world, world.permits, Way.DISTRIBUTE)


def test_it_runs_once_at_a_time(world):
    begin(world, world.noura)
    with pytest.raises(Exception, match="one_running_handover_of_employee"):
        begin(world, world.noura)
