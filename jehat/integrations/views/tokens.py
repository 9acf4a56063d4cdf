"""One's own tokens."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.integrations import actions, queries
from jehat.integrations.forms import TokenForm

from .administration import status_of


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request):
    """What one has, and a form for another; the secret of a new one is shown on this answer and never again."""
    is_employee = getattr(request.user, "employee", None) is not None
    form = TokenForm(request.POST or None, is_employee=is_employee)
    secret = ""
    if request.method == "POST" and form.is_valid():
        try:
            _token, secret = actions.issue_token(by=request.user, **form.cleaned_data)
            form = TokenForm(is_employee=is_employee)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "tokens": queries.own_tokens(request.user), "secret": secret, "now": timezone.now()}
    return render(request, "integrations/tokens.html", context, status=status_of(form))


@login_required
@require_POST
def revoke(request, pk):
    """End a token of one's own, or of a program of one's entity."""
    token = get_object_or_404(queries.revocable_by(request.user), pk=pk)
    actions.revoke_token(by=request.user, token=token)
    messages.success(request, _("The token was ended."))
    return redirect("integrations:programs" if token.entity_id else "integrations:tokens")
