"""What the app keeps on a device: the shell, the same for everybody. Nothing of anybody's own is ever in it."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.urls import reverse

from jehat.catalogue.queries import offered
from jehat.core import stylesheet

LANGUAGES = ("ar", "en")
# The worker itself is no part of what it keeps.
WORKERS = ("ui/js/worker.js", "ui/js/push-worker.js")
ICONS = "ui/icons.svg", "ui/mark.svg", "ui/app/icon-192.png"
VENDORED = ("vendor/htmx-4.0.1/htmx.min.js",)


def names() -> list[str]:
    """The static files of the shell: style sheet, scripts, typefaces, icons."""
    root = stylesheet.STATIC
    scripts = (path.relative_to(root).as_posix() for path in sorted((root / "ui/js").glob("*.js")))
    fonts = (path.relative_to(root).as_posix() for path in sorted((root / "ui/fonts").glob("*.woff2")))
    return [stylesheet.BUNDLE, *ICONS, *VENDORED, *(one for one in scripts if one not in WORKERS), *fonts]


def pages() -> dict[str, dict[str, str]]:
    """By language: what is shown in place of any page, and in place of the one where a case is begun."""
    return {
        language: {
            "any": reverse("portal:offline", args=[language]),
            "new": reverse("portal:offline_new", args=[language]),
        }
        for language in LANGUAGES
    }


def kinds() -> dict:
    """Every kind that is offered, by its entity, in the active language: public words of the guide."""
    by_entity: dict = {}
    for kind in offered().order_by("entity__code", "code"):
        by_entity.setdefault(kind.entity, []).append(kind)
    return by_entity


def worker() -> str:
    """The script of the worker: what it keeps, under a version that changes with any of it, and its two parts."""
    # While developing, files change under the same names.
    shell = [] if settings.DEBUG else [static(name) for name in names()]
    told = {"shell": shell, "pages": pages(), "statics": settings.STATIC_URL}
    said = [[kind.code, kind.name_ar, kind.name_en] for some in kinds().values() for kind in some]
    digest = hashlib.sha256(json.dumps([told, said, _digest()]).encode()).hexdigest()
    parts = ", ".join(json.dumps(static(name)) for name in WORKERS)
    return f"self.JEHAT = {json.dumps({'version': digest[:16], **told})};\nimportScripts({parts});\n"


@lru_cache(maxsize=1)
def _digest() -> str:
    """Of the content of the shell and its pages; where names hold digests already, it is only read once more."""
    found = hashlib.sha256()
    for name in (*names(), *WORKERS):
        path = finders.find(name)
        found.update(Path(path).read_bytes() if path else staticfiles_storage.url(name).encode())
    for page in sorted((Path(__file__).parent / "templates/portal").glob("offline*.html")):
        found.update(page.read_bytes())
    return found.hexdigest()
