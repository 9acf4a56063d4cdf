"""Draw the icons of the installed app from the mark, as PNG: some devices take no SVG.

python tools/app_icons.py    writes jehat/core/static/ui/app/*.png
"""

from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).resolve().parent.parent / "jehat/core/static/ui/app"
GREEN, WHITE = "#1b8354", "#ffffff"
# The mark of ui/mark.svg, on its grid of 32.
HEXAGON = [(16, 2), (28, 9), (28, 23), (16, 30), (4, 23), (4, 9)]
FINE = 8


def drawn(size: int, *, share: float, ground: str, figure: str, eye: str) -> Image.Image:
    """The mark on a square ground, filling a share of it; drawn large and made small, so that edges are smooth."""
    whole = size * FINE
    unit = whole * share / 32
    start = (whole - 32 * unit) / 2
    image = Image.new("RGB", (whole, whole), ground)
    pencil = ImageDraw.Draw(image)
    pencil.polygon([(start + x * unit, start + y * unit) for x, y in HEXAGON], fill=figure)
    pencil.ellipse([start + 11 * unit, start + 11 * unit, start + 21 * unit, start + 21 * unit], fill=eye)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    """Write them all; a maskable one keeps the mark inside the circle that every device leaves."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for size in (192, 512):
        drawn(size, share=0.94, ground=WHITE, figure=GREEN, eye=WHITE).save(TARGET / f"icon-{size}.png", optimize=True)
        maskable = drawn(size, share=0.6, ground=GREEN, figure=WHITE, eye=GREEN)
        maskable.save(TARGET / f"maskable-{size}.png", optimize=True)
    drawn(180, share=0.72, ground=GREEN, figure=WHITE, eye=GREEN).save(TARGET / "touch-180.png", optimize=True)


if __name__ == "__main__":
    main()
