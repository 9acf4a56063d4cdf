"""An appointment as a calendar file (RFC 5545), for whatever calendar the person keeps. Pure."""

from datetime import UTC, datetime

LONGEST_LINE = 73


def calendar(*, uid: str, version: int, since: datetime, until: datetime, summary: str, place: str, url: str,
             is_cancelled: bool, now: datetime) -> bytes:  # fmt: skip
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Jehat//Appointments//AR",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SEQUENCE:{version}",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(since)}",
        f"DTEND:{_moment(until)}",
        f"SUMMARY:{_text(summary)}",
        f"LOCATION:{_text(place)}",
        f"URL:{url}",
        f"STATUS:{'CANCELLED' if is_cancelled else 'CONFIRMED'}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT2H",
        f"DESCRIPTION:{_text(summary)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Lines are at most 75 bytes, and no letter is cut in two."""
    pieces, rest = [b""], line
    for letter in rest:
        data = letter.encode()
        if len(pieces[-1]) + len(data) > LONGEST_LINE:
            pieces.append(b"")
        pieces[-1] += data
    return b"\r\n ".join(pieces) + b"\r\n"
