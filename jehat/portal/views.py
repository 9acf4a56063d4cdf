"""The public's pages that span areas: the front page, and the beneficiary's home."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from jehat.cases import queries
from jehat.catalogue.queries import entities_with_kinds
from jehat.documents.queries import drafts_of
from jehat.people.identifiers import CONTACTS
from jehat.people.presence import is_staff
from jehat.people.queries import principals_of

FILTER_NAMES = (
    ("all", _("All")),
    ("waiting", _("Waiting for me")),
    ("open", _("Ongoing")),
    ("closed", _("Closed")),
)
ORDER_NAMES = (
    ("active", _("Latest news first")),
    ("due", _("Promised soonest first")),
    ("oldest", _("Oldest first")),
)
SELF = "self"
LONGEST_SEARCH = 200


@require_GET
def front(request):
    """What the platform is, and where to begin."""
    if request.user.is_authenticated:
        return redirect("cases:inbox" if is_staff(request.user) else "portal:home")
    return render(request, "portal/front.html", {"entities": entities_with_kinds()})


@login_required
@require_GET
def home(request):
    """What needs the beneficiary first, then all the cases of his side."""
    now = timezone.now()
    mine = _mine(request, now=now)
    if request.htmx and request.htmx.target == "mine":
        return render(request, "portal/_mine.html", mine)
    context = mine | {
        "drafts": drafts_of(request.user),
        "questions": queries.pending_questions(request.user),
        "unrated": queries.unrated(request.user, now=now),
        "unproved": request.user.identifiers.filter(kind__in=CONTACTS, proved_at=None).exists(),
        "suggested": entities_with_kinds()[:4],
    }
    return render(request, "portal/home.html", context)


def _mine(request, *, now) -> dict:
    """The list: by state, entity and person, searched and in the order asked for; counts are those of the lists."""
    own = queries.home(request.user)
    entities, principals = queries.own_entities(own), principals_of(request.user)
    asked = {
        "entity": _one_of(request, "entity", [one.code for one in entities]),
        "for": _one_of(request, "for", [SELF, *(str(one.pk) for one in principals)]),
        "order": _one_of(request, "order", dict(ORDER_NAMES)),
        "q": " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_SEARCH],
    }
    found = _found(own, asked, request.user)
    filters = queries.home_filters(found.cases if found else _narrowed(own, asked, request.user))
    chosen = _one_of(request, "filter", filters) or "all"
    order = asked["order"] or "active"
    return {
        **asked,
        "order": order,
        "orders": ORDER_NAMES,
        "entities": entities if len(entities) > 1 or asked["entity"] else [],
        "principals": principals,
        "found": found,
        "chosen": chosen,
        "is_narrowed": any(asked[name] for name in ("entity", "for", "q")),
        "older": _query(asked | {"filter": chosen}),
        "filters": [
            {
                "label": label,
                "url": f"?{_query(asked | {'filter': name})}",
                "count": queries.counted(filters[name]),
                "current": name == chosen,
            }
            for name, label in FILTER_NAMES
        ],
        "page": queries.page_of(
            filters[chosen], user=request.user, now=now, after=request.GET.get("after", ""), order=order, is_own=True
        ),
        "now": now,
    }


def _one_of(request, name, offered) -> str:
    given = request.GET.get(name, "")
    return given if given in offered else ""


def _narrowed(cases, asked, user):
    if asked["entity"]:
        cases = cases.filter(entity__code=asked["entity"])
    if asked["for"]:
        cases = cases.filter(beneficiary=user.pk if asked["for"] == SELF else asked["for"])
    return cases


def _found(cases, asked, user):
    return queries.find_own(_narrowed(cases, asked, user), asked["q"]) if asked["q"] else None


def _query(asked) -> str:
    """The same list as an address: what is not asked stays out of it."""
    return urlencode({name: value for name, value in asked.items() if value})
