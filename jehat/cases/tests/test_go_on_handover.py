from jehat.cases import actions, jobs
from jehat.cases.actions import handover as handing_over
from jehat.cases.models import Case, Handover
from jehat.cases.states import Status
from jehat.notifications.models import Notice

from .leaving import Way, begin, run
from .many import make_cases


def held_by(employee):
    return Case.objects.open().filter(assignee=employee)


def test_all_go_evenly_and_then_he_leaves(world):
    make_cases(world, 9)
    Case.objects.open().update(assignee=world.noura, status=Status.ASSIGNED)
    handover = run(begin(world, world.noura))
    world.noura.refresh_from_db()
    assert (handover.state, handover.moved, world.noura.is_active) == (Handover.State.DONE, 9, False)
    assert not held_by(world.noura).exists()
    loads = [held_by(one).count() for one in (world.faisal, world.majed)]
    assert sum(loads) == 9 and max(loads) - min(loads) <= 1
    assert not Case.objects.open().filter(assignee__isnull=True, department__head__isnull=True).exists()


def test_many_go_in_several_turns(world, monkeypatch):
    monkeypatch.setattr(handing_over, "BATCH", 2)
    make_cases(world, 5)
    Case.objects.open().update(assignee=world.noura, status=Status.ASSIGNED)
    handover = begin(world, world.noura, Way.COLLEAGUE, to_employee=world.faisal)
    turns = 0
    while handover.is_running:
        jobs.go_on_handover(str(handover.pk))
        handover.refresh_from_db()
        turns += 1
    assert (turns, handover.moved, held_by(world.faisal).count()) == (3, 5, 5)


def test_each_receiver_is_told_once_with_the_number(world):
    make_cases(world, 3)
    Case.objects.open().update(assignee=world.noura, status=Status.ASSIGNED)
    Notice.objects.all().delete()
    run(begin(world, world.noura, Way.COLLEAGUE, to_employee=world.faisal))
    (told,) = Notice.objects.filter(to=world.faisal.user)
    assert "3" in told.title


def test_a_department_hands_over_and_rests(world, case):
    for one in (world.noura, world.faisal, world.majed, world.huda):
        type(one).objects.filter(pk=one.pk).update(is_active=False)
    type(world.permits).objects.filter(pk=world.permits.pk).update(head=None)
    world.permits.refresh_from_db()
    handover = run(begin(world, world.permits, Way.DEPARTMENT, to_department=world.legal))
    world.permits.refresh_from_db()
    case.refresh_from_db()
    assert (handover.state, world.permits.is_active, case.department) == (Handover.State.DONE, False, world.legal)


def test_what_else_keeps_the_place_stops_it_with_the_cases_safe(world, case):
    handover = run(begin(world, world.permits, Way.DEPARTMENT, to_department=world.legal))
    world.permits.refresh_from_db()
    case.refresh_from_db()
    assert (handover.state, world.permits.is_active, case.department) == (Handover.State.STOPPED, True, world.legal)


def test_what_ended_goes_no_further(world):
    handover = run(begin(world, world.noura))
    assert actions.go_on_handover(handover=handover).state == Handover.State.DONE
