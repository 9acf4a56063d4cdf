"""Recordings as browsers make them, of a plain tone, and the same broken in several ways."""

import io
import math
import struct
from array import array

import av


def tone(seconds, container, codec, *, rate=48_000, loud=0.4, hertz=440, metadata=None):
    """A recording of one tone; `loud` is 0 to 1, or a function of the second."""
    out = io.BytesIO()
    with av.open(out, "w", format=container) as recording:
        recording.metadata.update(metadata or {})
        stream = recording.add_stream(codec, rate=rate, layout="mono")
        size = stream.codec_context.frame_size or 960
        for start in range(0, int(seconds * rate), size):
            recording.mux(stream.encode(_frame(start, size, rate, loud, hertz)))
        recording.mux(stream.encode(None))
    return out.getvalue()


def chrome(seconds=1.0, **how):
    return tone(seconds, "webm", "libopus", **how)


def safari(seconds=1.0, **how):
    return tone(seconds, "mp4", "aac", **how)


def firefox(seconds=1.0, **how):
    return tone(seconds, "ogg", "libopus", **how)


def wav(seconds=1.0, **how):
    return tone(seconds, "wav", "pcm_s16le", **how)


def raw_wav(samples: bytes, rate: int) -> bytes:
    """A WAV file that says of itself what we want it to say."""
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, 1, rate, rate * 2, 2, 16)
    return head + struct.pack("<4sI", b"data", len(samples)) + samples


def film(seconds=0.5) -> bytes:
    """A WebM with pictures and no sound."""
    out = io.BytesIO()
    with av.open(out, "w", format="webm") as recording:
        stream = recording.add_stream("libvpx", rate=10)
        stream.width, stream.height, stream.pix_fmt = 32, 32, "yuv420p"
        for _ in range(int(seconds * 10)):
            recording.mux(stream.encode(av.VideoFrame(32, 32, "yuv420p")))
        recording.mux(stream.encode(None))
    return out.getvalue()


def _frame(start, size, rate, loud, hertz):
    samples = array("h")
    for i in range(start, start + size):
        height = loud(i / rate) if callable(loud) else loud
        samples.append(int(32_000 * height * math.sin(2 * math.pi * hertz * i / rate)))
    frame = av.AudioFrame(format="s16", layout="mono", samples=size)
    frame.sample_rate, frame.pts = rate, start
    frame.planes[0].update(samples.tobytes())
    return frame
