"""What a file is, decided by its own bytes; its name and the sender's word only ever lower the trust.

Sniffing is no defence by itself (one file can be a PDF and a page at once): what makes files harmless is how
`serving.py` sends them. This table decides only what may open in place: pictures of four kinds, sound, and PDF.
"""

import re
import unicodedata
from dataclasses import dataclass

from jehat.core.lines import visible

HEAD = 4096
LONGEST_NAME = 150
DOWNLOAD = "application/octet-stream"

# (offset, bytes, type)
SIGNATURES = [
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"BM", "image/bmp"),
]
BOXES = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"avif": "image/avif",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
PROGRAMS = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",
    b"#!/",
    b"#! /",
)
REFUSED_EXTENSIONS = frozenset(
    [
        "ade",
        "adp",
        "apk",
        "app",
        "appx",
        "bat",
        "chm",
        "cmd",
        "com",
        "command",
        "cpl",
        "dll",
        "dmg",
        "exe",
        "hta",
        "jar",
        "jse",
        "lnk",
        "msc",
        "msi",
        "msix",
        "msp",
        "mst",
        "pif",
        "ps1",
        "psm1",
        "reg",
        "scr",
        "sct",
        "shb",
        "sys",
        "vb",
        "vbe",
        "vbs",
        "ws",
        "wsc",
        "wsf",
        "wsh",
        "xll",
    ]
)
INLINE_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
SOUNDS = frozenset(
    {"audio/ogg", "audio/flac", "audio/mpeg", "audio/aac", "audio/amr", "audio/wav", "audio/mp4", "audio/webm"}
)
# Containers of sound and of pictures alike; which of the two, only their sender can say.
EITHER = {"video/webm": "audio/webm", "video/mp4": "audio/mp4", "audio/ogg": "audio/ogg"}
SOUND_NAMES = frozenset({"ogg", "oga", "opus", "m4a", "weba", "mp3", "aac"})
EXTENSIONS = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "jfif": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
    "flac": "audio/flac",
    "mp3": "audio/mpeg",
    "amr": "audio/amr",
    "wav": "audio/wav",
    "m4a": "audio/mp4",
    "mp4": "audio/mp4",
    "weba": "audio/webm",
    "webm": "audio/webm",
    "aac": "audio/aac",
}
PACKED = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
OLD_OFFICE = {"doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint"}


@dataclass(frozen=True)
class Content:
    """What a file was found to be: its kind (audio, image, pdf or other) and the type it is sent with."""

    kind: str
    content_type: str


OTHER = Content("other", DOWNLOAD)


def examine(head: bytes, name: str, declared: str = "") -> Content:
    """Decide kind and type from the first bytes; a name or a declaration that contradicts them makes it a download."""
    found = _sound_or_not(signature(head), name, declared)
    extension = extension_of(name)
    if found in INLINE_IMAGES and _agrees(extension, "image/"):
        return Content("image", found)
    if found == "application/pdf" and extension in ("pdf", ""):
        return Content("pdf", found)
    if found in SOUNDS and _agrees(extension, "audio/"):
        return Content("audio", found)
    return Content("other", _type_of_download(found, extension))


def is_program(head: bytes, name: str, refused: frozenset[str] = REFUSED_EXTENSIONS) -> bool:
    """Whether the file would run on the machine of whoever opens it."""
    # Two letters prove little, and a letter may begin with them; a program has zeros in the header that follows.
    is_windows = head.startswith(b"MZ") and b"\0" in head[:64]
    return is_windows or head.startswith(PROGRAMS) or extension_of(name.rstrip(". ")) in refused


def signature(head: bytes) -> str:
    """The type the first bytes prove, or an empty string."""
    for offset, start, content_type in SIGNATURES:
        if head[offset : offset + len(start)] == start:
            return content_type
    if head[:4] == b"RIFF":
        return BOXES.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "video/mp4")
    return _bare_frames(head)


def _bare_frames(head: bytes) -> str:
    """MP3 and AAC without any wrapping start with eleven set bits and no forbidden value in the three fields after."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return ""
    if head[1] & 0xF6 == 0xF0:
        return "audio/aac"
    is_layer_three = head[1] & 0x06 == 0x02 and head[1] & 0x18 != 0x08
    return "audio/mpeg" if is_layer_three and head[2] & 0xF0 != 0xF0 and head[2] & 0x0C != 0x0C else ""


def _sound_or_not(found: str, name: str, declared: str) -> str:
    if found not in EITHER:
        return found
    word = declared.split(";")[0].strip().lower()
    is_sound = word.startswith("audio/") or (not word.startswith("video/") and extension_of(name) in SOUND_NAMES)
    return EITHER[found] if is_sound else found.replace("audio/", "video/")


def _agrees(extension: str, family: str) -> bool:
    """A name without extension contradicts nothing: recordings and pasted pictures have none."""
    return not extension or EXTENSIONS.get(extension, "").startswith(family)


def _type_of_download(found: str, extension: str) -> str:
    if found == "application/zip":
        return PACKED.get(extension, found)
    if found == "application/x-ole":
        return OLD_OFFICE.get(extension, DOWNLOAD)
    if found in INLINE_IMAGES | SOUNDS or found in ("", "application/pdf"):
        return DOWNLOAD
    return found


def extension_of(name: str) -> str:
    """The last part of the name in small letters, without the dot; empty when there is none."""
    return name.rpartition(".")[2].lower().strip() if "." in name else ""


def clean_name(name: str) -> str:
    """A file name that is only a name: no folders, no control or direction marks that disguise it, not too long."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    name = re.sub(r"\s+", " ", visible(name)).strip(" .")
    stem, dot, extension = name.rpartition(".")
    if dot and stem and len(extension) <= 10:
        return f"{stem[: LONGEST_NAME - len(extension) - 1].rstrip()}.{extension}"
    return name[:LONGEST_NAME] or "file"
