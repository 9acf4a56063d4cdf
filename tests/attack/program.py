"""A program with the token of one of the cast, which knows what there is for him."""

import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from functools import cached_property
from itertools import cycle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.attack.description import Operation

IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Where the description has one example for several kinds of code.
CODES = {"entities": "WRM", "levels": "secret", "roles": "clerk", "departments": "PERM"}
IDENTIFIERS = ("id", "pk", "number", "code")


@dataclass
class Program:
    """Asks the API as whoever its token belongs to."""

    url: str
    token: str
    listed: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}

    @property
    def header(self) -> str:
        """Who asks, as an option of the tools that attack."""
        return f"--header=Authorization: Bearer {self.token}"

    def asks(self, method: str, path: str, body: Any = None) -> int:
        return self._answer(method, path, body)[0]

    def known(self, operation: "Operation") -> dict[str, str]:
        """What may stand in the address: one of his cases, something listed; what is only ended is not there."""
        known = self._gone if operation.only_ends else self._there
        return {one["name"]: known(operation.path, one) for one in operation.takes("path")}

    def _gone(self, path: str, one: dict[str, Any]) -> str:
        return one["example"] if one["schema"].get("format") == "uuid" else "nothing"

    def _there(self, path: str, one: dict[str, Any]) -> str:
        if one["name"] == "number" and self._numbers:
            return next(self._turns)
        before = path.partition(f"/{{{one['name']}}}")[0]
        if one["schema"].get("format") != "uuid":
            return CODES.get(before.rpartition("/")[2], str(one["example"]))
        listed = [known for known in self._listed(before) if IDENTIFIER.fullmatch(known)]
        # The last is none of those who look round here.
        return listed[-1] if listed else str(one["example"])

    @cached_property
    def _numbers(self) -> list[str]:
        hands = self._listed("/api/v1/cases/?view=mine", "number")
        return hands or self._listed("/api/v1/cases/", "number") or self._listed("/api/v1/oversight/movement", "number")

    @cached_property
    def _turns(self) -> cycle:
        """A case that somebody closed takes no more, so the next operation has the next one."""
        return cycle(self._numbers)

    def _listed(self, path: str, name: str = "") -> list[str]:
        if path not in self.listed:
            status, answer = self._answer("GET", path)
            found = answer.get("items", ()) if isinstance(answer, dict) else answer
            self.listed[path] = list(found) if status == 200 else []
        names = (name,) if name else IDENTIFIERS
        called = [[item[key] for key in names if key in item] for item in self.listed[path]]
        return [str(one[0]) for one in called if one]

    def _answer(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, headers=self.headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                text = answer.read()
                is_read = text and "json" in answer.headers.get("Content-Type", "")
                return answer.status, json.loads(text) if is_read else None
        except urllib.error.HTTPError as refused:
            refused.close()
            return refused.code, None
