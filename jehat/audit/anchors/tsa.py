"""A time-stamping authority (RFC 3161): it signs that a checkpoint existed at a moment of its own clock."""

from http import HTTPStatus
from pathlib import Path
from urllib.parse import SplitResult, parse_qs

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from rfc3161_client import (
    PKIStatus,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from .asking import ask
from .failed import AnchorFailed, UnknownAnchor

QUESTION = {"Content-Type": "application/timestamp-query"}


class TsaAnchor:
    """`tsa:https://host/path?chain=/file.pem`: with the authority's certificates the signature of a token is verified.

    Certificates are not asked for with each token, of which there are many; `chain` holds them once. Tokens go into the
    record's own tables; `jehat audit receipt` gives them out, and any tool can verify them.
    """

    def __init__(self, address: SplitResult) -> None:
        if address.scheme not in ("https", "http") or not address.hostname:
            raise UnknownAnchor("JEHAT_ANCHORS: tsa needs https://host/path")
        said = {name: values[0] for name, values in parse_qs(address.query).items()}
        self.address, self.path, self.chain, self.ca = address, address.path or "/", said.get("chain"), said.get("ca")
        self.name = f"tsa:{address.scheme}://{address.hostname}{self.path}"

    def keep(self, note: str, number: int) -> bytes:
        """The token, verified."""
        asked = TimestampRequestBuilder().data(note.encode()).nonce(nonce=True)
        request = asked.cert_request(cert_request=False).build()
        try:
            answer = self._ask(request.as_bytes())
            self._verify(request, answer, note.encode())
        except (VerificationError, ValueError) as error:
            raise AnchorFailed(f"not a valid time stamp: {str(error)[:120]}") from None
        return answer

    def _ask(self, question: bytes) -> bytes:
        status, answer = ask(self.address, "POST", self.path, question, QUESTION, ca=self.ca)
        if status != HTTPStatus.OK:
            raise AnchorFailed(f"the authority answered {status}")
        return answer

    def _verify(self, request, answer: bytes, note: bytes) -> None:
        found = decode_timestamp_response(answer)
        if PKIStatus(found.status) != PKIStatus.GRANTED:
            raise AnchorFailed("the authority refused")
        if found.tst_info.nonce != request.nonce or not stamps(answer, note):
            raise AnchorFailed("the time stamp is of something else")
        if self.chain:
            _builder(Path(self.chain), request).build().verify_message(found, note)


def _builder(chain: Path, request) -> VerifierBuilder:
    builder = VerifierBuilder.from_request(request)
    for certificate in x509.load_pem_x509_certificates(chain.read_bytes()):
        if _stamps_time(certificate):
            builder = builder.tsa_certificate(certificate)
        elif certificate.issuer == certificate.subject:
            builder = builder.add_root_certificate(certificate)
        else:
            builder = builder.add_intermediate_certificate(certificate)
    return builder


def _stamps_time(certificate: x509.Certificate) -> bool:
    try:
        use = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in use


def stamps(token: bytes, note: bytes) -> bool:
    """Whether a token is of these bytes; its signature is verified when it is got, and by whoever holds the roots."""
    imprint = decode_timestamp_response(token).tst_info.message_imprint
    return imprint.message == TimestampRequestBuilder().data(note).build().message_imprint.message
