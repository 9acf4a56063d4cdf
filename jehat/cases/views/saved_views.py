"""The doors to views of the inbox that are kept under a name."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from jehat.cases import actions, permissions
from jehat.cases.models import SavedView
from jehat.core.lines import LineField
from jehat.core.verdict import Refused

from .inbox import SELDOM, VIEW_NAMES, Inbox, employee_of, works_on_cases

SCOPES = (("own", _("For me")), ("department", _("For my department")))


class SaveViewForm(forms.Form):
    """A name to find it by, and whose it is."""

    name = LineField(
        label=_("Name"), max_length=40, widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    )
    scope = forms.ChoiceField(label=_("Who may use it?"), widget=forms.RadioSelect)

    def __init__(self, *args, scopes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scope"].choices = scopes
        self.fields["scope"].initial = scopes[0][0]


@login_required
@require_http_methods(["GET", "POST"])
def saved_views(request):
    """The views one may choose, and the form that keeps the present choice of the inbox under a name."""
    _works(request)
    listed = Inbox(request, now=timezone.now())
    form = SaveViewForm(request.POST or None, scopes=_scopes_of(request.user))
    if form.is_valid():
        try:
            view = actions.save_view(by=request.user, asked=_asked(listed), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The view was saved."))
            return redirect(f"{reverse('cases:inbox')}?saved={view.pk}")
    context = {
        "form": form,
        "listed": listed,
        "label": dict(VIEW_NAMES)[listed.view],
        "kept": [(one, permissions.can_forget_view(request.user, one)) for one in listed.saved],
    }
    return render(request, "cases/saved_views.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def prefer_view(request, view_id):
    view = actions.prefer_view(by=request.user, view=_view(request, view_id))
    said = _("The inbox opens with this view.") if view.is_preferred else _("The inbox opens with your cases again.")
    messages.success(request, said)
    return redirect("cases:saved_views")


@login_required
@require_POST
def forget_view(request, view_id):
    actions.forget_view(by=request.user, view=_view(request, view_id))
    messages.success(request, _("The view was given up."))
    return redirect("cases:saved_views")


def _works(request):
    """Whoever has an inbox; anybody else finds no such page."""
    employee = employee_of(request)
    if not works_on_cases(employee):
        raise Http404
    return employee


def _view(request, view_id) -> SavedView:
    return get_object_or_404(SavedView.objects.within_reach_of(_works(request)), pk=view_id)


def _scopes_of(user) -> list:
    shares = user.employee.standing().reaches_beyond_own("case.see")
    return [one for one in SCOPES if one[0] == "own" or shares]


def _asked(listed) -> dict:
    """What of the present choice is kept; who answered today is another list tomorrow."""
    if listed.kept:
        return listed.kept.asked
    view = {} if listed.view in SELDOM else {"view": listed.view}
    sorted_by = {"order": listed.form.asked("order"), "group": listed.form.asked("group")}
    return view | listed.form.filters | {name: value for name, value in sorted_by.items() if value}
