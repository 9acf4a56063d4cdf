"""A case as it goes on paper: for the team, with its notes or without, and for the beneficiary."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jehat.cases import actions, permissions, queries
from jehat.cases.models import Case
from jehat.cases.timeline import WHOLE, timeline

from .opening import require_proof
from .speech import is_staff_side

# For whom the sheet is, by what the address says: the name, and whether the team reads it, and its notes.
SHEETS = {
    "team": (_("For the team, without its notes"), True, False),
    "notes": (_("For the team, with its notes"), True, True),
    "beneficiary": (_("For the beneficiary"), False, False),
}


@login_required
@require_safe
def print_case(request, number):
    """The whole story on one page, which the browser parts into sheets."""
    cases = Case.objects.visible_to(request.user).with_people().select_related("terms", "answers")
    case = get_object_or_404(cases, number=number)
    require_proof(request, case)
    sheets = _sheets_for(request.user, case)
    asked = request.GET.get("for")
    shown = asked if asked in sheets else next(iter(sheets))
    label, is_team, with_notes = SHEETS[shown]
    actions.print_case(by=request.user, case=case, with_notes=with_notes)
    # The sheet for the beneficiary names whom he reads, whoever prints it.
    unnamed = not is_team and not case.entity.names_people
    entries = timeline(case, is_team=is_team, most=WHOLE, unnamed=unnamed)
    context = {
        "base": "desk_base.html" if is_staff_side(request.user, case) else "portal_base.html",
        "case": case,
        "unnamed": unnamed,
        "side": "work" if is_team else "case",
        "is_staff": is_staff_side(request.user, case),
        "label": label,
        "sheets": [{"label": SHEETS[name][0], "url": f"?for={name}", "current": name == shown} for name in sheets],
        "entries": entries if with_notes else [entry for entry in entries if entry.note is None],
        "answered": queries.answered(case),
        "chain": queries.chain(case) if is_team else [],
        "now": timezone.now(),
    }
    return render(request, "cases/print.html", context)


def _sheets_for(user, case) -> list[str]:
    """Which sheets a person may have: whoever reads no note, as the beneficiary and urgent access, has his alone."""
    is_team = is_staff_side(user, case) and permissions.can_see_internal(user, case)
    return list(SHEETS) if is_team else ["beneficiary"]
