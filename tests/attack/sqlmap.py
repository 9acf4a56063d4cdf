"""sqlmap as a tool: given requests with marks where to put something in, it says where that reached a statement."""

import csv
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROGRAM = Path(sys.executable).parent / "sqlmap"
# By two answers that differ. A place whose answers do not, is seen by the statement that a quote breaks: it is answered
# 500, which is counted.
HOW = (
    *("--batch", "--disable-coloring", "--dbms=postgresql", "--technique=B", "--level=1", "--risk=1"),
    *("--disable-stats", "--skip-waf", "--skip-heuristics", "--timeout=30", "--retries=0"),
    *("--ignore-code=*", "--ignore-redirects", "--drop-set-cookie"),
    "--answers=skip further tests=N,keep testing=Y",
)
RULE = "=" * 54
PLACE = "*"
# Of the target whose address it is, behind the host.
NUMBER = re.compile(r"//[^/]+/(\d+)/")


@dataclass(frozen=True)
class Target:
    """One request; each asterisk in it is a place that takes input, and the text before it what belongs there."""

    name: str
    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict, hash=False)
    body: str = ""

    @property
    def places(self) -> int:
        return sum(text.count(PLACE) for text in (self.path, self.body, *self.headers.values()))

    def written(self, host: str, number: int) -> str:
        """As it goes over the wire, which is how sqlmap reads it; of two with one address it would try the first."""
        headers = {"Host": host} | self.headers
        first = f"{self.method} /{number}{self.path} HTTP/1.1"
        lines = [first, *(f"{name}: {value}" for name, value in headers.items())]
        return "\n".join([RULE, *lines, "", self.body, RULE, ""])


def attack(targets: Sequence[Target], host: str, folder: Path, attackers: int = 3) -> set[str]:
    """What sqlmap found at a host and found again, as its lines of results; several at a time, so that no core waits.

    While others change what a page shows, two answers may differ by chance: what was found is tried once more, alone.
    """
    written = [target.written(host, number) for number, target in enumerate(targets)]
    found = _let_loose([written[place::attackers] for place in range(attackers)], folder / "first")
    suspected = sorted({int(number[1]) for line in found if (number := NUMBER.search(line))})
    return found & _let_loose([[written[number] for number in suspected]], folder / "again") if found else found


def _let_loose(parts: Iterable[Sequence[str]], folder: Path) -> set[str]:
    folder.mkdir()
    runs = [_begun(requests, folder / str(place)) for place, requests in enumerate(parts)]
    for run, there in runs:
        ended = run.wait(timeout=1800)
        said = (there / "said").read_text()
        assert ended == 0 and "[*] ending @" in said, said[-4000:]
    return {line for _, there in runs for line in _found(there)}


def _begun(requests: Iterable[str], folder: Path) -> tuple[subprocess.Popen[bytes], Path]:
    folder.mkdir()
    (folder / "requests").write_text("\n".join(requests))
    words = [str(PROGRAM), "-l", "requests", *HOW, "--results-file=results.csv", "--output-dir=kept"]
    with open(folder / "said", "w") as said:
        return subprocess.Popen(words, stdout=said, stderr=subprocess.STDOUT, cwd=folder), folder


def _found(folder: Path) -> Iterable[str]:
    """What it is sure of: a suspicion that it could not confirm itself has a note that says so."""
    with open(folder / "results.csv", newline="") as stream:
        return [" ".join(line.values()) for line in csv.DictReader(stream) if not line["Note(s)"]]
