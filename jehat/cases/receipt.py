"""The receipt of a case: what it says, on paper that can be shown to anybody and checked by him."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from jehat.core import printing
from jehat.core.walls import seen_as

from . import letterhead, queries, stamps
from .letterhead import MARK, day, moment
from .models import Case
from .states import Priority
from .templatetags.cases import state_of

PAPER = Path(__file__).resolve().parent / "templates/cases/receipt.typ"


def pdf(case: Case, language: str, reader) -> bytes:
    """The receipt as PDF in a language; of a case whose level wants it, with who took it and when all over it."""
    with translation.override(language):
        is_marked = case.level is not None and case.level.watermarked
        return printing.pdf(PAPER, told(case) | {"mark_over": stamps.words(reader) if is_marked else ""})


def code_of(case: Case) -> str:
    """Sixteen letters that only the platform can make for this case: whoever has them has seen its receipt."""
    return letterhead.seal("case.receipt", case.number, case.created_at)


def is_genuine(case: Case, code: str) -> bool:
    """Whether a code stands on the receipt of this case, however it was typed."""
    return letterhead.is_seal(code, code_of(case))


def case_of(number: str, code: str) -> Case | None:
    """The case whose receipt bears this number and code; who holds the paper may stand inside no wall."""
    with seen_as.platform():
        found = Case.objects.select_related("entity", "kind").filter(number=number).first()
    return found if found and is_genuine(found, code) else None


def told(case: Case) -> dict:
    """All that the paper says, in the active language."""
    terms = case.terms or case.kind
    return {
        "platform": str(settings.PLATFORM_NAME),
        "mark": MARK.read_text(),
        "entity": case.entity.name,
        **letterhead.brand(case.entity),
        "title": _("Receipt of a case"),
        "intro": _("The entity has received the case described here and follows it under this number."),
        "number_label": _("Case number"),
        "number": printing.ltr(case.number),
        "rows": [[str(label), value] for label, value in rows(case)],
        "answered_label": _("What was answered"),
        "answered": [[printing.one_way(one.label), printing.one_way(one.text)] for one in queries.answered(case)],
        "needed_label": _("What this case needs"),
        "needed": [printing.one_way(_named(one)) for one in terms.needed],
        "check_label": _("Verification of this receipt"),
        "check": _("Whoever is shown this receipt can check it at %(address)s with the case number and this code:")
        % {"address": printing.ltr(settings.ORIGIN + reverse("cases:check"))},
        "code": printing.ltr(code_of(case)),
        "footer": _("Printed on %(moment)s") % {"moment": moment(timezone.now())},
    }


def rows(case: Case) -> list[tuple]:
    """What is said of the case itself, as pairs of label and value."""
    found = [
        (_("Filed on"), moment(case.created_at)),
        (_("Beneficiary"), printing.one_way(case.beneficiary.full_name)),
        (_("Entity"), printing.one_way(case.entity.name)),
        (_("Department"), printing.one_way(case.department.name)),
        (_("Kind of case"), printing.one_way(case.kind.name)),
        (_("Subject"), printing.one_way(case.subject)),
        (_("Priority"), str(Priority(case.asked_priority).label)),
        (_("State"), str(state_of(case, "case"))),
    ]
    if case.is_open:
        return [*found, (_("Promised by"), day(case.due_at))]
    return [*found, (_("Closed on"), day(case.closed_at))]


def _named(one: dict) -> str:
    return str(one["name"]) if one["mandatory"] else _("%(name)s (optional)") % {"name": one["name"]}
