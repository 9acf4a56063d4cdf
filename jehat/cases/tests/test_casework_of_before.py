"""A platform that was there before casework: what is kept of its cases when the tables come."""

from datetime import timedelta
from importlib import import_module

from django.apps import apps as installed
from django.db import connection
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Case, Closing, Custody, Pause, Question

from .traces import adds_up

migration = import_module("jehat.cases.migrations.0012_casework_of_before")
KEPT = ("nth", "outcome", "ground", "by", "comment", "department", "employee", "at", "taken_up", "taken_up_at")


def carry():
    """The steps of the migration, in their order, on what is there."""
    for step in (migration.ends, migration.keep_pauses, migration.ask):
        step(installed, None)


def as_before():
    """Nothing of what casework keeps: no closings, questions, pauses; whoever held a case at its end holds it still."""
    for model in (Closing, Question, Pause):
        model.objects.all().delete()
    Case.objects.update(paused_at=None)
    for custody in Custody.objects.filter(case__closed_at__isnull=False):
        custody.until = None
        custody.save(update_fields=["until"])


def test_what_was_closed_has_the_end_that_it_had(world, done):
    known = Closing.objects.values(*KEPT).get()
    as_before()
    carry()
    closing = Closing.objects.get()
    assert Closing.objects.values(*KEPT).get() == known
    assert (closing.case, closing.entity, closing.came_from) == (done, done.entity, "in_progress")
    assert done.custodies.get().until == closing.at
    assert adds_up(done)


def test_what_was_withdrawn_before_anybody_held_it_came_from_the_queue(world, queued):
    actions.withdraw(by=world.sara, case=queued)
    as_before()
    carry()
    closing = Closing.objects.get()
    assert (closing.employee, closing.came_from, closing.outcome) == (None, "triage", "withdrawn")


def test_what_was_being_asked_is_asked_still_and_leaves_its_time(world, asked):
    told = Question.objects.get()
    since = Case.objects.get(pk=asked.pk).paused_at
    as_before()
    now = timezone.now()
    carry()
    question, pause = Question.objects.get(), Pause.objects.get()
    assert (question.comment, question.case, question.entity) == (told.comment, asked, asked.entity)
    assert question.due_at >= now + timedelta(days=20)
    assert (pause.cause, pause.since, pause.until) == ("waiting_beneficiary", since, None)
    assert Case.objects.get(pk=asked.pk).paused_at == since


def test_each_time_of_waiting_that_is_over_is_told_from_the_record(world, asked):
    actions.answer(by=world.sara, case=asked, text="Here it is.")
    known = Pause.objects.values("since", "until", "cause", "entity").get()
    as_before()
    carry()
    assert Pause.objects.values("since", "until", "cause", "entity").get() == known
    assert not Question.objects.exists()
    assert Case.objects.get(pk=asked.pk).paused_at is None


def test_to_carry_again_keeps_nothing_twice(world, done):
    carry()
    assert Closing.objects.count() == 1


def test_a_custody_that_outlived_its_case_ends_with_it(world, done):
    as_before()
    run(migration.END_CUSTODIES)
    assert done.custodies.get().until == Case.objects.get(pk=done.pk).closed_at
    carry()


def test_what_is_open_is_looked_at_in_the_first_minutes(world, opened):
    Case.objects.update(alarm_at=None)
    run(migration.LOOK)
    assert Case.objects.get(pk=opened.pk).alarm_at == opened.created_at


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
