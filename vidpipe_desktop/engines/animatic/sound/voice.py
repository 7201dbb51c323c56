"""An offline voice: eSpeak NG, called through its C interface (speak_lib.h of version 1.52).

It comes with the optional extra `narration`. Its voices are made of formants: plainly artificial, clear, and there for
about a hundred languages.
"""

import contextlib
import ctypes
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from vidpipe_desktop.engines.animatic.sound.instruments import RATE

_SYNCHRONOUS = 2  # espeak_AUDIO_OUTPUT: samples come by callback, before the call returns
_DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT
_UTF8 = 1
_WORDS_PER_MINUTE, _PITCH = 1, 3  # espeak_PARAMETER
_CALM, _LOW = 148, 42
_FASTEST = 215
"""Words per minute that can still be followed."""
_MOST = 4000
"""Characters that are spoken."""
_VOICES: Final = {"zh": "cmn", "no": "nb"}
"""What eSpeak calls languages that it knows under another name."""
_KANJI: Final = re.compile("[\u3400-\u9fff]")

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def spoken(text: str, language: str, seconds: float) -> NDArray[np.float32]:
    """The text as sound, one row at 48 kHz, at most `seconds` long; nothing where the voice can't read.

    language: ISO 639-1. A text that is too long is spoken faster, and what then still doesn't fit fades out.
    """
    speaker = _speaker()
    unread = language == "ja" and _KANJI.search(text)  # it spells them
    if speaker is None or unread or not speaker.choose(language):
        return np.zeros(0, np.float32)
    sound = speaker.say(text[:_MOST], _CALM)
    if len(sound) > seconds * RATE:
        sound = speaker.say(text[:_MOST], min(_FASTEST, round(_CALM * 1.03 * len(sound) / (seconds * RATE))))
    if len(sound) > seconds * RATE:
        sound = sound[: int(seconds * RATE)]
        fade = min(len(sound), RATE // 4)
        sound[len(sound) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return sound


class _Speaker:
    """The library, set up. It isn't made for threads: a worker process has one."""

    def __init__(self, library: ctypes.CDLL, folder: Path) -> None:
        self._library = library
        self._heard: list[bytes] = []
        self._callback: Callable[..., Any] = _Callback(self._on_samples)
        self.rate: int = library.espeak_Initialize(_SYNCHRONOUS, 0, str(folder).encode(), _DONT_EXIT)
        library.espeak_SetSynthCallback(self._callback)

    def choose(self, language: str) -> bool:
        """Speak this language from now on; False if it isn't known."""
        return self._library.espeak_SetVoiceByName(_VOICES.get(language, language).encode()) == 0

    def say(self, text: str, words_per_minute: int) -> NDArray[np.float32]:
        """One row at 48 kHz, without silence at its ends."""
        self._heard.clear()
        library, content = self._library, text.replace("\0", " ").encode() + b"\0"
        library.espeak_SetParameter(_WORDS_PER_MINUTE, words_per_minute, 0)
        library.espeak_SetParameter(_PITCH, _LOW, 0)
        library.espeak_Synth(content, len(content), 0, 1, 0, _UTF8, None, None)
        library.espeak_Synchronize()
        samples = np.frombuffer(b"".join(self._heard), np.int16).astype(np.float32) / np.float32(32768)
        return _resampled(_trimmed(samples), self.rate)

    def _on_samples(self, samples: Any, count: int, _events: object) -> int:
        if samples and count > 0:
            self._heard.append(ctypes.string_at(samples, count * 2))
        return 0


@lru_cache(maxsize=1)
def _speaker() -> _Speaker | None:
    """None if the voice isn't installed, or doesn't run here."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import espeakng_loader  # pyright: ignore[reportMissingTypeStubs]

        speaker = _Speaker(ctypes.CDLL(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path()))
        return speaker if speaker.rate > 0 else None
    return None


def _trimmed(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    loud = np.flatnonzero(np.abs(samples) > 0.004)
    return samples[loud[0] : loud[-1] + 1] if loud.size else samples[:0]


def _resampled(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """At 48 kHz, by the spectrum: exact for a sound that begins and ends in silence."""
    if not samples.size:
        return samples
    count = round(samples.size * RATE / rate)
    spectrum = np.fft.rfft(samples)
    wide = np.zeros(count // 2 + 1, np.complex128)
    wide[: min(spectrum.size, wide.size)] = spectrum[: wide.size]
    return (np.fft.irfft(wide, count) * (count / samples.size)).astype(np.float32)
