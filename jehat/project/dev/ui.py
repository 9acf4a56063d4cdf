"""/dev/ui: every component in every state, and the great screens as they stand together.

?screen=kit|workbench|citizen|sheet    ?lang=ar|en    ?dir=rtl|ltr    ?theme=auto|light|dark
"""

from types import SimpleNamespace

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_GET

from . import ui_samples
from .ui_forms import KitForm, asked_form

SCREENS = {
    "kit": "dev/ui.html",
    "workbench": "dev/ui_workbench.html",
    "citizen": "dev/ui_citizen.html",
    "sheet": "dev/ui_sheet.html",
}
TONES = ("info", "brand", "ok", "warn", "bad", "mute", "note")


@require_GET
def ui_page(request):
    """Show one screen of the kit, in the asked language and direction whatever the reader's own."""
    language = (
        request.GET.get("lang") if request.GET.get("lang") in {"ar", "en"} else translation.get_language() or "ar"
    )
    screen = request.GET.get("screen", "kit")
    with translation.override(language):
        return render(request, SCREENS.get(screen, SCREENS["kit"]), context_of(request, language))


def context_of(request, language: str) -> dict:
    """Sample words in one language, and forms empty, filled and wrong."""
    samples = ui_samples.of(language)
    return {
        "forced_dir": request.GET.get("dir") if request.GET.get("dir") in {"rtl", "ltr"} else "",
        "forced_theme": request.GET.get("theme") if request.GET.get("theme") in {"auto", "light", "dark"} else "",
        "s": samples,
        "tones": TONES,
        "empty_form": KitForm(prefix="new", words=samples),
        "wrong_form": KitForm(
            {"wrong-subject": "", "wrong-mobile": "12", "wrong-kind": "x"}, prefix="wrong", words=samples
        ),
        "asked_form": asked_form("asked", samples),
        "wrong_asked_form": asked_form("wrong-asked", samples, {}),
        "page": Paginator(range(400), 20).page(7),
        "messages": [
            SimpleNamespace(message=samples["toast"], extra_tags="undo:/dev/ui/", level_tag="success"),
            SimpleNamespace(message=samples["toast_error"], extra_tags="", level_tag="error"),
        ]
        if request.GET.get("toasts")
        else [],
    }
