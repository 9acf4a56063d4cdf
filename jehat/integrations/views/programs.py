"""The programs of an entity and their tokens."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.integrations import actions, queries
from jehat.integrations.forms import ProgramForm, TokenForm
from jehat.integrations.models import Program

from .administration import manages, status_of


@require_GET
@manages
def programs(request, *, entity):
    context = {"entity": entity, "programs": queries.programs(entity), "now": timezone.now()}
    return render(request, "integrations/programs.html", context)


@require_http_methods(["GET", "POST"])
@manages
def add_program(request, *, entity):
    form = ProgramForm(request.POST or None, entity=entity)
    if request.method == "POST" and form.is_valid():
        try:
            program = actions.add_program(by=request.user, entity=entity, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The program was added. Give it a token now."))
            return redirect("integrations:issue_program_token", program.pk)
    return render(request, "integrations/add_program.html", {"form": form, "entity": entity}, status=status_of(form))


@never_cache
@require_http_methods(["GET", "POST"])
@manages
def issue_program_token(request, pk, *, entity):
    """A token for a program; its secret is shown on this answer and never again."""
    program = get_object_or_404(Program.objects.select_related("employee__user"), pk=pk, entity=entity)
    form = TokenForm(request.POST or None, is_employee=True)
    secret = ""
    if request.method == "POST" and form.is_valid():
        try:
            _token, secret = actions.issue_program_token(by=request.user, program=program, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "program": program, "secret": secret}
    return render(request, "integrations/issue_program_token.html", context, status=status_of(form))


@require_POST
@manages
def end_program(request, pk, *, entity):
    program = get_object_or_404(Program, pk=pk, entity=entity)
    actions.end_program(by=request.user, program=program)
    messages.success(request, _("The program was ended, and its tokens with it."))
    return redirect("integrations:programs")
