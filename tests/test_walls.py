"""The second wall: what the database itself shows to whom, whatever a query forgets (docs/security.md, "The walls")."""

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import Attachment, Case, Comment, Custody, Note, Rating
from jehat.cases.tests.acting import represent
from jehat.catalogue.models import Kind
from jehat.core.walls import seen_as
from jehat.core.walls.policies import PUBLIC, policies
from jehat.core.walls.raising import functions, raise_walls, walls
from jehat.documents.actions import keep
from jehat.documents.models import Draft, File
from jehat.organization.actions import end_cause, give_for_cause
from jehat.organization.models import Absence, Department, Employee, Grant
from jehat.oversight.models import Glass, GlassReview
from jehat.people.models import Representation
from tests import cluster
from tests.test_house import PLATFORM_TABLES, floors

# What a person writes and what says something of him: nobody sees a row of it through another's walls.
CLOSED = [model for model, openings in walls().items() if PUBLIC not in openings]


def label(model) -> str:
    return model._meta.label


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.JEHAT_FILES = tmp_path / "files"


@pytest.fixture
def case(world):
    """Sara's case at Noura's desk, with a row in every table of cases."""
    plan = keep(by=world.sara, upload=SimpleUploadedFile("plan.png", b"\x89PNG\r\n\x1a\n plan", "image/png"))
    found = actions.submit(by=world.sara, kind=world.kind, subject="A workshop", text="Please.", files=[plan])
    sketch = keep(by=world.noura.user, upload=SimpleUploadedFile("note.png", b"\x89PNG\r\n\x1a\n note", "image/png"))
    actions.open_case(by=world.noura.user, case=found)
    actions.note(by=world.noura.user, case=found, text="A secret of the team.", files=[sketch])
    actions.complete(by=world.noura.user, case=found, text="Here it is.")
    actions.rate(by=world.sara, case=found, stars=5, text="Thanks.")
    return Case.objects.get(pk=found.pk)


@pytest.fixture
def elsewhere(world):
    """Imran's case at the other entity."""
    return actions.submit(by=world.imran, kind=world.other_kind, subject="A licence", text="Please.")


def count(model) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
        return cursor.fetchone()[0]


def asked(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


# The walls stand


def test_every_table_of_an_entity_has_its_wall():
    heights = floors()
    ours = {model for model in apps.get_models() if model._meta.app_label in heights}
    open_to_all = [
        label(model)
        for model in ours - walls().keys()
        if label(model) not in PLATFORM_TABLES or label(model) == "organization.Entity"
    ]
    assert not open_to_all, f"name in the area's walls.py to whom they open: {open_to_all}"


@pytest.mark.django_db
def test_they_stand_in_the_database_against_the_owner_too():
    for model, openings in walls().items():
        table = model._meta.db_table
        flags = asked("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s", table)
        assert flags == (True, True), table
        names = asked("SELECT array_agg(policyname::text ORDER BY 1) FROM pg_policies WHERE tablename = %s", table)[0]
        assert set(names) == policies(model, openings).keys(), table


@pytest.mark.django_db
def test_nobody_who_connects_walks_through_them():
    found = asked("SELECT count(*) FROM pg_roles WHERE (rolbypassrls OR rolsuper) AND rolname LIKE 'jehat_%%'")
    assert found == (1,), "but the cluster's own superuser, who has no password and no door but the operating system"
    who = asked("SELECT rolbypassrls, rolsuper FROM pg_roles WHERE rolname = current_user")
    assert who == (False, False)
    assert asked("SELECT count(*) FROM pg_tables WHERE tableowner = current_user") == (0,)


def test_raising_them_again_touches_nothing(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), cluster.as_owner():
        said = []

        def listen(execute, sql, params, many, context):
            said.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(listen):
            raise_walls(connection)
    assert not [sql for sql in said if "POLICY" in sql or "ALTER" in sql]
    assert set(functions()) <= set(said)


# Who sees what


def test_nobody_sees_nothing(world, case, elsewhere):
    with seen_as.nobody():
        assert {label(model): count(model) for model in CLOSED} == dict.fromkeys(map(label, CLOSED), 0)


def test_there_was_something_to_see(world, case, elsewhere):
    empty = {label(model) for model in CLOSED if not count(model)}
    assert not empty & {label(m) for m in (Case, Comment, Note, Custody, Rating, File, Event, Employee, Attachment)}


def test_an_entity_sees_nothing_of_another(world, case, elsewhere):
    Draft.objects.create(owner=world.sara, entity_id=world.entity.pk, place="somewhere")
    with seen_as.person(world.stranger.user.pk):
        leaked = {label(model): model.objects.filter(entity_id=world.entity.pk).count() for model in CLOSED}
    assert leaked == dict.fromkeys(map(label, CLOSED), 0)


def test_an_employee_sees_his_entity(world, case, elsewhere):
    with seen_as.person(world.noura.user.pk):
        assert list(Case.objects.all()) == [case]
        assert Note.objects.count() == 1
        assert {employee.entity_id for employee in Employee.objects.all()} == {world.entity.pk}


def test_an_employee_who_left_sees_nothing_from_the_next_transaction_on(world, case):
    Employee.objects.filter(pk=world.noura.pk).update(is_active=False)
    with seen_as.person(world.noura.user.pk):
        assert not Case.objects.exists()


def test_a_beneficiary_sees_his_own_and_nothing_internal(world, case, elsewhere):
    with seen_as.person(world.sara.pk):
        assert list(Case.objects.all()) == [case]
        assert Comment.objects.count() == 2
        assert Rating.objects.count() == 1
        assert [one.uploader_id for one in File.objects.all()] == [world.sara.pk]
        assert not Note.objects.exists()
        # Who holds his case he sees, and who heads the place where it lies; nobody else who works there.
        holders = set(Custody.objects.values_list("employee_id", flat=True))
        assert {one.pk for one in Employee.objects.all()} == holders | {world.huda.pk, world.salma.pk}
        assert all(event.subject_id == case.pk or event.by_id == world.sara.pk for event in Event.objects.all())
        assert Event.objects.filter(by=world.noura.user, subject_id=case.pk).exists()


def test_a_file_that_an_employee_gave_opens_with_the_case(world, case):
    letter = keep(by=world.huda.user, upload=SimpleUploadedFile("l.png", b"\x89PNG\r\n\x1a\n l", "image/png"))
    again = actions.submit(by=world.sara, kind=world.kind, subject="Another", text="Please.")
    actions.comment(by=world.huda.user, case=again, text="Here.", files=[letter])
    with seen_as.person(world.sara.pk):
        assert File.objects.filter(pk=letter.pk).exists()
    with seen_as.person(world.imran.pk):
        assert not File.objects.exists()


def test_who_acts_for_him_sees_what_he_sees_until_it_ends(world, case):
    acting = represent(world.sara, world.imran)
    with seen_as.person(world.imran.pk):
        assert list(Case.objects.all()) == [case]
    Representation.objects.filter(pk=acting.pk).update(ended_at=timezone.now())
    connection.told = None
    with seen_as.person(world.imran.pk):
        assert not Case.objects.exists()


def test_oversight_sees_where_cases_are_and_nothing_that_was_said(world, case, elsewhere):
    moved = (Case, Custody, Employee, Event, Glass, GlassReview)
    with seen_as.nobody(), seen_as.oversight():
        assert set(Case.objects.all()) == {case, elsewhere}
        assert Custody.objects.count() == 2
        assert set(Event.objects.values_list("subject_type", flat=True)) == {"cases.case"}
        unseen = [model for model in CLOSED if model not in moved]
        assert {label(model): count(model) for model in unseen} == dict.fromkeys(map(label, unseen), 0)
        assert Case.objects.filter(pk=case.pk).update(priority="urgent") == 0


def test_an_inspector_sees_his_own_entity_and_where_all_cases_are(world, case, elsewhere):
    with seen_as.person(world.stranger.user.pk), seen_as.oversight():
        assert set(Case.objects.all()) == {case, elsewhere}
        assert {one.entity_id for one in Grant.objects.all()} == {world.other_entity.pk}
        assert not Comment.objects.filter(case=case).exists()
        assert Comment.objects.filter(case=elsewhere).exists()
        assert not Note.objects.exists()


def test_what_was_given_singly_opens_beyond_the_entity_until_it_ends(world, case):
    given = {"verb": "case.see", "subject": case, "cause": Grant.Cause.GLASS, "cause_id": case.pk}
    give_for_cause(by=world.stranger.user, employee=world.stranger, **given)
    with seen_as.person(world.stranger.user.pk):
        assert list(Case.objects.all()) == [case]
        assert Comment.objects.filter(case=case).count() == 2
        assert File.objects.filter(uploader=world.sara).exists()
        assert Custody.objects.filter(employee__user=world.noura.user).select_related("employee").exists()
        assert not Note.objects.exists()
        assert not Attachment.objects.exclude(comment__case=case).exists()
    end_cause(by=world.stranger.user, cause=Grant.Cause.GLASS, cause_id=case.pk)
    with seen_as.person(world.stranger.user.pk):
        assert not Case.objects.exists()


def test_everybody_reads_the_guide(world):
    with seen_as.nobody():
        assert Kind.objects.count() == 2
        assert Department.objects.exists()


# Who writes where


def test_nothing_is_written_into_another_entity(world, case):
    with seen_as.person(world.stranger.user.pk):
        assert Case.objects.filter(pk=case.pk).update(priority="urgent") == 0
        assert Note.objects.all().update(created_at=timezone.now()) == 0
        assert Kind.objects.filter(entity=world.entity).update(working_days=3) == 0
        assert Kind.objects.filter(pk=world.other_kind.pk).update(working_days=3) == 1
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Absence.objects.create(
                entity=world.entity, employee=world.noura, since=timezone.now(), until=timezone.now()
            )
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Employee.objects.filter(pk=world.stranger.pk).update(entity=world.entity, user=world.imran)
    with seen_as.person(world.sara.pk):
        # What one may not change one cannot lock either.
        assert not Kind.objects.filter(pk=world.kind.pk).select_for_update().exists()
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Note.objects.create(entity=world.entity, case=case, by=world.sara)
