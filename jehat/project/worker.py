"""The process that does queued work: mails, messages, voice; as many at once as a small machine bears."""

import os

import django
from procrastinate.contrib.django import app

# Most of a message's time is waiting for its provider.
CONCURRENCY = 4
# Pages come first: what waits in the queue takes what they leave of the machine.
NICENESS = 10
# A little less than the supervisor gives, so that the worker itself says which jobs it left.
DRAIN_SECONDS = 25


def main() -> None:
    """Work until told to stop, then finish what was begun."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
    os.nice(NICENESS)
    django.setup()
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(name="worker", concurrency=CONCURRENCY, shutdown_graceful_timeout=DRAIN_SECONDS)


if __name__ == "__main__":
    main()
