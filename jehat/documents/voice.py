"""Turn whatever a browser recorded into one sound that plays everywhere.

The format is MP3, mono, 64 kbit/s, constant rate. AAC in MP4 was the other candidate and lost: its index must stand
in front of sound that is not encoded yet, so it is written twice; and a player needs that index before it can seek.
A constant-rate MP3 has no index: second = byte / 8000 holds in Safari, Chrome and Firefox alike, any byte range is
playable, its patents have lapsed, and for speech at this rate nobody hears the difference. Chrome and Firefox record
Opus in WebM, which Safari did not play for years; Safari records AAC in MP4. Both become the same sound here.

Decoding is where hostile bytes meet C code. So the demuxer is named by us, never guessed by the decoder (a playlist
would otherwise make it open addresses and files), only sound codecs are decoded, and `isolation.py` runs this file as a
separate process that holds no key and may open nothing. For that reason it imports nothing of the platform.
"""

import io
import json
import os
import resource
import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import av

LONGEST = 10 * 60
LARGEST = 25 * 1024 * 1024
BARS = 48
# Speech ends well below the 16 kHz this keeps; 44.1 kHz costs a third more time and nobody hears it.
RATE = 32_000
BITS_PER_SECOND = 64_000
SHORTEST = 0.1
NOBODY = 65_534
# Below this the loudest moment is noise of the room, and the picture must not blow it up to full height.
QUIET = 0.05
SAMPLE_RATES = range(4_000, 192_001)
CODECS = frozenset(
    [
        "opus",
        "vorbis",
        "aac",
        "mp3",
        "mp3float",
        "flac",
        "alac",
        "amrnb",
        "amrwb",
        "pcm_s16le",
        "pcm_s16be",
        "pcm_s24le",
        "pcm_s32le",
        "pcm_f32le",
        "pcm_u8",
        "pcm_mulaw",
        "pcm_alaw",
    ]
)


class BadSound(Exception):
    """A recording that cannot become a voice note; `code` is unreadable, silent, too_long, too_large or too_slow."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Rendition:
    """The playable sound, its length in seconds and its picture: 48 heights from 0 to 1."""

    sound: bytes
    duration: float
    waveform: list[float]


def render(source: BinaryIO, longest: float = LONGEST) -> Rendition:
    """Decode a recording and encode it again; raises BadSound."""
    source = _bounded(source)
    target = io.BytesIO()
    picture = Picture()
    try:
        with av.open(source, "r", format=container_of(source), options={"enable_drefs": "0"}) as recording:
            _encode(_decoded(recording, longest), target, picture, longest)
    except (av.FFmpegError, ValueError, UnicodeDecodeError) as error:
        raise BadSound("unreadable") from error
    if picture.duration < SHORTEST:
        raise BadSound("silent")
    return Rendition(target.getvalue(), round(picture.duration, 2), picture.bars())


def container_of(source: BinaryIO) -> str:
    """The demuxer for the first bytes of a recording; raises BadSound."""
    head = source.read(16)
    source.seek(0)
    if head[:4] == b"\x1aE\xdf\xa3":
        return "matroska"
    if head[:4] == b"OggS":
        return "ogg"
    if head[4:8] == b"ftyp":
        return "mov"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    if head[:4] == b"fLaC":
        return "flac"
    if head[:5] == b"#!AMR":
        return "amr"
    return _frames_of(head)


def _frames_of(head: bytes) -> str:
    """Bare frames: both MP3 and AAC begin with eleven set bits; the two layer bits are zero only in AAC."""
    if head[:3] == b"ID3":
        return "mp3"
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return "mp3" if head[1] & 0x06 else "aac"
    raise BadSound("unreadable")


class Picture:
    """Listens to the samples as they pass and remembers how loud each short moment was."""

    def __init__(self) -> None:
        self.samples = 0
        self.peaks: list[int] = []

    @property
    def duration(self) -> float:
        return self.samples / RATE

    def hear(self, frame: av.AudioFrame) -> None:
        samples = array("h", bytes(frame.planes[0])[: frame.samples * 2])
        self.samples += frame.samples
        self.peaks.append(max(max(samples), -min(samples)))

    def bars(self) -> list[float]:
        loudest = max(max(self.peaks), int(QUIET * 32_768))
        edges = [i * len(self.peaks) // BARS for i in range(BARS + 1)]
        pieces = (self.peaks[a : max(a + 1, b)] for a, b in zip(edges, edges[1:], strict=False))
        return [round(min(1.0, max(piece) / loudest), 3) for piece in pieces]


def _bounded(source: BinaryIO) -> BinaryIO:
    source.seek(0, io.SEEK_END)
    size = source.tell()
    source.seek(0)
    if size > LARGEST:
        raise BadSound("too_large")
    return source


def _decoded(recording: av.container.InputContainer, longest: float) -> Iterator[av.AudioFrame]:
    """Frames of the first sound; a damaged packet is a moment lost, not the whole note."""
    if (recording.duration or 0) > (longest + 1) * av.time_base:
        raise BadSound("too_long")
    stream = next(iter(recording.streams.audio), None)
    if stream is None:
        raise BadSound("silent")
    if stream.codec_context is None or stream.codec_context.name not in CODECS:
        raise BadSound("unreadable")
    stream.codec_context.thread_count = 1
    for packet in recording.demux(stream):
        try:
            yield from packet.decode()
        except av.InvalidDataError:
            continue


def _encode(frames: Iterator[av.AudioFrame], target: BinaryIO, picture: Picture, longest: float) -> None:
    # No ID3 and no stream metadata: what the recorder said about its device and place stays behind.
    options = {"id3v2_version": "0", "write_id3v1": "0"}
    with av.open(target, "w", format="mp3", options=options) as sound:
        stream = sound.add_stream("libmp3lame", rate=RATE, layout="mono", format="s16p")
        stream.bit_rate = BITS_PER_SECOND
        for frame in _resampled(frames, longest):
            picture.hear(frame)
            if picture.duration > longest:
                raise BadSound("too_long")
            sound.mux(stream.encode(frame))
        sound.mux(stream.encode(None))


def _resampled(frames: Iterator[av.AudioFrame], longest: float) -> Iterator[av.AudioFrame]:
    resampler = av.AudioResampler(format="s16p", layout="mono", rate=RATE, frame_size=1152)
    for frame in frames:
        # One frame at a few samples a second would swell to gigabytes before its length could be counted.
        if frame.sample_rate not in SAMPLE_RATES or frame.samples > longest * frame.sample_rate:
            raise BadSound("unreadable")
        frame.pts = None
        yield from resampler.resample(frame)
    yield from resampler.resample(None)


def write_answer(rendition: Rendition, out: BinaryIO) -> None:
    """The answer of the separate process: length of the facts, the facts, the sound."""
    facts = json.dumps({"duration": rendition.duration, "waveform": rendition.waveform}).encode()
    out.write(struct.pack(">I", len(facts)) + facts + rendition.sound)


def read_answer(answer: bytes) -> Rendition:
    """The rendition in the answer of the separate process; raises BadSound."""
    if len(answer) < 4:
        raise BadSound("unreadable")
    (length,) = struct.unpack_from(">I", answer)
    facts = json.loads(answer[4 : 4 + length])
    if "code" in facts:
        raise BadSound(facts["code"])
    return Rendition(answer[4 + length :], float(facts["duration"]), [float(bar) for bar in facts["waveform"]])


def _close_the_doors() -> None:
    """From here on this process opens no file and no socket, writes no file, and starts nothing."""
    render(io.BytesIO(_half_a_second()))  # what is loaded on first use is loaded now, from bytes we trust
    nothing = (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC)
    for limit in nothing:
        resource.setrlimit(limit, (0, 0))
    _become_nobody()
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))


def _become_nobody() -> None:
    """The superuser could lift every limit again."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _half_a_second() -> bytes:
    samples = bytes(RATE)
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, 1, RATE, RATE * 2, 2, 16)
    return head + struct.pack("<4sI", b"data", len(samples)) + samples


def main(longest: float) -> None:
    """Read a recording from the standard input and write the answer to the standard output."""
    _close_the_doors()
    try:
        write_answer(render(io.BytesIO(sys.stdin.buffer.read()), longest), sys.stdout.buffer)
    except BadSound as bad:
        facts = json.dumps({"code": bad.code}).encode()
        sys.stdout.buffer.write(struct.pack(">I", len(facts)) + facts)


if __name__ == "__main__":
    main(float(sys.argv[1]))
