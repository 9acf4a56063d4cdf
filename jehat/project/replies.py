"""Where mail servers hand over what people answer: a process of its own where JEHAT_REPLIES_LMTP names an address."""

import os
import signal

import django


def main() -> None:
    """Stand open until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
    django.setup()
    from django.conf import settings

    from jehat.mailroom.door import listener

    door = listener(settings.REPLIES_LMTP)
    stopping = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, stopping)
    door.start()
    signal.sigwait(stopping)
    door.stop()


if __name__ == "__main__":
    main()
