"""Fold the icons we use out of lucide-static into one sprite, jehat/core/static/ui/icons.svg.

python tools/icons.py    needs npm; run it after adding a name to NAMES
"""

import re
import tempfile
from pathlib import Path

from vendor import PACKAGES, STATIC, unpack

SPRITE = STATIC / "ui/icons.svg"

NAMES = """
archive arrow-left arrow-right arrow-up-right badge-check ban bell briefcase building building-2 calendar
calendar-clock chart-column check check-check chevron-down chevron-left chevron-right circle-alert circle-check
circle-help circle-plus circle-stop circle-x clipboard-list clock copy download ellipsis eye eye-off file file-plus
file-text files fingerprint flag folder-tree forward frown gavel globe graduation-cap hard-hat heart-handshake history
home hourglass id-card image inbox info key-round keyboard landmark languages layout-grid link list list-filter
loader-circle lock log-in log-out mail map-pin megaphone menu message-circle message-square mic monitor moon network
paperclip pause pencil phone play plus printer receipt refresh-cw reply route save scale scan search send settings
shield-check ship smile square star sun tag thumbs-up trash-2 trending-down trending-up triangle-alert undo-2 upload
user user-check user-cog user-plus user-round-check users video volume-2 wallet wifi-off x
""".split()


def symbol(folder: Path, name: str) -> str:
    """One <symbol> of the sprite, drawn by the file of that name."""
    drawing = re.search(r"<svg[^>]*>(.*)</svg>", (folder / f"{name}.svg").read_text(), re.DOTALL).group(1)
    compact = re.sub(r"\s*/>", "/>", re.sub(r">\s+<", "><", " ".join(drawing.split())))
    return f'<symbol id="{name}" viewBox="0 0 24 24">{compact.strip()}</symbol>'


def main() -> None:
    """Write the sprite."""
    lucide = next(package for package in PACKAGES if package["name"] == "lucide-static")
    with tempfile.TemporaryDirectory() as folder:
        icons = unpack(lucide, Path(folder)) / "icons"
        symbols = "\n".join(symbol(icons, name) for name in sorted(NAMES))
    SPRITE.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n')


if __name__ == "__main__":
    main()
