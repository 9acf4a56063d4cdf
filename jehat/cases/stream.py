"""What an employee did, case after case, as his supervisor reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jehat.audit.models import Event

from . import queries
from .models import Case, Comment, Note
from .timeline import ICONS, sentences

PAGE = 50
# The parts of the stream that can be looked at alone.
PARTS = (
    ("comment", _("Comments")),
    ("note", _("Internal notes")),
    ("ask", _("Completion asked")),
    ("assign", _("Assignments")),
    ("refer", _("Referrals")),
    ("complete", _("Completed")),
    ("reject", _("Rejected")),
    ("open", _("Openings")),
)


@dataclass(frozen=True)
class Deed:
    """One act in one case, with what was said in it."""

    event: Event
    case: Case
    icon: str
    sentence: str
    said: Comment | Note | None

    @property
    def is_internal(self) -> bool:
        return self.event.verb == "case.note"


def stream(colleague, *, seen_by, part="", before=0, most=PAGE) -> tuple[list[Deed], int]:
    """A page of what a colleague did in cases within reach, the newest first, and the mark of the next."""
    verb = f"case.{part}" if part in dict(PARTS) else ""
    events = queries.deeds_of(colleague, seen_by=seen_by, verb=verb, before=before, most=most)
    shown = events[:most]
    cases = Case.objects.with_people().in_bulk({event.subject_id for event in shown})
    said = _said(shown)
    deeds = [
        _deed(event, cases[event.subject_id], sentence, said.get(_about(event)))
        for event, sentence in zip(shown, sentences(shown), strict=True)
    ]
    return deeds, shown[-1].pk if len(events) > most else 0


def _deed(event, case, sentence, said) -> Deed:
    """Of a masked case it is told what was done, and not what was said."""
    return Deed(event, case, ICONS.get(event.verb, "history"), sentence, None if case.is_masked else said)


def _about(event) -> str:
    return event.particulars.get("comment") or event.particulars.get("note") or ""


def _said(events) -> dict[str, Comment | Note]:
    found: dict[str, Comment | Note] = {}
    for model, name in ((Comment, "comment"), (Note, "note")):
        keys = {event.particulars[name] for event in events if event.particulars.get(name)}
        said = model.objects.filter(pk__in=keys).select_related("case", "by", "voice")
        found |= {str(one.pk): one for one in said.prefetch_related("attachments__file")}
    return found
