"""The doors to canned replies: using them in the composer, and keeping them."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.cases import actions, permissions, queries
from jehat.cases.models import CannedReply
from jehat.core.lines import LineField

from .inbox import employee_of
from .work import case_in_hand

SCOPES = (("own", _("For me")), ("department", _("For my department")), ("entity", _("For the whole entity")))
GROUPS = (("own", _("Mine")), ("department", _("Of the department")), ("entity", _("Of the entity")))
LONGEST = 3000


class ReplyForm(forms.Form):
    """A name to find it by, and the words in one language or both."""

    title = LineField(
        label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    )
    scope = forms.ChoiceField(label=_("Who may use it?"), widget=forms.RadioSelect)
    arabic = forms.CharField(
        label=_("Words in Arabic"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "rtl", "lang": "ar"}),
    )
    english = forms.CharField(
        label=_("Words in English"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "ltr", "lang": "en"}),
    )

    def __init__(self, *args, scopes=None, **kwargs):
        super().__init__(*args, **kwargs)
        if scopes is None:
            del self.fields["scope"]
        else:
            self.fields["scope"].choices = scopes
            self.fields["scope"].initial = scopes[0][0]

    def clean(self):
        given = super().clean()
        if not given.get("arabic") and not given.get("english") and not self.errors:
            self.add_error("arabic", ValidationError(_("Write the words in one language at least."), code="required"))
        return given


def _scopes_of(user) -> list:
    return [(scope, label) for scope, label in SCOPES if permissions.can_write_reply(user, scope)]


def _keeper(request):
    """An employee who may keep some replies; anybody else finds no such page."""
    employee = getattr(request.user, "employee", None)
    if employee is None or not _scopes_of(request.user):
        raise Http404
    return employee


@login_required
@require_GET
def replies(request):
    """All that the employee may use, by whose they are; what he may change leads to its form."""
    employee = _keeper(request)
    found = queries.replies_of(employee)
    may = {one.pk for one in found if permissions.can_change_reply(request.user, one)}
    groups = [(label, [one for one in found if one.scope == scope]) for scope, label in GROUPS]
    context = {"groups": groups, "any": bool(found), "may": may, "target": _target(request)}
    context["mode"] = "internal" if request.GET.get("composer") == "internal" else "external"
    return render(request, "cases/replies.html", context)


def _target(request):
    """The case in whose composer a reply is to be used; without a script it is chosen here."""
    return case_in_hand(request, request.GET["for"]) if request.GET.get("for") else None


@login_required
@require_http_methods(["GET", "POST"])
def write_reply(request):
    _keeper(request)
    form = ReplyForm(request.POST or None, scopes=_scopes_of(request.user))
    if form.is_valid():
        actions.write_reply(by=request.user, **form.cleaned_data)
        messages.success(request, _("The reply was saved."))
        return redirect("cases:replies")
    return _form_page(request, form)


@login_required
@require_http_methods(["GET", "POST"])
def change_reply(request, reply_id):
    reply = _reply(request, reply_id)
    permissions.can_change_reply(request.user, reply).require()
    kept = {"title": reply.title, "arabic": reply.arabic, "english": reply.english}
    form = ReplyForm(request.POST or None, initial=kept)
    if form.is_valid():
        actions.change_reply(by=request.user, reply=reply, **form.cleaned_data)
        messages.success(request, _("The reply was saved."))
        return redirect("cases:replies")
    return _form_page(request, form, reply=reply)


@login_required
@require_POST
def retire_reply(request, reply_id):
    actions.retire_reply(by=request.user, reply=_reply(request, reply_id))
    messages.success(request, _("The reply is offered no more."))
    return redirect("cases:replies")


def _reply(request, reply_id) -> CannedReply:
    seen = CannedReply.objects.in_use().within_reach_of(_keeper(request))
    return get_object_or_404(seen.select_related("department"), pk=reply_id)


def _form_page(request, form, reply=None):
    variables = [{"name": "{" + name + "}", "means": MEANING[name]} for name in queries.VARIABLES]
    context = {"form": form, "reply": reply, "variables": variables}
    return render(request, "cases/reply.html", context, status=422 if form.is_bound else 200)


MEANING = {
    "beneficiary": _("Name of the beneficiary"),
    "number": _("Number of the case"),
    "kind": _("Kind of case"),
    "employee": _("Your name"),
    "entity": _("Name of the entity"),
    "due": _("The promised day"),
}


@login_required
@require_GET
def ready(request, number):
    """The employee's replies with the facts of the case in them, for one of the two composers."""
    case = case_in_hand(request, number)
    is_external = request.GET.get("composer") != "internal"
    language = case.language if is_external else request.LANGUAGE_CODE
    found = queries.ready_replies(case, employee_of(request), language=language)
    return render(request, "cases/_ready.html", {"ready": found})
