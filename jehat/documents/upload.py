"""Receiving uploads: sealed while they arrive, and refused before they end when they are too large or a program.

`EncryptingUploadHandler` is the project's only upload handler, so every form that sends files passes here.
`UploadMiddleware` stands before the CSRF middleware, the first to read a body: a request that announces too much is
answered unread, and one that is refused on the way gets its sentence rather than a CSRF failure.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import render

from . import content, refusals
from .refusals import Refusal
from .spool import Spool

# The words of the form around the files.
ROOM_FOR_FIELDS = 1024 * 1024
ENOUGH_TO_KNOW = 512
REFUSAL = "upload_refusal"


class EncryptedUpload(UploadedFile):
    """A received file: Django forms take it like any other, and its bytes come out of a spool."""

    def __init__(self, spool: Spool, name: str, content_type: str, charset: str | None, extra: dict | None):
        super().__init__(spool.reader(), name, content_type, spool.size, charset, extra)
        self.spool = spool

    def close(self) -> None:
        super().close()
        self.spool.close()


class EncryptingUploadHandler(FileUploadHandler):
    """Receives files into spools; what it refuses, it leaves on the request for the middleware."""

    chunk_size = 64 * 1024

    def __init__(self, request: HttpRequest | None = None):
        super().__init__(request)
        self.received = 0
        self.head = b""
        self.spool: Any = None

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        # A program's token is known by now; the session of a person is there from the start.
        bearer = getattr(self.request, "bearer", None)
        user = bearer.user if bearer else getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            # The view will ask to sign in; until then nothing of a stranger is kept, not even for a moment.
            raise SkipFile
        self.head = b""
        self.spool = Spool()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received > settings.MAX_UPLOAD_BYTES:
            self._refuse(refusals.too_large())
        if len(self.head) < ENOUGH_TO_KNOW:
            self.head += raw_data[:ENOUGH_TO_KNOW]
            if content.is_program(self.head, self.file_name or "", refusals.extensions()):
                self._refuse(refusals.program())
        self.spool.write(raw_data)

    def file_complete(self, file_size: int) -> EncryptedUpload:
        spool, self.spool = self.spool, None
        name, content_type = self.file_name or "", self.content_type or ""
        return EncryptedUpload(spool, name, content_type, self.charset, self.content_type_extra)

    def upload_interrupted(self) -> None:
        if self.spool:
            self.spool.close()
            self.spool = None

    def _refuse(self, refusal: Refusal) -> None:
        setattr(self.request, REFUSAL, refusal)
        self.upload_interrupted()
        raise StopUpload(connection_reset=True)


class UploadMiddleware:
    """Answers refused uploads: 413 before the body is read, 413 or 415 on the way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view) -> HttpResponse | None:
        """The refusal, if there is one; by now the language of the account is known, and nobody has read the body."""
        if not _is_form_with_files(request):
            return None
        if _announced(request) > settings.MAX_UPLOAD_BYTES + ROOM_FOR_FIELDS:
            return answer(request, refusals.too_large())
        try:
            request.POST  # noqa: B018  reading it receives the files
        except UnreadablePostError:
            return None
        refusal = getattr(request, REFUSAL, None)
        return answer(request, refusal) if refusal else None


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal for whoever asked: the uploader's script reads JSON, a form without script gets a page."""
    if wants_json(request):
        response = JsonResponse({"error": str(refusal.sentence)}, status=refusal.status)
        # For whoever words it otherwise.
        response.refusal = refusal  # type: ignore[attr-defined]
        return response
    return render(request, "documents/refused.html", {"sentence": refusal.sentence}, status=refusal.status)


def wants_json(request: HttpRequest) -> bool:
    """A page that is left for the answer asks for HTML by name; a script that uploads does not."""
    return "text/html" not in request.headers.get("Accept", "")


def _is_form_with_files(request: HttpRequest) -> bool:
    return request.method == "POST" and request.content_type == "multipart/form-data"


def _announced(request: HttpRequest) -> int:
    length = request.headers.get("Content-Length", "")
    # Python refuses to read a number of thousands of digits; the first few say as much.
    return int(length[:18]) if length.isdecimal() else 0
