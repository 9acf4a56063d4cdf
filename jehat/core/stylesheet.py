"""One style sheet out of many: while developing each file is served as it is, in production one file is."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

STATIC = Path(__file__).resolve().parent / "static"

# Beside its parts, so that the relative addresses of fonts in them stay true.
BUNDLE = "ui/css/ui.css"


def sources() -> list[str]:
    """The sheets in the order they are linked: tokens, base, then components and screens by name.

    The cascade layers declared in tokens.css decide what wins, not this order.
    """
    css = STATIC / "ui/css"
    parts = [
        css / "tokens.css",
        css / "base.css",
        *sorted(css.glob("components/*.css")),
        *sorted(css.glob("screens/*.css")),
    ]
    return [part.relative_to(STATIC).as_posix() for part in parts]


def joined() -> str:
    """All sheets in one text. Files in a folder below speak of no other file, so nothing needs rewriting."""
    return "\n".join((STATIC / name).read_text(encoding="utf-8") for name in sources())


def build(target_dir: str | Path) -> Path:
    """Write the one sheet under a folder of static files and return its path; unchanged text is not written again."""
    path = Path(target_dir) / BUNDLE
    text = joined()
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path


class StylesheetFinder(BaseFinder):
    """Lets collectstatic, WhiteNoise and the test server find the built sheet as if it lay among the others."""

    def __init__(self, app_names=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=Path(settings.STATIC_ROOT).with_name("stylesheet"))

    def check(self, **kwargs):
        """Nothing to configure, so nothing can be wrong."""
        return []

    def find(self, path, find_all=False, **kwargs):
        """The path of the built sheet, if that is what is looked for."""
        if path != BUNDLE:
            return []
        found = str(build(Path(self.storage.location)))
        return [found] if find_all or kwargs.get("all") else found

    def list(self, ignore_patterns):
        """The built sheet, for collectstatic."""
        build(Path(self.storage.location))
        yield BUNDLE, self.storage
