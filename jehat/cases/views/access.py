"""Who can see a case and why: for its supervisors, and for who gives permissions."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jehat.cases import permissions
from jehat.cases.models import Case
from jehat.cases.queries import access as queries
from jehat.core.verdict import Refused
from jehat.core.walls import seen_as
from jehat.organization.models import SecrecyLevel

ON_A_PAGE = 25


@require_GET
@login_required
def find_access(request):
    """From the number of a case to who sees it, for who gives permissions and reads no case."""
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.may("grant.give"):
        raise Refused(_("This is for supervisors and for the administrators of the entity."))
    number = request.GET.get("number", "").strip().upper()[:40]
    case = queries.case_called(number, employee.entity) if number else None
    if case is not None:
        return redirect("cases:access", case.number)
    context = {"number": number, "is_missing": bool(number)}
    return render(request, "cases/find_access.html", context, status=422 if number else 200)


@require_GET
@login_required
@never_cache
def access(request, number):
    """Everybody whom something lets into a case, a page at a time; the case itself stays closed here."""
    now = timezone.now()
    case = _case(request.user, number)
    permissions.can_see_access(request.user, case).require()
    # Whoever was let in counts, wherever he works.
    with seen_as.platform():
        page = Paginator(queries.may_be_let_in(case, now), ON_A_PAGE).get_page(request.GET.get("page"))
        people = {
            "page": page,
            "seers": queries.seers(case, page.object_list, now),
            "openers": list(queries.openers(case)),
            "side": queries.beneficiary_side(case, now),
        }
    levels = SecrecyLevel.objects.by_rank(case.entity_id)
    context = people | {
        "case": case,
        "opens": permissions.can_see_internal(request.user, case),
        "levels": {rank: level.name for rank, level in levels.items()},
    }
    return render(request, "cases/access.html", context)


def _case(user, number) -> Case:
    """One that he sees, or, for who gives permissions, one of his entity whose being there is no secret."""
    seen = Case.objects.visible_to(user).with_people().filter(number=number).first()
    employee = getattr(user, "employee", None)
    gives = employee is not None and employee.may("grant.give")
    found = seen or (queries.case_called(number, employee.entity) if gives else None)
    if found is None:
        raise Http404
    return found
