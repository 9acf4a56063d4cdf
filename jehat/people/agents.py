"""Browser and system by the words a browser says of itself: enough to tell one's own devices apart, and no proof."""

import re

HANDHELD = frozenset({"Android", "iOS"})
# The first that fits: most browsers also call themselves by the names of older ones.
_BROWSERS = (
    ("Edge", r"\bEdg(?:e|A|iOS)?/"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Opera", r"\b(?:OPR|Opera)/"),
    ("Firefox", r"\b(?:Firefox|FxiOS)/"),
    ("Chrome", r"\b(?:Chrome|CriOS|Chromium|HeadlessChrome)/"),
    ("Safari", r"\bVersion/[\d.]+.* Safari/"),
)
_SYSTEMS = (
    ("iOS", r"\b(?:iPhone|iPad|iPod)\b"),
    ("Android", r"\bAndroid\b"),
    ("Windows", r"\bWindows\b"),
    ("macOS", r"\bMacintosh\b"),
    ("ChromeOS", r"\bCrOS\b"),
    ("Linux", r"\bLinux\b"),
)


def named(agent: str) -> tuple[str, str]:
    """Browser and system, each empty where it is not known: ("Firefox", "Android")."""
    return _first(_BROWSERS, agent), _first(_SYSTEMS, agent)


def _first(names, agent: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, agent)), "")
