"""Invented words for /dev/ui, once in each language; the words themselves are in ui_samples.json."""

import json
from pathlib import Path

TONE = {"new": "info", "open": "brand", "wait": "warn", "late": "bad", "post": "mute", "done": "ok"}
ICON = {
    "new": "circle-alert",
    "open": "clock",
    "wait": "message-circle",
    "late": "triangle-alert",
    "post": "calendar-clock",
    "done": "circle-check",
}

WORDS = json.loads(Path(__file__).with_name("ui_samples.json").read_text(encoding="utf-8"))


def of(language: str) -> dict:
    """All samples in one language, with cards, rows and holders made of them."""
    words = WORDS[language]
    return {
        **words,
        "peaks": WORDS["peaks"],
        "chips": [{"label": label, "tone": TONE[key], "icon": ICON[key]} for key, label in words["status"].items()],
        "cards": [card(words, place) for place in range(5)],
        "rows": [row(words, place) for place in range(8)],
        "holders": holders(words),
        "files": WORDS["files"],
        "filters": tabs([words["all"], words["waiting"], words["running"], words["finished"]], [6, 1, 3, 0]),
        "views": tabs([words["for_me"], words["section"], words["unassigned"], words["overdue"]], [12, 43, 9, 4]),
        "log_filters": tabs(
            [words["all"], words["with_beneficiary"], words["internal"], words["attachments"]], [14, 5, 4, 6]
        ),
    }


def tabs(labels: list[str], counts: list[int]) -> list[dict]:
    """Filter items, the first of them current."""
    return [
        {"label": label, "url": "#", "count": count, "current": not place}
        for place, (label, count) in enumerate(zip(labels, counts, strict=True))
    ]


def card(words: dict, place: int) -> dict:
    """A citizen's case in one of its states."""
    key = ["wait", "open", "late", "open", "done"][place]
    step = [2, 2, 2, 1, 3][place]
    states = ["is-done" if n < step or key == "done" else "is-now" if n == step else "" for n in (1, 2, 3)]
    return {
        "url": "#",
        "subject": [words["subject"], *words["subjects"]][place],
        "status": {"label": words["status"][key], "tone": TONE[key], "icon": ICON[key]},
        "priority": [
            {"label": words["urgent"], "tone": "bad"},
            {"label": words["important"], "tone": "warn"},
            {"label": words["normal"], "tone": ""},
        ][min(place, 2)],
        "unread": 2 if not place else 0,
        "last": words["last"],
        "steps": [{"label": label, "state": state} for label, state in zip(words["stages"], states, strict=True)],
        "employee": "" if place == 3 else [words["employee"], words["other"]][place % 2],
        "entity": words["entity"],
        "type": words["type"],
        "date": words["hijri"],
        "number": f"2026-4{8211 - place * 308}",
    }


def row(words: dict, place: int) -> dict:
    """An employee's row in one of its states."""
    key = ["wait", "new", "open", "open", "late", "open", "post", "done"][place]
    return {
        "url": "#",
        "who": [words["name"], words["other"], words["employee"]][place % 3],
        "subject": ([words["subject"], *words["subjects"]] * 2)[place],
        "snippet": words["last"] if place % 2 else words["transcript"],
        "when": ["10:42", "10:15", "09:58", words["yesterday"]][min(place, 3)],
        "status": {"label": words["status"][key], "tone": TONE[key]},
        "sla": {
            "label": (words["left"] * 2)[place],
            "tone": ["warn", "ok", "ok", "bad", "mute", "warn", "ok", "ok"][place],
        },
        "voice": place in {0, 5},
        "clip": place in {2, 4},
        "active": not place,
        "unread": place in {0, 1, 4},
        "eyes": words["other"] if place == 3 else "",
    }


def holders(words: dict) -> list[dict]:
    """A chain with every kind of holder."""
    return [
        {"unit": words["office"], "person": words["name"], "held": words["held"][0], "state": "done"},
        {"unit": words["lands"], "person": words["employee"], "held": words["held"][1], "state": "done", "late": True},
        {
            "unit": words["external"],
            "person": words["other"],
            "held": words["held"][2],
            "state": "done",
            "external": True,
        },
        {"unit": words["lands"], "person": words["employee"], "held": words["held"][3], "state": "now"},
        {"unit": words["manager"], "person": words["tomorrow"], "held": "", "state": "next"},
    ]
