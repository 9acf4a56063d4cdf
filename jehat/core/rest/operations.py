"""A router whose every operation says which verb it does and which scope a program needs for it."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_noop as _
from ninja import Router

from .door import Door

WRITES = {"POST", "PUT", "PATCH", "DELETE"}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": _("A name of your own for this request; sent again within 24 hours, it gets the first answer."),
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}


class Operations(Router):
    """`@router.post(path, scope="cases:write", verb="case.comment", response=…, summary=…)`.

    `verb` is the action that the operation does (none for reading); `scope=None` is open to everybody. Refusals need
    no mention: every operation may answer a Problem, and the description says so.
    """

    def api_operation(
        self, methods: Sequence[str], path: str, *, scope: str | None = "", verb: str = "", **given: Any
    ) -> Any:
        if scope == "":
            raise TypeError(f"{methods} {path} names no scope")
        extra = given.pop("openapi_extra", None) or {}
        described: dict[str, Any] = {**extra}
        if verb:
            described["x-verb"] = verb
        if scope:
            described["x-scope"] = scope
        if WRITES & set(methods):
            described["parameters"] = [*extra.get("parameters", []), IDEMPOTENCY_KEY]
        given.setdefault("auth", Door(scope) if scope else None)
        return super().api_operation(list(methods), path, openapi_extra=described, **given)

    def get(self, path: str, **given: Any) -> Any:  # type: ignore[override]
        return self.api_operation(["GET"], path, **given)

    def post(self, path: str, **given: Any) -> Any:  # type: ignore[override]
        return self.api_operation(["POST"], path, **given)

    def put(self, path: str, **given: Any) -> Any:  # type: ignore[override]
        return self.api_operation(["PUT"], path, **given)

    def patch(self, path: str, **given: Any) -> Any:  # type: ignore[override]
        return self.api_operation(["PATCH"], path, **given)

    def delete(self, path: str, **given: Any) -> Any:  # type: ignore[override]
        return self.api_operation(["DELETE"], path, **given)
