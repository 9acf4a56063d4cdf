"""The record and presences as tables to take along: CSV that a spreadsheet opens, and that runs nothing there."""

import csv
import io
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from jehat.core.hijri import to_hijri
from jehat.organization.sheets import harmless


def csv_of(head: Iterable, rows: Iterable[Iterable]) -> bytes:
    """A table in UTF-8 with the mark by which spreadsheets know it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([harmless("" if one is None else str(one)) for one in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def head_of_record() -> list[str]:
    return [
        _("Hijri date"), _("Date"), _("Time"), _("Who"), _("In place of"), _("Act"), _("Code of the act"),
        _("About"), _("Outcome"), _("Number in the record"),
    ]  # fmt: skip


def row_of_record(line) -> list:
    event, at = line.event, timezone.localtime(line.event.at)
    who = line.who.name if line.who else _("The beneficiary") if line.is_beneficiary else _("The platform")
    return [
        to_hijri(at),
        at.date().isoformat(),
        at.strftime("%H:%M:%S"),
        who,
        line.in_place_of.name if line.in_place_of else "",
        line.sentence,
        event.verb,
        line.case or (line.person.name if line.person else line.about),
        _("Refused") if line.is_refused else _("Done"),
        event.pk,
    ]


def head_of_presence() -> list[str]:
    return [_("Hijri date"), _("Date"), _("From"), _("To"), _("How it ended"), _("Minutes"), _("Minutes of the day")]


def rows_of_presence(days) -> Iterable[list]:
    """A row for each period, the total of the day beside its first."""
    for day in days:
        for number, one in enumerate(day.periods):
            yield [
                to_hijri(day.day),
                day.day.isoformat(),
                _clock(one.since),
                _clock(one.until),
                one.ended,
                int(one.length.total_seconds()) // 60,
                "" if number else int(day.total.total_seconds()) // 60,
            ]


def _clock(moment) -> str:
    return timezone.localtime(moment).strftime("%H:%M")
