"""schemathesis as a tool: requests nobody thought of, from a description; no answer may leave it, not by one field."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PROGRAM = Path(sys.executable).parent / "schemathesis"
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
    "unsupported_method,ignored_auth"
)


def judge(
    url: str, description: dict[str, Any], folder: Path, *options: str, phases: str = "examples,coverage,fuzzing"
) -> subprocess.CompletedProcess[str]:
    """Ask the operations of a description for everything; it ends with an error where an answer does not fit."""
    (folder / "openapi.json").write_text(json.dumps(closed(description)))
    words = [PROGRAM, "run", "openapi.json", "--url", url, *options]
    words += ["--checks", CHECKS, "--phases", phases, "--max-examples", "8", "--seed", "7"]
    return subprocess.run([*words, "--no-color"], cwd=folder, capture_output=True, text=True, timeout=900, check=False)


def closed(part: Any) -> Any:
    """The same description, in which an answer that holds a field which it does not name is a fault."""
    if isinstance(part, list):
        return [closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    parts = {name: closed(one) for name, one in part.items()}
    is_shape = isinstance(part.get("properties"), dict) and part.get("type") == "object"
    return {"additionalProperties": False} | parts if is_shape else parts
