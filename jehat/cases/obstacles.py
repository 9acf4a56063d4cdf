"""What stands against closing a case: some of it forbids, some only warns, and each says so in a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jehat.catalogue.rules import ChecklistItem

from .models import Comment, Tick

SPOKEN = (Comment.Act.SUBMIT, Comment.Act.COMMENT, Comment.Act.ASK, Comment.Act.ANSWER, Comment.Act.DISPUTE)
# What of his nobody need answer before the end: the filing, and what he was asked for, of which the end is made.
ANSWERED_BY_THE_END = (Comment.Act.SUBMIT, Comment.Act.ANSWER)
SAYS = {
    "checklist": _("Not everything has been gone through that this kind of case wants before it is done."),
    "question": _("The beneficiary was asked for something and has not answered yet."),
    "comment": _("The beneficiary wrote, and nobody has answered."),
    "postponement": _("A postponement was asked for and is not decided yet."),
    "copies": _("Others were asked for their opinion and have not given it yet."),
}


@dataclass(frozen=True)
class Obstacle:
    """`forbids` it, or only warns: then the employee closes it knowingly."""

    code: str
    forbids: bool

    @property
    def says(self) -> str:
        return str(SAYS[self.code])


@dataclass(frozen=True)
class Line:
    """One thing to go through, and who did."""

    item: ChecklistItem
    tick: Tick | None


def checklist(case) -> list[Line]:
    """What the kind of case wants gone through; of one that wants nothing, nothing is asked."""
    items = case.terms.ruled.closing_checklist
    if not items:
        return []
    ticks = {one.code: one for one in case.ticks.select_related("by")}
    return [Line(item, ticks.get(item.code)) for item in items]


def is_gone_through(case) -> bool:
    return all(line.tick for line in checklist(case) if line.item.is_needed)


def closing_obstacles(case) -> list[Obstacle]:
    """Everything that stands against closing it now; what is missing of the checklist forbids only that it is done."""
    found = [] if is_gone_through(case) else [Obstacle("checklist", forbids=True)]
    if case.questions.pending().exists():
        found.append(Obstacle("question", forbids=False))
    last = case.comments.filter(act__in=SPOKEN).order_by("created_at", "pk").last()
    if last is not None and last.is_from_beneficiary and last.act not in ANSWERED_BY_THE_END:
        found.append(Obstacle("comment", forbids=False))
    if case.postponements.asked().exists():
        found.append(Obstacle("postponement", forbids=False))
    if case.referrals.open().filter(is_original=False).exists():
        found.append(Obstacle("copies", forbids=False))
    return found
