"""A letter of a kind of case on paper: what it says, in the name of the entity, and how it is known to be genuine."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from jehat.catalogue.rules import Letter
from jehat.core import printing
from jehat.core.walls import seen_as

from . import letterhead, permissions
from .models import Case, IssuedLetter
from .states import Outcome

PAPER = Path(__file__).resolve().parent / "templates/cases/letter.typ"


def pdf(case: Case, letter: Letter, *, text: str, number: str, role, at) -> bytes:
    """The letter as PDF, in the language of the case."""
    with translation.override(case.language):
        return printing.pdf(PAPER, told(case, letter, text=text, number=number, role=role, at=at))


def preview(case: Case, *, by, outcome, letter: str, text: str, now) -> bytes:
    """The very paper before it is issued, as this person would sign it; nothing is numbered, kept or recorded."""
    permissions.can_preview_letter(by, case, outcome, letter).require()
    found = next(one for one in case.terms.ruled.letters_for(outcome) if one.code == letter)
    act = "complete" if outcome == Outcome.DONE else "reject"
    signer = permissions.in_place_of(by, case, act) or by
    return unissued(case, found, text=text, role=signer.employee.role, at=now)


def unissued(case, letter: Letter, *, text: str, role, at) -> bytes:
    """The paper without number and code, and with that written across it; also of a made-up case."""
    return pdf(case, letter, text=text, number="", role=role, at=at)


def code_of(number: str, at) -> str:
    """Sixteen letters that only the platform can make for this letter."""
    return letterhead.seal("case.letter", number, at)


def letter_of(number: str, code: str) -> IssuedLetter | None:
    """The letter that bears this number and code, if it still stands; who holds the paper may be inside no wall."""
    with seen_as.platform():
        standing = IssuedLetter.objects.standing().select_related("case__entity", "case__kind")
        found = standing.filter(number=number).first()
    return found if found and letterhead.is_seal(code, code_of(found.number, found.issued_at)) else None


def told(case: Case, letter: Letter, *, text: str, number: str, role, at) -> dict:
    """All that the paper says, in the active language; of a secret case its subject is not on it."""
    rows = [
        (_("Letter number"), printing.ltr(number) if number else _("given when it is issued")),
        (_("Date"), letterhead.day(at)),
        (_("Addressee"), printing.one_way(case.beneficiary.full_name)),
        (_("Case number"), printing.ltr(case.number)),
    ]
    if not case.rank:
        rows.append((_("Subject"), printing.one_way(case.subject)))
    return {
        "platform": str(settings.PLATFORM_NAME),
        "entity": case.entity.name,
        **letterhead.brand(case.entity),
        "title": printing.one_way(letter.name),
        "rows": rows,
        "paragraphs": [printing.one_way(line) for line in text.splitlines() if line.strip()],
        "signed": [printing.one_way(one) for one in (role.name, case.department.name, case.entity.name)],
        **(_checked(number, at) if number else _unissued()),
    }


def _checked(number: str, at) -> dict:
    return {
        "check": _("Whoever is shown this letter can check it at %(address)s with its number and this code:")
        % {"address": printing.ltr(settings.ORIGIN + reverse("cases:check"))},
        "code": printing.ltr(code_of(number, at)),
        "mark_over": "",
    }


def _unissued() -> dict:
    return {"check": _("This is a preview: no such letter has been issued."), "code": "", "mark_over": _("Preview")}
