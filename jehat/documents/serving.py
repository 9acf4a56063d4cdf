"""Sending a file to a browser so that nothing in it can act: the areas ask who may have it, then call `respond`.

Downloads carry their name by RFC 6266; a piece of a file (RFC 9110 §14) is decrypted alone, so that sound seeks and a
PDF opens at once. Whatever a file claims to be, it is sent with a type of our own choice and may run nothing.
"""

import logging
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import quote

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render

from . import ranges, stamping, vault
from .content import DOWNLOAD, extension_of
from .models import File

PIECE = 64 * 1024
PLAYABLE_TYPE = "audio/mpeg"
INLINE_KINDS = {File.Kind.AUDIO, File.Kind.IMAGE, File.Kind.PDF}
HEARING_COOKIE = "jehat_hearing"
HEARING = 10 * 60
HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Accept-Ranges": "bytes",
}

logger = logging.getLogger("jehat.documents")


def respond(request: HttpRequest, file: File, *, disposition: str = "attachment") -> HttpResponseBase:
    """The answer to a request for a file, whole or a piece; `disposition` is attachment or inline.

    Inline is a wish: it is granted to pictures, sound and PDF alone. Sound is played in the rendition made here and
    downloaded as it came. Raises Http404 when the store has lost the blob.
    """
    if file.state == File.State.HELD:
        return _not_yet(request)
    sent = _chosen(file, disposition)
    try:
        piece = _piece(request, sent)
    except ranges.Unsatisfiable:
        return _dressed(HttpResponse(status=416), sent, {"Content-Range": f"bytes */{sent.size}"})
    start, stop = (piece.start, piece.stop) if piece else (0, sent.size)
    extra = {"Content-Length": str(stop - start)} | ({"Content-Range": piece.content_range} if piece else {})
    response = _dressed(_body(request, sent, start, stop, status=206 if piece else 200), sent, extra)
    if is_first_piece(request):
        _remember_hearing(request, response)
    return response


def respond_marked(request: HttpRequest, file: File, words: str, *, disposition: str) -> HttpResponseBase:
    """The same, but a picture that is shown has words all over it; one that cannot be drawn is only downloaded."""
    sent = _chosen(file, disposition)
    if file.state == File.State.HELD or file.kind != File.Kind.IMAGE or not sent.is_inline:
        return respond(request, file, disposition=disposition)
    try:
        picture = stamping.stamped(sent.open(), words)
    except stamping.NoPicture:
        return respond(request, file, disposition="attachment")
    headers = {"Content-Type": stamping.TYPE, "Content-Disposition": "inline", "Accept-Ranges": "none"}
    response = _dressed(HttpResponse(picture), sent, headers)
    del response["ETag"]
    return response


def is_first_piece(request: HttpRequest) -> bool:
    """Whether the record wants a line for this request: a player asks many pieces of one hearing.

    What counts as a continuation is proved by a cookie that came with a first piece of the same address to the same
    person in the last ten minutes; who asks for all but the first byte has no such cookie, and is recorded.
    """
    header = request.headers.get("Range", "").replace(" ", "")
    if not header.startswith("bytes=") or header.startswith("bytes=0-"):
        return True
    try:
        _hearing_of(request).unsign(request.COOKIES.get(HEARING_COOKIE, ""), max_age=HEARING)
    except BadSignature:
        return True
    return False


def disposition_header(name: str, *, is_inline: bool) -> str:
    """RFC 6266: the name in full for every browser of today, and a plain one for what reads only ASCII."""
    plain = "".join(c for c in name if c.isascii() and c.isprintable() and c not in '"\\%;').strip(" .")
    if plain != name or not plain:
        extension = extension_of(name)
        plain = f"file.{extension}" if extension.isascii() and extension.isalnum() else "file"
    header = f'{"inline" if is_inline else "attachment"}; filename="{plain}"'
    return header if plain == name else f"{header}; filename*=UTF-8''{quote(name, safe='')}"


@dataclass(frozen=True)
class Sent:
    """What of a file is sent: which rendition, under which type, name and tag."""

    file: File
    is_playable: bool
    is_inline: bool
    size: int
    content_type: str

    @property
    def etag(self) -> str:
        """A blob never changes, so its row and rendition are a strong tag; sealing it anew changes nothing in it."""
        return f'"{self.file.pk.hex}-{"playable" if self.is_playable else "original"}"'

    def open(self) -> BinaryIO:
        try:
            return vault.unseal_playable(self.file) if self.is_playable else vault.unseal(self.file)
        except FileNotFoundError as error:
            logger.error("the store has no blob of file %s", self.file.pk)
            raise Http404 from error


def _chosen(file: File, disposition: str) -> Sent:
    is_inline = disposition == "inline" and file.kind in INLINE_KINDS and file.state == File.State.READY
    if is_inline and file.playable_path:
        return Sent(file, True, True, file.playable_size or 0, PLAYABLE_TYPE)
    return Sent(file, False, is_inline, file.size, file.content_type or DOWNLOAD)


def _piece(request: HttpRequest, sent: Sent) -> ranges.Piece | None:
    header = request.headers.get("Range")
    if request.method != "GET" or not header or not ranges.may_resume(request.headers.get("If-Range"), sent.etag):
        return None
    return ranges.asked_for(header, sent.size)


def _body(request: HttpRequest, sent: Sent, start: int, stop: int, status: int) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse(status=status)
    return StreamingHttpResponse(Pieces(sent.open(), start, stop), status=status)


def _dressed(response: HttpResponseBase, sent: Sent, extra: dict[str, str]) -> HttpResponseBase:
    name = sent.file.name
    if sent.is_playable:
        name = f"{name.rpartition('.')[0] or name}.mp3"
    own = {
        "Content-Type": sent.content_type,
        "Content-Disposition": disposition_header(name, is_inline=sent.is_inline),
        "ETag": sent.etag,
    }
    for header, value in (HARMLESS | own | extra).items():
        response[header] = value
    return response


def _hearing_of(request: HttpRequest) -> TimestampSigner:
    person = getattr(getattr(request, "user", None), "pk", None)
    return TimestampSigner(salt=f"jehat.documents.hearing:{person}:{request.path}")


def _remember_hearing(request: HttpRequest, response: HttpResponseBase) -> None:
    proof = _hearing_of(request).sign("heard")
    is_secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(
        HEARING_COOKIE, proof, HEARING, path=request.path, secure=is_secure, httponly=True, samesite="Strict"
    )


def _not_yet(request: HttpRequest) -> HttpResponse:
    response = render(request, "documents/held.html", status=409)
    response["Retry-After"] = "5"
    return response


class Pieces:
    """The plaintext between two positions, 64 KiB at a time; closing it closes the blob, begun or not."""

    def __init__(self, stream: BinaryIO, start: int, stop: int):
        self.stream = stream
        self.left = stop - start
        stream.seek(start)

    def __iter__(self):
        while self.left > 0 and (part := self.stream.read(min(PIECE, self.left))):
            self.left -= len(part)
            yield part

    def close(self) -> None:
        self.stream.close()
