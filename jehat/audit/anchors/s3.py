"""An object store whose objects are locked until a date: not even their owner can change or delete them before it."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from urllib.parse import SplitResult, parse_qs, quote, unquote

from .asking import ask
from .failed import AnchorFailed, UnknownAnchor

ALGORITHM = "AWS4-HMAC-SHA256"


class S3Anchor:
    """`s3:https://KEY:SECRET@host/bucket/prefix?region=…&days=3650&mode=COMPLIANCE`: one object for each checkpoint."""

    def __init__(self, address: SplitResult) -> None:
        if address.scheme not in ("https", "http") or not address.hostname or not address.path.strip("/"):
            raise UnknownAnchor("JEHAT_ANCHORS: s3 needs https://host/bucket")
        said = {name: values[0] for name, values in parse_qs(address.query).items()}
        self.address, self.host, self.port = address, address.hostname, address.port
        self.key, self.secret = unquote(address.username or ""), unquote(address.password or "")
        self.folder = address.path.rstrip("/")
        self.region, self.mode = said.get("region", "us-east-1"), said.get("mode", "COMPLIANCE")
        self.days, self.ca = int(said.get("days", "3650")), said.get("ca")
        self.name = f"s3:{address.scheme}://{self.host}{self.folder}"

    def keep(self, note: str, number: int) -> None:
        path, body, now = quote(f"{self.folder}/{number:012}.txt"), note.encode(), datetime.now(UTC)
        headers = self._locked(body, now)
        headers["Authorization"] = authorization(
            "PUT", path, headers, body, key=self.key, secret=self.secret, region=self.region
        )
        status, _answer = ask(self.address, "PUT", path, body, headers, ca=self.ca)
        if status != HTTPStatus.OK:
            raise AnchorFailed(f"the store answered {status}")

    def _locked(self, body: bytes, now: datetime) -> dict[str, str]:
        """Everything that is signed: with it the store keeps the lock, or refuses the object."""
        until = now + timedelta(days=self.days)
        return {
            "Host": self.host + (f":{self.port}" if self.port else ""),
            "Content-Type": "text/plain; charset=utf-8",
            "X-Amz-Date": now.strftime("%Y%m%dT%H%M%SZ"),
            "X-Amz-Content-SHA256": hashlib.sha256(body).hexdigest(),
            "X-Amz-Checksum-SHA256": base64.b64encode(hashlib.sha256(body).digest()).decode(),
            "X-Amz-Object-Lock-Mode": self.mode,
            "X-Amz-Object-Lock-Retain-Until-Date": until.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }


def authorization(
    method: str, path: str, headers: dict[str, str], body: bytes, *, key: str, secret: str, region: str
) -> str:
    """The Authorization header that signs a request with all of these headers (AWS Signature Version 4)."""
    signed = {name.lower(): " ".join(value.split()) for name, value in headers.items()}
    names = ";".join(sorted(signed))
    lines = [f"{name}:{signed[name]}\n" for name in sorted(signed)]
    request = "\n".join([method, path, "", "".join(lines), names, hashlib.sha256(body).hexdigest()])
    moment = signed["x-amz-date"]
    scope = f"{moment[:8]}/{region}/s3/aws4_request"
    text = "\n".join([ALGORITHM, moment, scope, hashlib.sha256(request.encode()).hexdigest()])
    derived = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        derived = hmac.digest(derived, part.encode(), hashlib.sha256)
    signature = hmac.new(derived, text.encode(), hashlib.sha256).hexdigest()
    return f"{ALGORITHM} Credential={key}/{scope},SignedHeaders={names},Signature={signature}"
