"""The password, and where one is signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.people import actions, queries
from jehat.people.forms import PasswordForm
from jehat.people.presence import seconds_left

from .confirmed import confirmed, is_fresh, presence_of, status_of


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def change_password(request):
    """Choose another password; every other sign-in ends."""
    form = PasswordForm(request.POST or None, fresh=is_fresh(request))
    if request.method == "POST" and confirmed(request, form):
        try:
            actions.change_password(
                by=request.user,
                request=request,
                presence=presence_of(request),
                password=form.cleaned_data["password"],
            )
        except ValidationError as error:
            form.add_error("password", error)
        else:
            messages.success(request, _("Your password has been changed. All other sign-ins have ended."))
            return redirect("people:account")
    return render(request, "people/change_password.html", {"form": form}, status=status_of(form))


@require_GET
@login_required
def sign_ins(request):
    """Where the person is signed in now, and where he was."""
    here = presence_of(request)
    context = {
        "current": queries.shown_sign_ins(request.user, here=here),
        "past": queries.past_sign_ins(request.user),
    }
    return render(request, "people/sign_ins.html", context)


@require_POST
def stay(request):
    """Say that the person is still here, or only ask: the answer is how many seconds are left if he does nothing."""
    if request.presence is None:
        return JsonResponse({"left": 0})
    return JsonResponse({"left": seconds_left(request.presence, timezone.now())})


@require_POST
@login_required
def end_presence(request, pk):
    """End one of one's own sign-ins."""
    presence = get_object_or_404(request.user.sign_ins, pk=pk)
    actions.end_presence(by=request.user, presence=presence)
    messages.success(request, _("The sign-in has ended."))
    return redirect("people:sign_ins")


@require_POST
@login_required
def end_other_presences(request):
    """End all sign-ins but this one."""
    count = actions.end_other_presences(by=request.user, presence=presence_of(request))
    said = ngettext("%(count)s other sign-in has ended.", "%(count)s other sign-ins have ended.", count)
    messages.success(request, said % {"count": count})
    return redirect("people:sign_ins")
