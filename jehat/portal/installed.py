"""The doors of the installed app: its manifest, its worker, and the pages it shows without a connection."""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import offline


@require_safe
def manifest(request):
    """What a device needs to install the platform as an app, in the language of the page that asks."""
    asked = request.GET.get("lang")
    with translation.override(asked if asked in offline.LANGUAGES else settings.LANGUAGE_CODE):
        told = _told()
    return JsonResponse(told, content_type="application/manifest+json", headers={"Cache-Control": "no-cache"})


@require_safe
def worker(request):
    """The script that keeps the shell; browsers look for a new one by themselves."""
    return HttpResponse(offline.worker(), content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
def offline_page(request, language):
    """In place of a page that cannot be reached."""
    return _shell(request, language, "portal/offline.html")


@require_safe
def offline_new(request, language):
    """In place of the page where a case is begun: what is typed is kept on the device and brought along later."""
    return _shell(request, language, "portal/offline_new.html")


def _shell(request, language, template):
    if language not in offline.LANGUAGES:
        raise Http404
    with translation.override(language):
        return render(request, template, {"kinds": offline.kinds() if "new" in template else {}})


def _told() -> dict:
    return {
        "id": "/",
        "name": _("Jehat: one platform for every entity"),
        "short_name": str(settings.PLATFORM_NAME),
        "description": _("Write your request or speak it, attach what you have, and follow it."),
        "lang": translation.get_language(),
        "dir": "rtl" if translation.get_language_bidi() else "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": "#1b8354",
        "background_color": "#f5f7f6",
        "icons": [
            {
                "src": static(f"ui/app/{name}-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, purpose in (("icon", "any"), ("maskable", "maskable"))
            for size in (192, 512)
        ],
        "shortcuts": [
            {"name": _("New case"), "url": reverse("cases:new")},
            {"name": _("My cases"), "url": reverse("portal:home")},
        ],
    }
