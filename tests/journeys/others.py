"""The other people of a journey, who need no browser: whoever files, answers or asks behind the scenes."""

import re
import secrets

from jehat.project.cast import PASSWORD, Member
from tests.visitor import Visitor, member_called

KIND = "WRM-BPR"
NAMES = {"ar": ("هند", "السهيل"), "en": ("Hind", "Alsuhail")}


def new_citizen(url: str, language: str) -> tuple[Visitor, str]:
    """Somebody who registered just now, with the e-mail by which to sign in."""
    visitor, email = Visitor(url, language), f"{secrets.token_hex(6)}@example.test"
    first, family = NAMES[language]
    form = {"first_name": first, "family_name": family, "contact": email, "password": PASSWORD, "consent": "on"}
    page = visitor.does(visitor.open("/account/register/"), form)
    # The demonstration keeps its mail on a page.
    mailbox = visitor.open("/dev/").text
    code = re.search(r"(?<!\d)\d{6}(?!\d)", mailbox[mailbox.index(email) + len(email) :])[0]
    assert visitor.does(page, {"code": code}, to="/account/prove/").path == "/home/"
    return visitor, email


def new_case(url: str, language: str, subject: str, text: str) -> tuple[str, Member]:
    """A case filed by somebody new: its number, and who got it."""
    citizen, _ = new_citizen(url, language)
    page = citizen.does(citizen.open(f"/cases/new/{KIND}/"), {"subject": subject, "text": text, "priority": "normal"})
    return page.path.strip("/").split("/")[-1], member_called(_body(page.text))


def asks(url: str, officer_of_case: str, number: str, text: str) -> None:
    """Whoever is named on the page of a case asks for something more."""
    officer = Visitor(url)
    officer.signs_in(member_called(officer_of_case))
    officer.does(officer.open(f"/cases/{number}/work/?act=ask"), {"text": text}, to="/ask/")


def _body(page: str) -> str:
    return page[page.index("<main") :]
