"""What the person who starts the platform sees: each step in both languages, then where it is and who can sign in."""

import contextlib
import os
import sys
import unicodedata
from typing import TextIO

STEPS = {
    "key": ("إنشاء المفتاح الرئيس…", "Creating the master key…"),
    "database": ("تشغيل قاعدة البيانات…", "Starting the database…"),
    "external": ("الاتصال بقاعدة البيانات الخارجية…", "Connecting to the external database…"),
    "tables": ("تهيئة الجداول والصلاحيات والملفات الثابتة…", "Preparing tables, permissions and static files…"),
    "seed": ("تحميل بيانات العرض…", "Loading the demonstration…"),
    "web": ("تشغيل خادم الويب…", "Starting the web server…"),
    "worker": ("تشغيل عامل المهام…", "Starting the worker…"),
    "stopping": ("إيقاف المنصة: الويب ثم العامل ثم قاعدة البيانات…", "Stopping: web, then worker, then database…"),
    "stopped": ("توقفت المنصة، وكل ما حُفظ محفوظ.", "Stopped; everything saved is kept."),
}
SHEET = (
    "ورقة استرداد المفتاح الرئيس ({file}): لا تُعرض إلا هذه المرة. يلزم حفظها بعيدًا عن هذا الجهاز؛ فلا تُقرأ البيانات "
    "بدونه.",
    "Recovery sheet of the master key ({file}): shown only this once. Keep it away from this machine; without the key "
    "nothing can be read.",
)
READY = ("المنصة جاهزة: {url}", "Jehat is ready: {url}")
CAST = ("حسابات العرض (في وضع العرض فقط):", "Accounts of the demonstration (demonstration mode only):")
COLUMNS = (("user", "المستخدم · User"), ("password", "كلمة المرور · Password"), ("role", "الدور · Role"))


class Teller:
    """Writes to the terminal, and to the waiting `jehat up --background` until the platform is ready."""

    def __init__(self) -> None:
        descriptor = os.environ.pop("JEHAT_REPORT_FD", None)
        self._report = os.fdopen(int(descriptor), "w") if descriptor else None

    def step(self, name: str) -> None:
        arabic, english = STEPS[name]
        self.line(f"{arabic}  {english}")

    def sheet(self, file: str, text: str) -> None:
        """Shown to the person only: it may not stay in the log of a platform that runs in the background."""
        lines = ["", *(words.format(file=file) for words in SHEET), "", text.strip(), ""]
        _write(lines, self._report or sys.stdout)

    def ready(self, url: str, cast: list[dict[str, str]], logs: str) -> None:
        self.line("")
        for words in READY:
            self.line(words.format(url=url))
        if cast:
            self.line("")
            for words in CAST:
                self.line(words)
            self._each(table(cast))
        self.line(f"\nالسجلات · Logs: {logs}")
        self._close("ready")

    def line(self, text: str) -> None:
        self._each([text])

    def refused(self, arabic: str, english: str) -> None:
        """Tell the waiting starter why; the terminal has it already."""
        if self._report:
            _write([arabic, english], self._report)
            self._close("refused")

    def _each(self, lines: list[str]) -> None:
        for stream in (sys.stdout, self._report):
            if stream:
                _write(lines, stream)

    def _close(self, last_word: str) -> None:
        if self._report:
            _write([f"\0{last_word}"], self._report)
            with contextlib.suppress(OSError):
                self._report.close()
            self._report = None


def _write(lines: list[str], stream: TextIO) -> None:
    """A terminal that was closed, or a reader that went away, is no reason to stop in disorder."""
    with contextlib.suppress(OSError):
        print("\n".join(lines), file=stream, flush=True)


def table(rows: list[dict[str, str]]) -> list[str]:
    """Rows in columns that line up, Arabic letters and their marks counted as a terminal shows them."""
    cells = [[title for _, title in COLUMNS]] + [[str(row.get(key, "")) for key, _ in COLUMNS] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return ["  " + _line(row, widths) for row in cells]


def _line(row: list[str], widths: list[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
    return "   ".join(padded).rstrip()


def _width(text: str) -> int:
    return sum(not unicodedata.combining(letter) for letter in text)
