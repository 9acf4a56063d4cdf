"""The Python environment beside the Makefile: made, filled from the locked requirements, renewed when they change.

Run by the machine's own Python, with nothing installed: `python3 jehat/project/launcher/environment.py run|dev`.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
OLDEST = (3, 11)
LOCKS = {"run": ["run.txt"], "dev": ["run.txt", "dev.txt"]}
# What the tests need from Debian: a browser, the tool that finds sentences to translate, a time-stamping authority.
PROGRAMS = {"chromium": "chromium", "xgettext": "gettext", "openssl": "openssl"}
COMMAND = f"""\
#!{PYTHON}
import sys

sys.path.insert(0, {str(ROOT)!r})
from jehat.project.cli import main

sys.exit(main())
"""


def main(kind: str) -> int:
    """Make the environment `run` or `dev` ready; the exit code."""
    if sys.version_info < OLDEST:
        return say(f"يلزم Python 3.11 أو أحدث، والموجود {sys.version.split()[0]}.", "Python 3.11 or newer is needed.")
    wanted = missing_packages(kind)
    if wanted and not install(wanted):
        return 1
    if not is_made():
        say("إنشاء بيئة بايثون…", "Creating the Python environment…")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    if is_filled(kind):
        return 0
    return fill(kind)


def is_made() -> bool:
    """Whether the environment is there and whole: pip is the last thing put into it."""
    return PYTHON.exists() and (VENV / "bin/pip").exists()


def missing_packages(kind: str) -> list[str]:
    """Debian packages this machine lacks for it."""
    has_venv = is_made() or importlib.util.find_spec("ensurepip") is not None
    missing = [] if has_venv else ["python3-venv"]
    if kind == "dev":
        missing += [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    return missing


def install(packages: list[str]) -> bool:
    """Install Debian packages when we are root; otherwise say the command that does."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        say("يلزم تثبيت حزم ناقصة بالأمر:", "Packages are missing; install them with:")
        print(f"  sudo {' '.join(command)}", file=sys.stderr)
        return False
    say(f"تثبيت: {' '.join(packages)}", "Installing these packages…")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(command, env=environment, check=False).returncode == 0:
        return True
    # A fresh machine may not have read its package lists yet.
    subprocess.run(["apt-get", "update"], env=environment, check=False)
    return subprocess.run(command, env=environment, check=False).returncode == 0


def is_filled(kind: str) -> bool:
    """Whether what is installed is what is locked."""
    stamp = VENV / f"locked-{kind}"
    return stamp.exists() and stamp.read_text() == digest(kind)


def fill(kind: str) -> int:
    say("تثبيت الحزم المقفلة…", "Installing the locked packages…")
    locks = [word for name in LOCKS[kind] for word in ("--requirement", str(ROOT / "requirements" / name))]
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", *locks]
    if subprocess.run(command, check=False).returncode != 0:
        return say("تعذر تثبيت الحزم.", "The packages could not be installed.")
    script = VENV / "bin/jehat"
    script.write_text(COMMAND)
    script.chmod(0o755)
    for each in {kind, "run"}:
        (VENV / f"locked-{each}").write_text(digest(each))
    return 0


def digest(kind: str) -> str:
    return hashlib.sha256(b"".join((ROOT / "requirements" / name).read_bytes() for name in LOCKS[kind])).hexdigest()


def say(arabic: str, english: str) -> int:
    """Both languages on the error stream; exit code 1 for whoever returns it."""
    print(f"{arabic}  {english}", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
