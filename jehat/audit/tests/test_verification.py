"""Whoever alters the record with every right in the database is found out, and what he altered is named."""

import pytest

from jehat.audit import checkpoint, verification
from jehat.audit.models import Batch, Event
from jehat.audit.verification import compare, verify

from .sealing import seal, tamper, tampering, write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sealed():
    """Two batches of five lines."""
    lines = write(5, number=1)
    seal()
    more = write(5, number=2)
    seal()
    return lines + more


def found():
    return {(finding.kind, finding.batch, finding.event) for finding in verify().findings}


def test_an_untouched_record_is_well(sealed):
    assert found() == set()


def test_a_changed_line_is_named(sealed):
    assert tamper("UPDATE audit_event SET verb = 'case.close' WHERE id = %s", sealed[2].pk) == 1
    assert found() == {("changed", batch_of(sealed[2]), sealed[2].pk)}


def test_changed_particulars_are_named(sealed):
    tamper("UPDATE audit_event SET particulars = '{\"number\": 7}' WHERE id = %s", sealed[7].pk)
    assert found() == {("changed", batch_of(sealed[7]), sealed[7].pk)}


def test_a_deleted_line_is_named(sealed):
    tamper("DELETE FROM audit_event WHERE id = %s", sealed[3].pk)
    assert found() == {("missing", batch_of(sealed[3]), sealed[3].pk)}


def test_an_old_line_put_in_later_is_named(sealed):
    tamper(INSERT, 900_000, sealed[1].pk)
    assert ("inserted", batch_of(sealed[1]), 900_000) in found()


def test_two_lines_whose_times_were_swapped_are_named(sealed):
    with tampering() as ours:
        one, other = sealed[1], sealed[8]
        for line, time in ((one, other.at), (other, one.at)):
            ours.execute("UPDATE audit_event SET at = %s WHERE id = %s", [time, line.pk])
    assert found() == {("changed", batch_of(one), one.pk), ("changed", batch_of(other), other.pk)}


def test_two_lines_that_took_each_others_place_are_named(sealed):
    with tampering() as ours:
        one, other = sealed[1].pk, sealed[2].pk
        for now, then in ((one, -1), (other, one), (-1, other)):
            ours.execute("UPDATE audit_event SET id = %s WHERE id = %s", [then, now])
    assert {(kind, event) for kind, _, event in found()} == {("swapped", one), ("swapped", other)}


def test_a_line_the_application_did_not_write_is_named_even_when_it_is_sealed(sealed):
    tamper(INSERT_NOW)
    seal()
    assert {kind for kind, _, _ in found()} == {"bad MAC"}


def test_it_is_named_before_it_is_sealed(sealed):
    tamper(INSERT_NOW)
    assert [(finding.kind, finding.batch) for finding in verify().findings] == [("bad MAC", None)]


def test_a_true_line_written_a_second_time_is_named(sealed):
    tamper(COPY, sealed[0].pk)
    seal()
    assert {kind for kind, _, _ in found()} == {"copied"}


def test_a_line_sealed_anew_with_its_batch_fails_at_the_signature(sealed):
    """Who changes a line and makes its batch fit has no key to sign it."""
    batch = Batch.objects.get(number=batch_of(sealed[6]))
    note = checkpoint.read(batch.checkpoint)
    forged = batch.checkpoint.replace(note.said["root"], "A" * 43 + "=")
    tamper("UPDATE audit_batch SET checkpoint = %s WHERE number = %s", forged, batch.number)
    kinds = {kind for kind, _, _ in found()}
    assert {"bad signature", "head mismatch"} <= kinds


def test_leaves_changed_with_the_line_are_named(sealed):
    number = batch_of(sealed[6])
    tamper("UPDATE audit_event SET outcome = 'refused' WHERE id = %s", sealed[6].pk)
    tamper("UPDATE audit_batch SET leaves = ''::bytea WHERE number = %s", number)
    assert found() == {("batch altered", number, None), ("bad MAC", number, sealed[6].pk)}


def test_a_batch_taken_out_is_named(sealed):
    number = batch_of(sealed[0])
    tamper("DELETE FROM audit_batch WHERE number = %s", number)
    assert found() == {("batch missing", number, None)}


def test_columns_of_a_batch_are_compared_with_what_was_signed(sealed):
    tamper("UPDATE audit_batch SET total = 3 WHERE number = 2")
    assert found() == {("batch altered", 2, None)}


def test_a_line_moved_out_of_every_era_is_named(sealed):
    tamper("UPDATE audit_event SET era = 77 WHERE id = %s", sealed[0].pk)
    assert found() == {("missing", batch_of(sealed[0]), sealed[0].pk), ("inserted", None, sealed[0].pk)}


def test_a_checkpoint_nobody_can_read_is_named(sealed):
    tamper("UPDATE audit_batch SET checkpoint = 'nothing' WHERE number = 3")
    assert ("batch altered", 3, None) in found()


def test_an_end_cut_off_is_found_by_what_was_anchored(sealed):
    """Lines and batches deleted from the end leave a record that is well in itself, and shorter than its anchors."""
    anchored = list(Batch.objects.order_by("number").values_list("checkpoint", flat=True))
    assert not compare(anchored).findings
    tamper("DELETE FROM audit_batch WHERE number > 2")
    tamper("DELETE FROM audit_event WHERE id > %s", sealed[4].pk)
    assert found() == set()
    assert [(finding.kind, finding.batch) for finding in compare(anchored).findings] == [("missing", 3)]


def test_a_history_written_anew_is_found_by_what_was_anchored(sealed):
    anchored = list(Batch.objects.order_by("number").values_list("checkpoint", flat=True))
    tamper("DELETE FROM audit_batch WHERE number > 2")
    tamper("DELETE FROM audit_event WHERE id > %s", sealed[4].pk)
    write()
    seal()
    assert found() == set()
    assert [(finding.kind, finding.batch) for finding in compare(anchored).findings] == [("head mismatch", 3)]


def test_a_forged_anchor_is_not_believed(sealed):
    note = Batch.objects.get(number=2).checkpoint
    assert [finding.kind for finding in compare([note.replace("total 5", "total 6"), "x"]).findings] == [
        "bad signature",
        "bad signature",
    ]


def test_what_was_sealed_since_can_be_verified_alone(sealed):
    since = Batch.objects.get(number=3).sealed_at
    report = verify(since)
    assert report.is_well and (report.batches, report.lines) == (1, 5)
    tamper("UPDATE audit_event SET verb = 'x' WHERE id IN (%s, %s)", sealed[0].pk, sealed[9].pk)
    assert [(f.kind, f.event) for f in verify(since).findings] == [("changed", sealed[9].pk)]


def test_lines_from_before_there_were_macs_are_counted_and_sealed():
    with tampering() as ours:
        ours.execute(INSERT_NOW)
        ours.execute(INSERT_NOW)
    seal()
    write()
    seal()
    report = verify()
    assert report.is_well and (report.former, report.lines) == (2, 3)
    tamper("UPDATE audit_event SET verb = 'x' WHERE id = %s", Event.objects.earliest("pk").pk)
    assert {kind for kind, _, _ in found()} == {"changed"}


def test_a_finding_reads_as_a_sentence():
    assert str(verification.Finding("changed", 4, 17)) == "changed: batch 4, line 17"
    assert str(verification.Finding("bad MAC", None, 3, "x")) == "bad MAC: not sealed, line 3 (x)"


def batch_of(event):
    return 2 if event.particulars["number"] == 1 else 3


LINE = "at, verb, subject_type, outcome, particulars"
INSERT_NOW = f"INSERT INTO audit_event ({LINE}) VALUES (now(), 'case.open', '', 'done', '{{}}')"  # noqa: S608
INSERT = (
    f"INSERT INTO audit_event (id, xid, {LINE}) "  # noqa: S608
    "SELECT %s, xid, at, verb, subject_type, outcome, particulars FROM audit_event WHERE id = %s"
)
COPY = f"INSERT INTO audit_event ({LINE}, mac) SELECT {LINE}, mac FROM audit_event WHERE id = %s"  # noqa: S608
