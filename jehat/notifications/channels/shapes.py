"""The SMS providers as data: one file each in `providers/`, read once; a new provider is a new file.

`send` fills `{token}`, `{user}`, `{sender}`, `{recipient}`, `{text}` and `{key}` (our id, the same at every attempt)
into `json` or `form`, and says where the answer holds the provider's `reference`. A condition (`success`, `for_now`,
`bad_number`, `nothing_known`) lists states of HTTP (`status`) or names a place (`path`) and what stands there (`is`).
`for_now` means: surely not taken. Any other failure of the server leaves it unknown. `ask`, where a provider can be
asked by our key, tells what became of a message; `receipt` says what its reports look like. `known_from` says for
`send`, `failures` and `receipt` whether the provider published it or we suppose it.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "providers"


@cache
def shapes() -> dict[str, dict[str, Any]]:
    """Every description by the name of its file."""
    return {file.stem: json.loads(file.read_text()) for file in sorted(FOLDER.glob("*.json"))}


def found(answer: Any, path: list[str]) -> Any:
    """What stands at a place of an answer, or None."""
    for name in path:
        answer = answer.get(name) if isinstance(answer, Mapping) else None
    return answer


def holds(condition: Mapping[str, Any] | None, status: int, answer: Any) -> bool:
    """Whether a condition of the description is met by an answer."""
    if not condition:
        return False
    if status in condition.get("status", ()):
        return True
    return "path" in condition and found(answer, condition["path"]) in condition["is"]


def filled(form: Any, values: Mapping[str, str]) -> Any:
    """The description with its places filled in; what is filled in is never read as a description itself."""
    if isinstance(form, Mapping):
        return {name: filled(item, values) for name, item in form.items()}
    if isinstance(form, (list, tuple)):
        return [filled(item, values) for item in form]
    return form.format_map(values) if isinstance(form, str) else form
