"""A time-stamping authority and a little certificate authority, both by OpenSSL: nothing of ours is in the tokens."""

import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

CONFIGURATION = """\
[req]
distinguished_name = name
prompt = no
[name]
CN = {name}
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[stamper]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[server]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
signer_cert = {folder}/stamper.pem
signer_key = {folder}/stamper.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
"""


class Authority:
    """`root` is its certificate, `chain` that and the stamper's; as a context it answers on `port`.

    One that `replays` repeats its first answer.
    """

    def __init__(self, folder: Path, *, replays: bool = False) -> None:
        self.folder, self.replays, self.first = folder, replays, b""
        self.root = folder / "root.pem"
        (folder / "serial").write_text("01")
        (folder / "openssl.cnf").write_text(CONFIGURATION.format(folder=folder, name=folder.name))
        self._openssl("req", "-x509", *self._key("root"), "-days", "30", "-extensions", "root", "-out", self.root)
        for kind in ("stamper", "server"):
            self._certify(kind)
        self.chain = folder / "chain.pem"
        self.chain.write_text(self.root.read_text() + (folder / "stamper.pem").read_text())

    def _key(self, name: str) -> list:
        return ["-newkey", "rsa:2048", "-nodes", "-keyout", self.folder / f"{name}.key"]

    def _certify(self, kind: str) -> None:
        request = self.folder / f"{kind}.csr"
        self._openssl("req", "-new", *self._key(kind), "-subj", f"/CN={kind}", "-out", request)
        self._openssl(
            *("x509", "-req", "-in", request, "-CA", self.root, "-CAkey", self.folder / "root.key", "-days", "30"),
            *("-extfile", self.folder / "openssl.cnf", "-extensions", kind, "-out", self.folder / f"{kind}.pem"),
        )

    def _openssl(self, *words, check: bool = True) -> subprocess.CompletedProcess:
        options = ["-config", self.folder / "openssl.cnf"] if words[0] in ("req",) else []
        done = subprocess.run(["openssl", *map(str, [*words, *options])], capture_output=True, text=True, check=False)
        assert not check or done.returncode == 0, done.stderr
        return done

    def server_context(self) -> ssl.SSLContext:
        """For a server that is called localhost."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "server.pem", self.folder / "server.key")
        return context

    def answer(self, question: bytes) -> bytes:
        if self.replays and self.first:
            return self.first
        asked, answered = self.folder / "query.tsq", self.folder / "answer.tsr"
        asked.write_bytes(question)
        configuration = ["-config", self.folder / "openssl.cnf"]
        self._openssl("ts", "-reply", *configuration, "-queryfile", asked, "-out", answered)
        self.first = self.first or answered.read_bytes()
        return answered.read_bytes()

    def approves(self, token: bytes, data: bytes) -> bool:
        """Whether OpenSSL finds the token to be of this data and under the root."""
        (self.folder / "token.tsr").write_bytes(token)
        (self.folder / "data").write_bytes(data)
        chain = ["-CAfile", self.root, "-untrusted", self.folder / "stamper.pem"]
        words = ["-data", self.folder / "data", "-in", self.folder / "token.tsr", *chain]
        return self._openssl("ts", "-verify", *words, check=False).returncode == 0

    def __enter__(self) -> "Authority":
        authority = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self):  # noqa: N802
                answer = authority.answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Door)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        self.server.shutdown()
        self.server.server_close()
