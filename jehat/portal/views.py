"""The public's pages that span areas: the front page, and the beneficiary's home."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from jehat.cases.queries import counted, home_filters, page_of, pending_questions
from jehat.catalogue.queries import entities_with_kinds
from jehat.people.presence import is_staff

FILTER_NAMES = (
    ("all", _("All")),
    ("waiting", _("Waiting for me")),
    ("open", _("Ongoing")),
    ("closed", _("Closed")),
)


@require_GET
def front(request):
    """What the platform is, and where to begin."""
    if request.user.is_authenticated:
        return redirect("cases:inbox" if is_staff(request.user) else "portal:home")
    return render(request, "portal/front.html", {"entities": entities_with_kinds()})


@login_required
@require_GET
def home(request):
    """What needs the beneficiary first, then all his cases."""
    now = timezone.now()
    filters = home_filters(request.user)
    chosen = request.GET.get("filter") if request.GET.get("filter") in filters else "all"
    context = {
        "chosen": chosen,
        "filters": [
            {"label": label, "url": f"?filter={name}", "count": counted(filters[name]), "current": name == chosen}
            for name, label in FILTER_NAMES
        ],
        "page": page_of(filters[chosen], user=request.user, now=now, after=request.GET.get("after", "")),
        "questions": pending_questions(request.user),
        "entities": entities_with_kinds()[:4],
        "now": now,
    }
    return render(request, "portal/home.html", context)
