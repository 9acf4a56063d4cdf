"""The sealer: every line once, in order, no gap under slow transactions, chained and signed."""

import threading

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from jehat.audit import checkpoint, sealer, signing
from jehat.audit.models import Batch, Era, Event
from jehat.audit.record import record
from jehat.audit.verification import verify
from jehat.core import merkle

from .sealing import seal, tampering, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_line_is_sealed_once_and_the_record_verifies():
    events = write(7)
    assert seal() == 7
    write(3)
    assert seal() == 3
    assert seal() == 0
    report = verify()
    assert report.is_well, list(map(str, report.findings))
    assert (report.lines, report.unsealed, report.former) == (10, 0, 0)
    assert Batch.objects.order_by("number").last().total == 10
    assert events[0].pk


def test_the_chain_begins_with_a_signed_era():
    seal()
    first = checkpoint.read(Batch.objects.get(number=1).checkpoint)
    assert (first.era, first.reason, first.rows, first.prev) == (1, "first", 0, bytes(32))
    assert first.root == merkle.EMPTY
    assert first.is_signed_by([signing.signer()])
    assert Era.objects.get().reason == "first"


def test_each_batch_is_joined_to_the_one_before():
    for _ in range(3):
        write()
        seal()
    notes = [checkpoint.read(batch.checkpoint) for batch in Batch.objects.order_by("number")]
    assert len(notes) == 4
    for before, after in zip(notes, notes[1:], strict=False):
        assert after.prev == before.head == before.computed
        assert after.place("from") == before.place("to")


def test_a_checkpoint_is_a_text_that_people_can_read():
    write()
    seal()
    lines = Batch.objects.order_by("number").last().checkpoint.splitlines()
    assert lines[0] == "jehat.record"
    assert lines[1] == "2"
    assert "rows 1" in lines
    assert lines[-2] == ""
    assert lines[-1].startswith("— jehat.record ")


def test_a_slow_transaction_leaves_no_gap():
    """Whoever began first and commits last is sealed in his place, never passed over."""
    seal()
    with psycopg.connect(**parameters(), options="-c jehat.seen_as=platform;;;") as slow:
        slow.execute("SELECT pg_current_xact_id()")
        later = write(2)
        ours = sealer.Sealer()
        assert ours.round() == 0, "nothing is sealed while an older transaction is under way"
        assert not Batch.objects.filter(rows__gt=0).exists()
        slow.execute(
            "INSERT INTO audit_event (at, verb, subject_type, outcome, particulars) "
            "VALUES (now(), 'case.slow', '', 'done', '{}')"
        )
        slow.commit()
    assert seal() == 3
    first = Event.objects.order_by("xid", "id").first()
    assert first.verb == "case.slow"
    assert first.pk > later[-1].pk
    assert [finding.kind for finding in verify().findings] == ["bad MAC"], "and what the application did not write"


def test_many_writers_and_a_sealer_at_once_lose_nothing():
    begun = sealer.begin_era_if_due()
    assert begun.reason == "first"

    def many():
        try:
            write(25)
        finally:
            connection.close()

    writers = [threading.Thread(target=many) for _ in range(6)]
    for writer in writers:
        writer.start()
    ours = sealer.Sealer()
    sealed = 0
    while any(writer.is_alive() for writer in writers):
        sealed += ours.round()
    sealed += seal()
    report = verify()
    assert (sealed, report.lines, report.unsealed) == (150, 150, 0)
    assert report.is_well, list(map(str, report.findings))


def test_a_large_transaction_is_sealed_in_several_batches(monkeypatch):
    monkeypatch.setattr(sealer, "MOST_ROWS", 10)
    with transaction.atomic():
        for _ in range(25):
            record("case.open", None, by=None)
    assert seal() == 25
    assert list(Batch.objects.filter(rows__gt=0).order_by("number").values_list("rows", flat=True)) == [10, 10, 5]
    assert verify().is_well


def test_of_two_sealers_one_seals():
    write(2)
    sealer.begin_era_if_due()
    one, other = sealer.Sealer(), sealer.Sealer()
    one.chain, other.chain = sealer.Chain.read(), sealer.Chain.read()
    until_ready(one)
    assert other.round() == 0, "the number of the batch is taken"
    write()
    seal()
    report = verify()
    assert report.is_well and report.lines == 3


def test_the_lock_is_held_by_one_connection():
    assert sealer.Sealer().hold()
    with psycopg.connect(**parameters()) as other:
        assert not other.execute("SELECT pg_try_advisory_lock(%s)", [sealer.ADVISORY_LOCK]).fetchone()[0]
    connection.close()


@pytest.mark.parametrize("table", ["audit_event", "audit_batch", "audit_era", "audit_anchoring"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = 0", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_nobody_changes_the_tables(table, sql):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(sql.format(table).replace("id =", "number =" if table in NUMBERED else "id ="))


NUMBERED = {"audit_batch", "audit_era"}


def test_the_owner_is_refused_by_a_trigger():
    write()
    seal()
    with tampering() as ours:
        ours.execute("SET session_replication_role = origin")
        for table in ("audit_event", "audit_batch", "audit_era"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                ours.execute(f"DELETE FROM {table}")


def test_waiting_too_long_for_the_seal_is_an_alarm(monkeypatch):
    sealer.begin_era_if_due()
    sealer.require_sealing()
    write()
    assert sealer.unsealed_seconds() > 0
    monkeypatch.setattr(sealer, "LATE_SECONDS", 0)
    with pytest.raises(TimeoutError, match="waited"):
        sealer.require_sealing()
    seal()
    sealer.require_sealing()


def test_writing_a_line_is_one_insert(django_assert_num_queries):
    write()
    with django_assert_num_queries(1):
        record("case.open", None, by=None)


def until_ready(ours):
    while not ours.round():
        pass


def parameters():
    known = connection.settings_dict
    return {"host": known["HOST"], "dbname": known["NAME"], "user": known["USER"], "password": known["PASSWORD"]}
