"""A case that may be read and nothing else: what was said with the beneficiary and what was done, without a note."""

from django.shortcuts import render
from django.utils import timezone

from jehat.cases import queries

from .speech import filters_of, story


def read_page(request, case, glass, *, status=200, **answer):
    """The case as who has urgent access to it reads it."""
    show, filters = filters_of(request, is_team=False)
    context = {
        "refusal": answer.get("refusal", ""),
        "unsent": answer.get("unsent", ""),
        "now": timezone.now(),
        "case": case,
        "glass": glass,
        "side": "work",
        "filters": filters,
        **story(request, case, is_team=False, show=show),
        "chain": queries.chain(case),
    }
    return render(request, "cases/read.html", context, status=status)
