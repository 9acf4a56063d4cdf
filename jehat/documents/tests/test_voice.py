import io
import struct
import subprocess
import sys

import av
import pytest

from jehat.documents import isolation, voice
from jehat.documents.voice import BadSound

from . import recordings


def rendered(recording, **how):
    return voice.render(io.BytesIO(recording), **how)


@pytest.mark.parametrize(
    ("container", "codec"),
    [
        ("webm", "libopus"),
        ("ogg", "libopus"),
        ("mp4", "aac"),
        ("adts", "aac"),
        ("wav", "pcm_s16le"),
        ("mp3", "libmp3lame"),
        ("flac", "flac"),
        ("webm", "libvorbis") if "libvorbis" in av.codecs_available else ("ogg", "flac"),
    ],
)
def test_every_recording_becomes_the_same_kind_of_sound(container, codec):
    rendition = rendered(recordings.tone(1.5, container, codec))
    assert rendition.duration == pytest.approx(1.5, abs=0.1)
    with av.open(io.BytesIO(rendition.sound), format="mp3") as sound:
        (stream,) = sound.streams
        assert (stream.codec_context.name.removesuffix("float"), stream.rate, stream.layout.name) == (
            "mp3",
            32_000,
            "mono",
        )
        assert sum(frame.samples for frame in sound.decode(stream)) / 32_000 == pytest.approx(1.5, abs=0.15)


def test_second_and_byte_go_together_so_that_any_range_can_be_sought():
    rendition = rendered(recordings.chrome(4))
    assert len(rendition.sound) == pytest.approx(4 * 64_000 / 8, rel=0.05)
    half = rendition.sound[len(rendition.sound) // 2 :]
    with av.open(io.BytesIO(half), format="mp3") as rest:
        assert sum(frame.samples for frame in rest.decode(audio=0)) / 32_000 == pytest.approx(2, abs=0.15)


def test_what_the_recorder_wrote_about_itself_stays_behind():
    recording = recordings.safari(1, metadata={"title": "canary-title", "artist": "canary-artist", "comment": "canary"})
    assert b"canary-title" in recording
    rendition = rendered(recording)
    assert b"canary" not in rendition.sound
    assert not rendition.sound.startswith(b"ID3")
    assert b"TAG" not in rendition.sound[-128:]


def test_the_picture_has_48_heights_that_follow_the_loudness():
    rendition = rendered(recordings.chrome(3, loud=lambda second: 0.05 if second < 1.5 else 0.8))
    assert len(rendition.waveform) == 48
    assert all(0 <= bar <= 1 for bar in rendition.waveform)
    assert max(rendition.waveform) == 1.0
    assert all(bar < 0.15 for bar in rendition.waveform[2:22])
    assert all(bar > 0.85 for bar in rendition.waveform[26:46])


def test_silence_stays_flat_in_the_picture():
    rendition = rendered(recordings.wav(1, loud=0))
    assert max(rendition.waveform) < 0.01
    assert rendered(recordings.wav(1, loud=0.01)).waveform[20] == pytest.approx(0.01 / voice.QUIET, abs=0.05)


def test_a_very_short_note_has_all_its_bars():
    assert len(rendered(recordings.wav(0.15)).waveform) == 48


def test_longer_than_allowed_is_refused_whether_or_not_the_file_admits_it():
    for recording in (recordings.chrome(4), recordings.safari(4), recordings.wav(4)):
        with pytest.raises(BadSound) as bad:
            rendered(recording, longest=2.5)
        assert bad.value.code == "too_long"
    assert rendered(recordings.chrome(2.4), longest=2.5).duration == pytest.approx(2.4, abs=0.1)


def test_a_length_that_only_shows_while_decoding_is_counted(monkeypatch):
    monkeypatch.setattr(voice.av, "time_base", 10**12)
    with pytest.raises(BadSound, match="too_long"):
        rendered(recordings.chrome(4), longest=2.5)


def test_larger_than_allowed_is_refused_before_decoding(monkeypatch):
    recording = recordings.wav(1)
    monkeypatch.setattr(voice, "LARGEST", len(recording))
    assert rendered(recording).duration == pytest.approx(1, abs=0.05)
    with pytest.raises(BadSound, match="too_large"):
        rendered(recording + b"\0")


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"\xff",
        b"not a sound at all, only words",
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
        b"ffconcat version 1.0\nfile /etc/hostname\n",
        b"\x1aE\xdf\xa3" + bytes(2000),
        b"OggS" + bytes(2000),
        b"\0\0\0\x18ftypmp42" + bytes(2000),
        b"RIFF\xff\xff\xff\xffWAVE" + bytes(2000),
        b"fLaC" + bytes(2000),
        b"ID3" + bytes(2000),
        b"\xff\xfb" + bytes(2000),
        b"\xff\xf1" + bytes(2000),
    ],
)
def test_what_is_no_sound_is_refused(bad):
    with pytest.raises(BadSound) as refused:
        rendered(bad)
    assert refused.value.code in ("unreadable", "silent")


def test_pictures_without_sound_are_called_silent():
    with pytest.raises(BadSound, match="silent"):
        rendered(recordings.film())


def test_a_moment_too_short_to_hear_is_called_silent():
    with pytest.raises(BadSound, match="silent"):
        rendered(recordings.raw_wav(bytes(2 * 4000), 48_000))


@pytest.mark.parametrize("rate", [1, 3_999, 192_001, 4_000_000])
def test_a_rate_made_to_swell_is_refused(rate):
    with pytest.raises(BadSound, match="unreadable|too_long"):
        rendered(recordings.raw_wav(bytes(200_000), rate))


@pytest.mark.parametrize("rate", [4_000, 8_000, 192_000])
def test_the_rates_of_real_devices_are_taken(rate):
    assert rendered(recordings.raw_wav(bytes(rate * 2), rate)).duration == pytest.approx(1, abs=0.1)


def test_a_codec_that_no_recorder_uses_is_not_decoded(monkeypatch):
    monkeypatch.setattr(voice, "CODECS", voice.CODECS - {"opus"})
    with pytest.raises(BadSound, match="unreadable"):
        rendered(recordings.chrome())


def test_a_codec_that_nobody_knows_is_not_decoded():
    recording = recordings.chrome()
    assert b"A_OPUS" in recording
    with pytest.raises(BadSound, match="unreadable"):
        rendered(recording.replace(b"A_OPUS", b"A_NONE"))


def test_a_note_cut_by_a_dying_connection_keeps_what_was_said():
    recording = recordings.chrome(3)
    assert 1.0 < rendered(recording[: len(recording) // 2]).duration < 2.0


def test_a_damaged_packet_costs_a_moment_and_not_the_note():
    recording = bytearray(recordings.tone(3, "mp3", "libmp3lame"))
    middle = len(recording) // 2
    recording[middle : middle + 400] = bytes(400)
    assert rendered(bytes(recording)).duration == pytest.approx(3, abs=0.5)


@pytest.mark.parametrize(
    ("head", "demuxer"),
    [
        (b"ID3\x04", "mp3"),
        (b"\xff\xfb\x90\0", "mp3"),
        (b"\xff\xf1\x50\x80", "aac"),
        (b"\xff\xf9\x50\x80", "aac"),
        (b"#!AMR\n", "amr"),
        (b"\0\0\0\x1cftypM4A ", "mov"),
        (b"RIFF\0\0\0\0WAVEfmt ", "wav"),
    ],
)
def test_the_demuxer_is_named_by_us(head, demuxer):
    source = io.BytesIO(head + bytes(64))
    assert voice.container_of(source) == demuxer
    assert source.tell() == 0


@pytest.mark.parametrize(
    "head", [b"\xff\x7f\0\0", b"\xfe\xfb\0\0", b"RIFF\0\0\0\0AVI ", b"OggX", b"fLaX", b"\0\0\0\0fty"]
)
def test_other_beginnings_have_none(head):
    with pytest.raises(BadSound, match="unreadable"):
        voice.container_of(io.BytesIO(head))


def test_the_separate_process_gives_the_same_answer():
    recording = recordings.chrome()
    assert isolation.render(io.BytesIO(recording)) == rendered(recording)


@pytest.mark.parametrize(("recording", "code"), [(b"words", "unreadable"), (recordings.film(), "silent")])
def test_the_separate_process_says_what_is_wrong(recording, code):
    with pytest.raises(BadSound) as bad:
        isolation.render(io.BytesIO(recording))
    assert bad.value.code == code


def test_the_separate_process_is_told_the_limit():
    with pytest.raises(BadSound, match="too_long"):
        isolation.render(io.BytesIO(recordings.chrome(3)), longest=2)


def test_the_parent_reads_no_more_than_the_limit(monkeypatch):
    monkeypatch.setattr(voice, "LARGEST", 100)

    class Endless(io.RawIOBase):
        def read(self, size=-1):
            assert size == 101
            return b"x" * size

    with pytest.raises(BadSound, match="too_large"):
        isolation.render(Endless())


@pytest.mark.parametrize("answer", [b"", b"abc"])
def test_a_process_that_dies_or_says_nothing_means_the_recording_was_bad(answer, monkeypatch):
    monkeypatch.setattr(isolation.voice, "__file__", "/nowhere/voice.py")
    with pytest.raises(BadSound, match="unreadable"):
        isolation.render(io.BytesIO(b"x"))
    with pytest.raises(BadSound, match="unreadable"):
        voice.read_answer(answer)


def test_a_process_that_never_ends_is_ended(monkeypatch, tmp_path):
    sleeper = tmp_path / "sleeper.py"
    sleeper.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(isolation.voice, "__file__", str(sleeper))
    with pytest.raises(BadSound, match="too_slow"):
        isolation.render(io.BytesIO(b"x"), patience=0.5)


def test_the_separate_process_knows_no_secret_and_can_open_nothing(tmp_path):
    program = f"""
import sys, os, socket, runpy
voice = runpy.run_path({voice.__file__!r})
voice["_close_the_doors"]()
opened = []
read, write = lambda: open("/etc/hostname"), lambda: open({str(tmp_path / "out")!r}, "w")
for attempt in (read, write, socket.socket, os.pipe):
    try:
        attempt(); opened.append(attempt)
    except OSError:
        pass
for limit in ("RLIMIT_NOFILE", "RLIMIT_CPU"):
    try:
        voice["resource"].setrlimit(getattr(voice["resource"], limit), (100, 100)); opened.append(limit)
    except (OSError, ValueError):
        pass
known = os.environ.keys() - {{"LC_CTYPE"}}
sys.stdout.write(f"{{len(opened)}} {{len(known)}} {{os.getuid() != 0 and os.getgid() != 0}}")
"""
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, env={}, text=True)
    assert done.stdout == "0 0 True", done.stderr


def test_before_the_doors_close_everything_needed_is_loaded(monkeypatch):
    limits = {}
    monkeypatch.setattr(voice.resource, "setrlimit", lambda which, limit: limits.update({which: limit}))
    rendered_first = []
    monkeypatch.setattr(voice, "render", lambda source: rendered_first.append((source.read(), dict(limits))))
    monkeypatch.setattr(voice, "_become_nobody", lambda: limits.update(nobody=True))
    voice._close_the_doors()
    assert limits["nobody"]
    ((recording, limits_then),) = rendered_first
    assert limits_then == {}
    monkeypatch.undo()
    assert rendered(recording).duration == pytest.approx(0.5)
    nothing = {"RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NPROC"}
    assert {name for name in nothing if limits[getattr(voice.resource, name)] == (0, 0)} == nothing
    assert limits[voice.resource.RLIMIT_CPU] == (60, 60)
    assert limits[voice.resource.RLIMIT_AS] == (2**30, 2**30)


@pytest.mark.parametrize("who", [0, 1000])
def test_only_the_superuser_must_become_nobody(who, monkeypatch):
    done = []
    monkeypatch.setattr(voice.os, "getuid", lambda: who)
    for name in ("setgroups", "setgid", "setuid"):
        monkeypatch.setattr(voice.os, name, lambda to, name=name: done.append((name, to)))
    voice._become_nobody()
    assert done == ([] if who else [("setgroups", []), ("setgid", 65_534), ("setuid", 65_534)])


def test_main_answers_on_its_standard_output(monkeypatch):
    monkeypatch.setattr(voice, "_close_the_doors", lambda: None)

    def answered(recording, longest=600.0):
        out = io.BytesIO()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(recording)))
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out))
        voice.main(longest)
        sys.stdout.flush()
        return out.getvalue()

    recording = recordings.chrome()
    assert voice.read_answer(answered(recording)) == rendered(recording)
    (length,) = struct.unpack_from(">I", answered(b"words"))
    assert answered(b"words")[4:] == b'{"code": "unreadable"}'
    assert length == 22
