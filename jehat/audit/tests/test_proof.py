"""Proofs and exports, judged by the program that stands alone: no keys, no platform, nothing but Python."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from jehat.audit import proof, signing, standalone
from jehat.audit.models import Batch

from .sealing import seal, tamper, write

pytestmark = pytest.mark.django_db(transaction=True)
PROGRAM = Path(standalone.__file__).with_name("verify_record.py")


@pytest.fixture
def sealed():
    lines = write(7, number=1)
    seal()
    return lines + (write(4, number=2), seal())[0]


def judge(tmp_path, lines, *words, key=None):
    """Its exit code and what it said, run by a Python that sees no package of ours."""
    file = tmp_path / "record.jsonl"
    file.write_text("\n".join(lines) + "\n")
    known = ["--key", key or signing.signer().published()]
    command = [sys.executable, "-I", "-S", str(PROGRAM), str(file), *known, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout.strip()


def test_it_is_short_and_stands_alone():
    text = PROGRAM.read_text()
    assert text.count("\n") <= 150
    assert "jehat." not in text.replace('"jehat.record', "").replace("'jehat.record", "")


def test_the_whole_record_is_well(sealed, tmp_path):
    assert judge(tmp_path, proof.export()) == (0, "all well")


def test_a_part_of_it_is_well(sealed, tmp_path):
    since = Batch.objects.get(number=3).sealed_at
    part = list(proof.export(since))
    assert len(part) == 1 + 4 + 1
    assert judge(tmp_path, part) == (0, "all well")


ALTERATIONS = {
    "changed": ("UPDATE audit_event SET verb = 'x' WHERE id = %s", "changed, missing or inserted: batch 2"),
    "deleted": ("DELETE FROM audit_event WHERE id = %s", "changed, missing or inserted: batch 2, 7 sealed, 6 found"),
    "inserted": (
        "INSERT INTO audit_event (id, xid, at, verb, subject_type, outcome, particulars) "
        "SELECT 900000, xid, at, verb, '', outcome, particulars FROM audit_event WHERE id = %s",
        "changed, missing or inserted: batch 2, 7 sealed, 8 found",
    ),
    "swapped": (
        "UPDATE audit_event a SET at = b.at FROM audit_event b WHERE a.id = %s AND b.id = a.id + 1",
        "changed, missing or inserted: batch 2",
    ),
}


@pytest.mark.parametrize("how", ALTERATIONS)
def test_it_names_the_batch_of_what_was_altered(sealed, tmp_path, how):
    sql, words = ALTERATIONS[how]
    assert tamper(sql, sealed[2].pk) == 1
    code, said = judge(tmp_path, proof.export())
    assert code == 1 and words in said


def test_a_batch_taken_out_is_named(sealed, tmp_path):
    lines = list(proof.export())
    code, said = judge(tmp_path, lines[:2] + lines[10:])
    assert code == 1 and "batch missing: before batch 3" in said and "head mismatch: batch 3" in said


def test_an_end_cut_off_is_named_by_kept_checkpoints(sealed, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text("".join(Batch.objects.order_by("number").values_list("checkpoint", flat=True)))
    lines = list(proof.export())
    assert judge(tmp_path, lines, "--checkpoints", kept) == (0, "all well")
    code, said = judge(tmp_path, lines[: 1 + 1 + 8], "--checkpoints", kept)
    assert (code, said) == (1, "missing: batch 3 was kept elsewhere, the record ends before it")


def test_a_foreign_key_does_not_fit(sealed, tmp_path):
    name, _, public = signing.signer().published().split("+", 2)
    code, said = judge(tmp_path, proof.export(), key=f"{name}+00000000+{public}")
    assert code == 1 and "bad signature" in said


def test_a_line_is_proved(sealed, tmp_path):
    for event in (sealed[0], sealed[6], sealed[10]):
        assert judge(tmp_path, [json.dumps(proof.prove(event.pk))]) == (0, "all well")


@pytest.mark.parametrize("wrong", ["line", "path", "index", "checkpoint"])
def test_a_wrong_proof_fails(sealed, tmp_path, wrong):
    one, other = proof.prove(sealed[3].pk), proof.prove(sealed[8].pk)
    one[wrong] = 5 if wrong == "index" else other[wrong]
    code, said = judge(tmp_path, [json.dumps(one)])
    assert code == 1 and "the line is not in the batch" in said


def test_a_proof_with_a_changed_checkpoint_fails(sealed, tmp_path):
    one = proof.prove(sealed[3].pk)
    one["checkpoint"] = one["checkpoint"].replace("total 7", "total 8")
    assert judge(tmp_path, [json.dumps(one)]) == (1, "bad signature")


def test_what_is_not_sealed_has_no_proof(sealed):
    with pytest.raises(proof.NotSealed):
        proof.prove(write()[0].pk)
    with pytest.raises(proof.NotSealed):
        proof.prove(10_000_000)
