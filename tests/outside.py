"""What stands outside a platform under test: a real SMTP server and an SMS provider over HTTP, and what both received.

    with Outside() as outside:
        platform.start(**outside.environment)
        ...
        code = outside.code_sent_to("+966500000113")

Contacts are given as the platform keeps them.
"""

import re
import time
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any, Self

from tests.mail_server import MailServer
from tests.sms_centre import SmsCentre

PATIENCE = 40
SECRET = "secret-of-receipts"
CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")


class Outside:
    """Both servers; `environment` is what a platform needs to be told to reach them."""

    def __init__(self) -> None:
        self.mail = MailServer()
        self.sms = SmsCentre()

    def __enter__(self) -> Self:
        self.mail.__enter__()
        self.sms.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.sms.__exit__(*error)
        self.mail.__exit__(*error)

    @property
    def general(self) -> dict[str, str]:
        """The same, with a provider that can be asked what became of a message, and that sends receipts."""
        own = {"URL": self.sms.address, "TOKEN": "token-of-the-test", "SECRET": SECRET}
        account = {f"JEHAT_SMS_GENERAL_{name}": value for name, value in own.items()}
        return self.environment | {"JEHAT_SMS_PROVIDERS": "general:generic"} | account

    @property
    def environment(self) -> dict[str, str]:
        return {
            "JEHAT_DEMONSTRATION": "1",
            "JEHAT_SMTP_HOST": self.mail.host,
            "JEHAT_SMTP_PORT": str(self.mail.port),
            "JEHAT_SMS_URL": self.sms.address,
            "JEHAT_SMS_TOKEN": "token-of-the-test",
        }

    def texts_to(self, contact: str) -> list[str]:
        """What reached a canonical mobile or an address, words only, in the order it came."""
        if "@" in contact:
            return [words_of(mail) for mail in self.mail.mails_to(contact)]
        return self.sms.texts_to(contact)

    def waits_for(self, contact: str, number: int) -> list[str]:
        """The same, once at least so many have come."""
        return until(lambda: len(came := self.texts_to(contact)) >= number and came, f"{number} messages to {contact}")

    def code_sent_to(self, contact: str) -> str:
        """The newest code that reached a contact."""
        found = until(lambda: [code for text in self.texts_to(contact) for code in CODE.findall(text)], "a code")
        return found[-1]


def words_of(mail: EmailMessage) -> str:
    """Subject, text and HTML of one e-mail, decoded."""
    bodies = [part.get_content() for part in mail.walk() if part.get_content_maintype() == "text"]
    return "\n".join([str(mail["Subject"]), *bodies])


def until(found: Callable[[], Any], what: str, seconds: float = PATIENCE, *, else_tell=lambda: "") -> Any:
    """The first true answer; an AssertionError names what did not come in time, and what `else_tell` says of it."""
    end = time.monotonic() + seconds
    while not (answer := found()):
        assert time.monotonic() < end, f"{what} did not come in {seconds} seconds\n{else_tell()}"
        time.sleep(0.1)
    return answer
