"""The `jehat` command: start, ask, stop, and the few errands of whoever runs the platform."""

import argparse
import os
import sys
from collections.abc import Callable

from jehat.project import record
from jehat.project.launcher.refusal import Refusal

ENVIRONMENT = """\
environment:
  JEHAT_HOME         the data folder (/var/lib/jehat for root, ~/.local/share/jehat otherwise)
  JEHAT_PORT         the port of the web server (8000)
  JEHAT_ADDRESS      the address it listens on (127.0.0.1)
  JEHAT_ORIGIN       the public address, when a proxy stands in front (https://…)
  JEHAT_HOSTS        the host names it answers to, with commas between (loopback only)
  JEHAT_KEK          the master key, file:/path or env:NAME (/etc/jehat/kek for root, ~/.config/jehat/kek otherwise)
  JEHAT_DEMONSTRATION  1 loads the demonstration into an empty database and opens /dev
  JEHAT_ANCHORS      where heads of the record are kept off the machine, with commas between: file:/path,
                     syslog:tls://host, s3:https://key:secret@host/bucket, tsa:https://host/path
  DATABASE_URL       an external PostgreSQL 15 or newer; then no embedded one is started
  DATABASE_APP_URL   the role of the application there, when the first one may not create it
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; the exit code."""
    chosen = _parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
    try:
        return chosen.run(chosen)
    except Refusal as refusal:
        return refusal.show()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jehat", description="The platform, from one command.", epilog=ENVIRONMENT, formatter_class=Raw
    )
    verbs = parser.add_subparsers(required=True, metavar="verb")
    up = _verb(verbs, "up", _up, "start the database, the web server and the worker, and watch over them")
    up.add_argument(
        "--background", action="store_true", help="return when the platform is ready; stop it with: jehat down"
    )
    up.add_argument("--demonstration", action="store_true", help="load the demonstration into an empty database")
    _verb(verbs, "down", _down, "stop a platform that runs in the background, in order, losing nothing")
    _verb(verbs, "status", _status, "say whether the platform runs, where, and how much memory it uses")
    _verb(verbs, "migrate", _migrate, "bring the tables, the permissions and the static files up to this release")
    _verb(verbs, "seed", _seed, "play the week of the demonstration into an empty database")
    _verb(verbs, "verbs", _verbs, "print every action of the platform with its sentence")
    keys = _verb(verbs, "keys", _keys, "look after the keys that encrypt the data")
    keys.add_argument("errand", choices=list(KEY_ERRANDS), help="; ".join(f"{k}: {v}" for k, v in KEY_ERRANDS.items()))
    audit = _verb(verbs, "audit", _audit, "look after the record: verify it, prove a line of it, export it")
    record.add_errands(audit)
    return parser


Raw = argparse.RawDescriptionHelpFormatter
KEY_ERRANDS = {
    "status": "list every key and its state",
    "verify": "open every key and report those that do not open",
    "rotate-kek": "make a new master key and wrap every key with it",
    "restore": "read a recovery sheet from the standard input and write the master key file anew",
}


def _verb(verbs, name: str, run: Callable, sentence: str) -> argparse.ArgumentParser:
    parser = verbs.add_parser(
        name,
        help=sentence,
        description=f"{sentence[0].upper()}{sentence[1:]}.",
        epilog=ENVIRONMENT,
        formatter_class=Raw,
    )
    parser.set_defaults(run=run)
    return parser


def _up(chosen: argparse.Namespace) -> int:
    from jehat.project.launcher import background, supervisor

    if chosen.demonstration:
        os.environ["JEHAT_DEMONSTRATION"] = "1"
    return background.start() if chosen.background else supervisor.main()


def _down(_: argparse.Namespace) -> int:
    from jehat.project.launcher import background

    return background.stop()


def _status(_: argparse.Namespace) -> int:
    from jehat.project.launcher import background

    return background.status()


def _migrate(_: argparse.Namespace) -> int:
    from jehat.project.launcher import errands

    return errands.with_database(["-m", "jehat.project.preparation"], role="owner")


def _seed(_: argparse.Namespace) -> int:
    from jehat.project.launcher import errands

    return errands.with_database(["-m", "django", "seed"])


def _verbs(_: argparse.Namespace) -> int:
    from jehat.project.launcher import errands

    return errands.run(["-m", "django", "verbs"])


def _keys(chosen: argparse.Namespace) -> int:
    from jehat.project.launcher import errands

    words = ["-m", "jehat.project.keys", chosen.errand]
    return errands.run(words) if chosen.errand == "restore" else errands.with_database(words)


def _audit(chosen: argparse.Namespace) -> int:
    from jehat.project.launcher import errands

    words = ["-m", "jehat.project.record", *record.words_of(chosen)]
    return errands.run(words) if chosen.errand == "verifier" else errands.with_database(words)


if __name__ == "__main__":
    sys.exit(main())
