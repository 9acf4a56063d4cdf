from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods

from jehat.people import actions, queries
from jehat.people.forms import PreferencesForm

from .ways import asked_for

THEME_COOKIE = "jehat_theme"
A_YEAR = 365 * 24 * 3600
# Pages of areas above that belong to the account.
ELSEWHERE = {
    "notices": "notifications:preferences",
    "documents": "documents:mine",
    "tokens": "integrations:tokens",
}


@require_GET
@login_required
def account(request):
    """What the platform knows of the person, and the way to everything he may change."""
    user = request.user
    context = {
        "identifiers": list(queries.shown_identifiers(user)),
        "lacks_identity": queries.lacks_identity(user),
        "sign_ins": user.sign_ins.current().count(),
        "offers": queries.offers_to(user).count(),
        "unreachable": user.identifiers.filter(unreachable_since__isnull=False).exists(),
        "elsewhere": {name: _address(route) for name, route in ELSEWHERE.items()},
    }
    return render(request, "people/account.html", context)


@require_GET
@login_required
def appearance(request):
    """Language, digits, calendar, colours and shortcuts, as they are now."""
    initial = {name: getattr(request.user, name) for name in PreferencesForm.base_fields}
    initial["shortcuts"] = "on" if request.user.shortcuts else "off"
    return render(
        request, "people/appearance.html", {"form": PreferencesForm(initial=initial), "today": timezone.now()}
    )


@require_http_methods(["GET", "POST"])
def preferences(request):
    """Keep language and theme: with the account of who has one, and in cookies for the pages before sign-in."""
    back = asked_for(request)
    if request.method == "GET":
        return redirect("people:account" if request.user.is_authenticated else "people:sign_in")
    form = PreferencesForm(request.POST)
    response = redirect(back or ("people:account" if request.user.is_authenticated else "people:sign_in"))
    if not form.is_valid():
        messages.error(request, _("This choice is not known."))
        return response
    language, theme = form.cleaned_data["language"], form.cleaned_data["theme"]
    if request.user.is_authenticated:
        given = {name: value for name, value in form.cleaned_data.items() if value not in ("", None)}
        actions.set_preferences(by=request.user, **given)
        with override(language or request.user.language):
            messages.success(request, _("Your choice has been saved."))
    _keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    _keep(response, THEME_COOKIE, theme)
    return response


def _address(route: str) -> str:
    """The address of a page of another area, or nothing where the platform has no such page."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def _keep(response, name, value) -> None:
    if value:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(name, value, max_age=A_YEAR, httponly=True, samesite="Lax", secure=secure)
