"""The style sheet of a brand: its shades in the place of the platform's, in both schemes."""

from functools import lru_cache
from hashlib import sha256

from .colours import palette


@lru_cache(maxsize=256)
def sheet(colour: str) -> str:
    """The rules for a colour that passes; they come after the platform's in the same layer, and so they win."""
    shades = palette(colour)
    light, dark = _written(shades.light), _written(shades.dark)
    return (
        "@layer tokens {\n"
        f":root {{ {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ [data-theme=auto] {{ {dark} }} }}\n"
        f"[data-theme=dark] {{ {dark} }}\n"
        "}\n"
    )


@lru_cache(maxsize=256)
def digest(colour: str) -> str:
    """A name for this very sheet, for its address."""
    return sha256(sheet(colour).encode()).hexdigest()[:12]


def _written(shades: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in shades.items())
