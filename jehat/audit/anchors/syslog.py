"""A log server: messages of RFC 5424 over UDP, TCP, TLS (RFC 5425) or the machine's own socket."""

import contextlib
import socket
import ssl
from contextlib import closing
from datetime import UTC, datetime
from urllib.parse import SplitResult, parse_qs

from .failed import AnchorFailed, UnknownAnchor

# Facility 13, log audit; severity 5, notice.
PRIORITY = 13 * 8 + 5
PORTS = {"udp": 514, "tcp": 601, "tls": 6514}
SECONDS = 10


class SyslogAnchor:
    """`syslog:udp://host:514`, `tcp://`, `tls://host?ca=/file`, or `syslog:/dev/log`.

    Over UDP and the local socket nobody answers: that a message arrived is known only where it arrived.
    """

    def __init__(self, address: SplitResult) -> None:
        self.scheme = address.scheme or "unix"
        if self.scheme not in (*PORTS, "unix"):
            raise UnknownAnchor(f"JEHAT_ANCHORS: syslog goes over udp, tcp or tls, not {self.scheme}")
        self.path, self.host = address.path, address.hostname or ""
        self.port = address.port or PORTS.get(self.scheme, 0)
        self.ca = parse_qs(address.query).get("ca", [None])[0]
        self.name = (
            f"syslog:{self.path}" if self.scheme == "unix" else f"syslog:{self.scheme}://{self.host}:{self.port}"
        )

    def keep(self, note: str, number: int) -> None:
        message = message_of(note, number)
        try:
            if self.scheme in ("tcp", "tls"):
                self._stream(message)
            else:
                self._datagram(message)
        except OSError as error:
            raise AnchorFailed(error.strerror or type(error).__name__) from None

    def _stream(self, message: bytes) -> None:
        """Framed by its length (RFC 6587, 3.4.1); the other end's closing says that it has read all."""
        with closing(self._wrapped(socket.create_connection((self.host, self.port), SECONDS))) as stream:
            stream.sendall(b"%d %s" % (len(message), message))
            # A reset now is a failure; a server that only keeps the line open, or ends it without a word, is none.
            with contextlib.suppress(TimeoutError, ssl.SSLError):
                if isinstance(stream, ssl.SSLSocket):
                    stream.unwrap().close()
                else:
                    stream.shutdown(socket.SHUT_WR)
                    stream.recv(1)

    def _wrapped(self, plain: socket.socket) -> socket.socket:
        if self.scheme != "tls":
            return plain
        return ssl.create_default_context(cafile=self.ca).wrap_socket(plain, server_hostname=self.host)

    def _datagram(self, message: bytes) -> None:
        if self.scheme == "unix":
            family, target = socket.AF_UNIX, self.path
        else:
            family, *_, target = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_DGRAM)[0]
        with closing(socket.socket(family, socket.SOCK_DGRAM)) as ours:
            ours.settimeout(SECONDS)
            ours.sendto(message, target)


def message_of(note: str, number: int) -> bytes:
    """One line: the number of the batch, then its checkpoint with the line ends written out."""
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    head = f"<{PRIORITY}>1 {moment} {socket.gethostname() or '-'} jehat - checkpoint - "
    return head.encode() + b"\xef\xbb\xbf" + f"{number} ".encode() + note.replace("\n", "\\n").encode()
