"""Bring third-party browser files into the repository and write down exactly what was brought.

A person who upgrades a library runs this with npm on the path; nobody else needs npm.
    python tools/vendor.py            download, copy, write jehat/core/static/vendor/vendor.lock.json
    python tools/vendor.py --check    only compare the files with the lock; downloads nothing
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "jehat/core/static"
LOCK = STATIC / "vendor/vendor.lock.json"

_FONT = "files/ibm-plex-sans-arabic-{script}-{weight}-normal.woff2"

PACKAGES = [
    {
        "name": "htmx.org",
        "version": "4.0.1",
        "licence": "0BSD",
        "copy": {
            "dist/htmx.min.js": "vendor/htmx-4.0.1/htmx.min.js",
            "dist/ext/hx-sse.min.js": "vendor/htmx-4.0.1/ext/hx-sse.min.js",
            "LICENSE": "vendor/htmx-4.0.1/LICENSE",
        },
    },
    {
        "name": "@fontsource/ibm-plex-sans-arabic",
        "version": "5.3.0",
        "licence": "OFL-1.1",
        "copy": {
            **{
                _FONT.format(script=script, weight=weight): f"ui/fonts/plex-ar-{script}-{weight}.woff2"
                for script in ("arabic", "latin")
                for weight in (400, 600)
            },
            "LICENSE": "ui/fonts/LICENSE-OFL.txt",
        },
    },
    # The same typeface whole and uncompressed, as Typst reads it: for what is printed.
    {
        "name": "@expo-google-fonts/ibm-plex-sans-arabic",
        "version": "0.4.2",
        "licence": "OFL-1.1",
        "copy": {
            "400Regular/IBMPlexSansArabic_400Regular.ttf": "vendor/plex-print-0.4.2/regular.ttf",
            "600SemiBold/IBMPlexSansArabic_600SemiBold.ttf": "vendor/plex-print-0.4.2/semibold.ttf",
            "LICENSE_FONT": "vendor/plex-print-0.4.2/LICENSE-OFL.txt",
        },
    },
    # Its icons are folded into one sprite by tools/icons.py; the sprite is ours, the licence travels with it.
    {
        "name": "lucide-static",
        "version": "1.62.0",
        "licence": "ISC",
        "copy": {"LICENSE": "ui/LICENSE-lucide.txt"},
    },
]


def unpack(package: dict, into: Path) -> Path:
    """Download one package with npm and return its unpacked folder."""
    wanted = f"{package['name']}@{package['version']}"
    packed = subprocess.run(  # noqa: S603
        ["npm", "pack", "--silent", wanted],  # noqa: S607
        cwd=into,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = into / packed.stdout.split()[-1]
    folder = into / archive.stem
    shutil.unpack_archive(archive, folder, filter="data")
    return folder / "package"


def copy(package: dict, source: Path) -> None:
    """Copy the files the package is wanted for, under the names we serve them by."""
    for origin, place in package["copy"].items():
        target = STATIC / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / origin, target)


def entry(package: dict) -> dict:
    """One entry of the lock: name, version, licence, and the digest of every file."""
    digests = {place: digest(STATIC / place) for place in sorted(package["copy"].values())}
    return {key: package[key] for key in ("name", "version", "licence")} | {"files": digests}


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def mismatches() -> list[str]:
    """The files that are missing or differ from the lock."""
    locked = {place: known for package in json.loads(LOCK.read_text()) for place, known in package["files"].items()}
    return [
        place for place, known in locked.items() if not (STATIC / place).exists() or digest(STATIC / place) != known
    ]


def main() -> None:
    """Vendor everything, or with --check only compare."""
    if "--check" in sys.argv:
        sys.exit("\n".join(mismatches()) or 0)
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            copy(package, unpack(package, Path(folder)))
    LOCK.write_text(json.dumps([entry(package) for package in PACKAGES], indent=2) + "\n")


if __name__ == "__main__":
    main()
