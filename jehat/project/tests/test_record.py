"""`jehat audit …`: what each errand prints, and its exit code."""

import json

import pytest

from jehat.audit import anchoring, anchors, signing
from jehat.audit.models import Batch
from jehat.audit.tests.sealing import seal, tamper, write
from jehat.project import cli, record

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def anchored(settings, tmp_path):
    settings.ANCHORS = f"file:{tmp_path}/heads.txt"


@pytest.fixture
def run(capsys):
    def errand(*words):
        chosen = cli._parser().parse_args(["audit", *map(str, words)])
        # As the command does: in words again, for the process beside the database.
        again = cli._parser().parse_args(["audit", *record.words_of(chosen)])
        code = record.ERRANDS[again.errand](again)
        return code, capsys.readouterr().out

    return errand


@pytest.fixture
def lines():
    found = write(4)
    seal()
    anchoring.anchor_newest(anchors.configured()[0])
    return found


def test_verify_says_that_all_is_well(run, lines):
    assert run("verify") == (0, "4 lines in 2 batches, 1 anchored checkpoints\nall well\n")


def test_verify_names_what_is_not(run, lines):
    tamper("DELETE FROM audit_event WHERE id = %s", lines[1].pk)
    code, said = run("verify")
    assert code == 1
    assert said.startswith(f"missing: batch 2, line {lines[1].pk}\n") and said.endswith("1 findings\n")


def test_verify_holds_the_record_against_a_file(run, lines, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text("".join(Batch.objects.values_list("checkpoint", flat=True)))
    assert run("verify", "--against", kept)[0] == 0
    tamper("DELETE FROM audit_anchoring")
    tamper("DELETE FROM audit_batch WHERE number = 2")
    tamper("DELETE FROM audit_event")
    code, said = run("verify", "--against", kept)
    assert code == 1 and "missing: batch 2 (anchored, but the record ends with 1)" in said


def test_verify_since(run, lines):
    moment = Batch.objects.get(number=2).sealed_at
    write(2)
    seal()
    assert run("verify", "--since", moment.isoformat())[1].startswith("6 lines in 2 batches")
    assert run("verify", "--since", "2999-01-01")[1].startswith("0 lines in 0 batches")


def test_status(run, lines):
    code, said = run("status")
    assert code == 0
    assert said.splitlines()[0] == "sealed    batch 2, 4 lines, era 1"
    assert "heads.txt  batch 2, " in said


def test_status_of_an_alarm(run, lines, monkeypatch):
    from jehat.audit import sealer

    monkeypatch.setattr(sealer, "LATE_SECONDS", 0)
    write()
    code, said = run("status")
    assert code == 1 and "LATE" in said


def test_status_without_anchors(run, settings):
    settings.ANCHORS = ""
    assert run("status") == (
        0,
        "sealed    batch 0, 0 lines, era -\nwaiting   0.0 s\nanchors   none: JEHAT_ANCHORS is empty\n",
    )


def test_a_proof_is_json(run, lines):
    code, said = run("prove", lines[0].pk)
    assert code == 0 and json.loads(said)["line"][0] == str(lines[0].pk)
    assert run("prove", 9_999_999) == (1, "")


def test_the_export_is_lines_of_json(run, lines):
    code, said = run("export")
    kinds = [next(iter(json.loads(line))) for line in said.splitlines()]
    assert code == 0 and kinds == ["format", "checkpoint", *["line"] * 4, "checkpoint"]


def test_the_key_is_the_public_one(run):
    assert run("key") == (0, signing.signer().published() + "\n")


def test_the_verifier_is_given_out_whole(run):
    code, said = run("verifier")
    assert code == 0
    compile(said, "verify_record.py", "exec")


def test_no_receipt_where_nobody_stamped(run, lines):
    assert run("receipt", 1) == (1, "")


def test_eras_are_listed_and_begun(run):
    code, said = run("era")
    assert code == 0 and said.startswith("1  first")
    assert run("era")[1] == said


def test_the_alarm_is_said_and_the_platform_stays_in_service(client, monkeypatch):
    from jehat.audit import sealer

    monkeypatch.setattr(sealer, "LATE_SECONDS", -1)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "failed": [], "alarms": ["record"]}
