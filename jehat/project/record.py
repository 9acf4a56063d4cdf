"""Errands of the record: `jehat audit status`, `verify`, `prove`, `export`, `key`, `verifier`, `receipt`, `era`."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django

from jehat.core.walls import seen_as


def status(_: argparse.Namespace) -> int:
    """How far the record is sealed, and how far each anchor holds it; exit code 1 when something waits too long."""
    from jehat.audit import anchoring, sealer

    chain, waited = sealer.Chain.read(), sealer.unsealed_seconds()
    era = chain.eras[-1] if chain.eras else None
    print(f"sealed    batch {chain.number}, {chain.total} lines, era {era.number if era else '-'}")
    print(f"waiting   {waited:.1f} s" + ("  LATE" if waited > sealer.LATE_SECONDS else ""))
    standings = anchoring.standings()
    for each in standings:
        print(each)
    if not standings:
        print("anchors   none: JEHAT_ANCHORS is empty")
    return 1 if waited > sealer.LATE_SECONDS or any(each.is_late for each in standings) else 0


def verify(chosen: argparse.Namespace) -> int:
    """Read the whole record against its seals and its anchors; name what is wrong; exit code 1 when anything is."""
    from jehat.audit import anchoring, verification

    report = verification.verify(chosen.since)
    against = verification.compare(_kept(chosen.against) if chosen.against else anchoring.kept())
    findings = [*report.findings, *against.findings, *anchoring.receipts_amiss()]
    for finding in findings:
        print(finding)
    print(f"{report.lines} lines in {report.batches} batches, {against.compared} anchored checkpoints", end="")
    print(f", {report.unsealed} lines not sealed yet" if report.unsealed else "", end="")
    print(f", {report.former} lines from before the seal" if report.former else "", end="")
    print(f", {against.lost} checkpoints of a history that a restore ended" if against.lost else "")
    print(f"{len(findings)} findings" if findings else "all well")
    return 1 if findings else 0


def _kept(file: Path) -> Iterator[str]:
    from jehat.audit import checkpoint

    return checkpoint.each_of(file.read_text(encoding="utf-8"))


def prove(chosen: argparse.Namespace) -> int:
    """The proof that one line stands in the record, as JSON."""
    from jehat.audit import proof

    try:
        print(json.dumps(proof.prove(chosen.event)))
    except proof.NotSealed:
        print(f"line {chosen.event} does not exist, or waits for its seal", file=sys.stderr)
        return 1
    return 0


def export(chosen: argparse.Namespace) -> int:
    """The record with its checkpoints, a line of JSON for each."""
    from jehat.audit import proof

    for line in proof.export(chosen.since):
        print(line)
    return 0


def key(_: argparse.Namespace) -> int:
    """The public keys that verify checkpoints, the newest first."""
    from jehat.audit import signing

    for one in signing.signers():
        print(one.published())
    return 0


def receipt(chosen: argparse.Namespace) -> int:
    """The time stamp of the first anchored checkpoint that covers a batch, as the authority signed it (RFC 3161)."""
    from jehat.audit import anchoring

    found = anchoring.receipt_covering(chosen.batch)
    if found is None:
        print(f"no authority has stamped batch {chosen.batch} or a later one", file=sys.stderr)
        return 1
    print(f"checkpoint of batch {found.batch_id}, {found.anchor}", file=sys.stderr)
    sys.stdout.buffer.write(bytes(found.receipt))
    return 0


def era(_: argparse.Namespace) -> int:
    """The eras of the record; begins one first when this database is not that of the last."""
    from jehat.audit import sealer

    sealer.begin_era_if_due()
    for each in sealer.Chain.read().eras:
        print(f"{each.number}  {each.reason:8}  {each.begun_at:%Y-%m-%d %H:%M:%S} UTC  {each.system}/{each.timeline}")
    return 0


def verifier(_: argparse.Namespace) -> int:
    """The program with which anybody verifies an export or a proof, without keys and without the platform."""
    from jehat.audit import standalone

    print(Path(standalone.__file__).with_name("verify_record.py").read_text(encoding="utf-8"), end="")
    return 0


ERRANDS = {
    "status": status,
    "verify": verify,
    "prove": prove,
    "export": export,
    "key": key,
    "verifier": verifier,
    "receipt": receipt,
    "era": era,
}


def moment(text: str) -> datetime:
    """A date or a moment of ISO 8601; UTC where it does not say."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def add_errands(parser: argparse.ArgumentParser) -> None:
    """What can be asked of the record, for the command and for this module alike."""
    errands = parser.add_subparsers(required=True, metavar="errand", dest="errand")
    for name, sentence in SENTENCES.items():
        errand = errands.add_parser(name, help=sentence, description=f"{sentence[0].upper()}{sentence[1:]}.")
        if name in ("verify", "export"):
            errand.add_argument("--since", type=moment, help="only what was sealed from this date or moment on (UTC)")
        if name == "verify":
            errand.add_argument("--against", type=Path, help="a file of checkpoints that was kept elsewhere")
        if name == "receipt":
            errand.add_argument("batch", type=int, help="the number of the batch")
        if name == "prove":
            errand.add_argument("event", type=int, help="the number of the line")


def words_of(chosen: argparse.Namespace) -> list[str]:
    """The errand in words again, for the process that does it beside the database."""
    numbers = [str(vars(chosen)[name]) for name in ("event", "batch") if name in chosen]
    options = [f"--{name}={vars(chosen)[name]}" for name in ("since", "against") if vars(chosen).get(name)]
    return [chosen.errand, *numbers, *options]


SENTENCES = {
    "status": "say how far the record is sealed and anchored",
    "verify": "compare every line with its MAC, its seal and the anchors, and name what is wrong",
    "prove": "print the proof that a line stands in the record",
    "export": "print the record and its checkpoints as lines of JSON",
    "key": "print the public key that verifies checkpoints",
    "verifier": "print the program that verifies an export or a proof without keys and without the platform",
    "receipt": "write the time stamp (RFC 3161) that covers a batch",
    "era": "list the eras, and begin one when the database was restored",
}


@seen_as.platform()
def main() -> int:
    parser = argparse.ArgumentParser(prog="jehat audit")
    add_errands(parser)
    chosen = parser.parse_args()
    django.setup()
    from jehat.audit.anchors import UnknownAnchor

    try:
        return ERRANDS[chosen.errand](chosen)
    except UnknownAnchor as unknown:
        print(unknown, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
