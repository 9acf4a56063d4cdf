"""One request to a place outside, over a connection that is verified where its address says https."""

import http.client
import ssl
from urllib.parse import SplitResult

from .failed import AnchorFailed

SECONDS = 10
MOST_BYTES = 100_000


def ask(
    address: SplitResult, method: str, path: str, body: bytes, headers: dict[str, str], *, ca: str | None
) -> tuple[int, bytes]:
    """The status and the body of the answer; AnchorFailed when none came. `ca` is a file of authorities to trust."""
    host, port = address.hostname or "", address.port
    if address.scheme == "https":
        trust = ssl.create_default_context(cafile=ca)
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(host, port, timeout=SECONDS, context=trust)
    else:
        connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read(MOST_BYTES)
    except (OSError, http.client.HTTPException) as error:
        raise AnchorFailed(type(error).__name__) from None
    finally:
        connection.close()
