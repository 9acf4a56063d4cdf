"""The list of movement as a table to take along: codes and times, and no cell that could become a formula."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import Status
from jehat.organization.sheets import harmless

HEADINGS = (
    _("Number"),
    _("Entity"),
    _("Department"),
    _("Kind of case"),
    _("State"),
    _("Filed"),
    _("Due"),
    _("Late"),
    _("With"),
    _("Since"),
    _("Days"),
)


def cells(row) -> list[str]:
    """One case, in the order of the headings."""
    case = row.case
    told = (
        case.number,
        case.entity.name,
        case.department.name,
        case.kind.name,
        str(Status(case.status).label),
        _moment(case.created_at),
        _moment(case.due_at),
        str(_("Yes")) if row.is_late else str(_("No")),
        row.holder or case.department.name,
        _moment(row.custody.since) if row.custody else "",
        str(row.age.days),
    )
    return [harmless(cell) for cell in told]


def _moment(at) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
