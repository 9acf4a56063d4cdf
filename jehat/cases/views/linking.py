"""The doors of what belongs together: the links of a case, and merging it into another."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import LinkForm, MergeForm
from jehat.cases.models import CaseLink
from jehat.core.verdict import Refused

from .inbox import employee_of
from .unsent import keeps_words
from .work import case_in_hand


@login_required
@require_GET
def links(request, number):
    """What the case has to do with others; of those out of one's sight only the number."""
    return _page(request, case_in_hand(request, number))


def _page(request, case, *, status=200, **forms):
    may_link, may_merge = (bool(can(request.user, case)) for can in (permissions.can_link_cases, permissions.can_merge))
    context = {"case": case, "links": queries.links_of(case), "may_link": may_link, "may_merge": may_merge}
    context |= {"link_form": LinkForm(auto_id="link-%s"), "merge_form": MergeForm(auto_id="merge-%s")} | forms
    return render(request, "cases/links.html", context, status=status)


@login_required
@require_POST
def link_cases(request, number):
    return _join(request, number, "link_form", LinkForm(request.POST, auto_id="link-%s"), "other", actions.link_cases)


@login_required
@require_POST
@keeps_words
def merge(request, number):
    return _join(request, number, "merge_form", MergeForm(request.POST, auto_id="merge-%s"), "into", actions.merge)


def _join(request, number, name, form, end, act):
    case = case_in_hand(request, number)
    if form.is_valid():
        given = dict(form.cleaned_data)
        other = queries.reachable(employee_of(request)).filter(number=given.pop("number")).first()
        try:
            if other is None:
                raise Refused(_("Name another case of the entity that you see."))
            act(by=request.user, case=case, **{end: other}, **given)
        except Refused as refusal:
            form.add_error("number", str(refusal))
        else:
            messages.success(request, _("It was done."))
            return redirect("cases:links", case.number)
    return _page(request, case, status=422, **{name: form})


@login_required
@require_POST
def unlink_cases(request, number, link):
    case = case_in_hand(request, number)
    found = get_object_or_404(CaseLink.objects.standing().of(case), pk=link)
    try:
        actions.unlink_cases(by=request.user, case=case, link=found)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("cases:links", case.number)
