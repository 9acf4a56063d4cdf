"""Reports of delivery as the providers send them: `shapes` says where each fact stands."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from .outcome import code
from .shapes import found, shapes

MOST_AT_ONCE = 1000


class NotUnderstood(Exception):
    """This is no report of the provider."""


def told(shape: str, content: bytes, fields: Mapping[str, Any]) -> list[dict[str, str]]:
    """The receipts in one request, each as `note_receipt` takes it; what tells no fate that we know is left out."""
    described = shapes().get(shape, {}).get("receipt")
    if described is None:
        raise NotUnderstood
    items = [_receipt(described, item) for item in _items(described, content, fields)]
    return [item for item in items if item is not None]


def _items(described, content, fields) -> Iterable[Mapping[str, Any]]:
    """Fields of a form or of the address, one JSON object, or a list of them; no more than a batch can have."""
    answer = fields
    if not fields:
        try:
            answer = json.loads(content)
        except ValueError:
            raise NotUnderstood from None
    several = found(answer, described["list"]) if "list" in described else None
    items = several if isinstance(several, list) else answer if isinstance(answer, list) else [answer]
    if not all(isinstance(item, Mapping) for item in items) or len(items) > MOST_AT_ONCE:
        raise NotUnderstood
    return items


def _receipt(described, item) -> dict[str, str] | None:
    fate = described["fates"].get(str(found(item, described["fate"])).lower())
    reference = code(found(item, described["reference"]) or "")
    key = code(found(item, described["key"]) or "") if "key" in described else ""
    if fate is None or not (reference or key):
        return None
    return {"reference": reference, "key": key, "fate": fate[0], "failure": fate[1] if len(fate) > 1 else ""}
