"""Sounds of what happens: steps, blows, splashes, and the whoosh or chime of a transition."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidpipe_desktop.engines.animatic.paint.curves import ease
from vidpipe_desktop.engines.animatic.sound.instruments import RATE, played
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, ActorSpec, SceneSpec

Cue = tuple[float, str, float]
"""Seconds into the scene, the sound's name, and its level."""

_OF_TRANSITION: Final = {
    "push": "whoosh", "whip": "whip", "ink": "swell", "light": "chime", "match": "pop", "dissolve": "", "fade": "",
}  # fmt: skip
_STEP = 95.0
"""Stage units of one step, as actors make them."""
_MOST_STEPS = 14
_SOFT: Final = frozenset(("space", "clouds", "underwater", "ocean", "abstract", "studio"))
"""Places where no step is heard."""


def effects(spec: SceneSpec, seconds: float, samples: int) -> NDArray[np.float64]:
    """Two rows of `samples` samples: every sound is over before they are."""
    out = np.zeros((2, samples))
    for number, (at, name, level) in enumerate(cues(spec, seconds)):
        sound = _sound(name, number % 4)
        begin = round(at * RATE)
        part = sound[: max(0, samples - begin)].copy()
        fade = min(part.size, RATE // 50)
        if part.size < sound.size and fade:
            part[-fade:] *= np.linspace(1, 0, fade)
        pan = 0.5 + 0.16 * ((number * 37) % 5 - 2) / 2
        out[0, begin : begin + part.size] += part * level * (1 - pan) * 1.4
        out[1, begin : begin + part.size] += part * level * pan * 1.4
    return out


def cues(spec: SceneSpec, seconds: float) -> list[Cue]:
    """What is heard when."""
    found: list[Cue] = []
    if name := _OF_TRANSITION.get(spec.transition, ""):
        found.append((0.0, name, 0.16 if name != "chime" else 0.07))
    if spec.title and spec.diagram is None:
        found.append((0.4, "chime", 0.06))
    if spec.diagram is not None:
        found += [(0.45 + 0.24 * turn, "pop", 0.05) for turn in range(1, min(6, len(spec.diagram.items) + 1))]
    for actor in spec.actors[:3]:
        found += _of_actor(spec, actor, seconds)
    return [cue for cue in sorted(found) if cue[0] < seconds - 0.15]


def _of_actor(spec: SceneSpec, actor: ActorSpec, seconds: float) -> list[Cue]:
    match actor.action:
        case "fight" | "attack":
            return [(0.5 + 1.43 * beat, "clang" if beat % 2 else "hit", 0.12) for beat in range(int(seconds / 1.43))]
        case "walk" | "march" | "run" if spec.set not in _SOFT and not actor.character.startswith(PICTOGRAM):
            return [(at, "step", 0.05 * min(1.0, actor.scale + 0.3)) for at in _steps(actor, seconds)]
        case "swim":
            return [(0.4 + 1.7 * beat, "splash", 0.06) for beat in range(int(seconds / 1.7))]
        case "explode":
            return [(0.5, "hit", 0.3)]
        case _:
            return []


def _steps(actor: ActorSpec, seconds: float) -> list[float]:
    """When the feet come down: each time another step's length is gone."""
    times = np.linspace(0, seconds, 400)
    gone = np.array([abs(actor.move) * ease(time / seconds) for time in times])
    wanted = np.arange(1, min(_MOST_STEPS, int(gone[-1] // _STEP)) + 1) * _STEP
    return [float(time) for time in times[np.minimum(np.searchsorted(gone, wanted), times.size - 1)]]


@lru_cache(maxsize=40)
def _sound(name: str, take: int) -> NDArray[np.float64]:
    sound = _SOUNDS[name](np.random.default_rng((take, 31)))
    sound.setflags(write=False)
    return sound


def _time(seconds: float) -> NDArray[np.float64]:
    return np.arange(int(seconds * RATE)) / RATE


def _band(chance: np.random.Generator, samples: int, low: float, high: float) -> NDArray[np.float64]:
    spectrum = np.fft.rfft(chance.normal(0, 1, samples))
    hertz = np.maximum(np.fft.rfftfreq(samples, 1 / RATE), 1.0)
    spectrum *= 1 / (1 + (hertz / high) ** 4) / (1 + (low / hertz) ** 4)
    noise = np.fft.irfft(spectrum, samples)
    return noise / (np.abs(noise).max() + 1e-9)


def _whoosh(chance: np.random.Generator) -> NDArray[np.float64]:
    time = _time(1.1)
    return _band(chance, time.size, 250, 2600) * np.exp(-(((time - 0.42) / 0.2) ** 2)) * np.clip(time / 0.05, 0, 1)


def _whip(chance: np.random.Generator) -> NDArray[np.float64]:
    time = _time(0.6)
    return _band(chance, time.size, 700, 6000) * np.exp(-(((time - 0.25) / 0.09) ** 2))


def _swell(chance: np.random.Generator) -> NDArray[np.float64]:
    time = _time(1.6)
    deep = np.sin(2 * np.pi * (60 + 30 * time) * time) + 0.6 * _band(chance, time.size, 60, 500)
    return deep * np.sin(np.pi * np.clip(time / 1.6, 0, 1)) ** 2 * 0.7


def _chime(chance: np.random.Generator) -> NDArray[np.float64]:
    out = np.zeros(int(3.0 * RATE))
    for number, note in enumerate((81, 88, 93, 97)):
        tone, at = played("bell", note, RATE), int(0.07 * number * RATE)
        out[at : at + tone.size] += tone * 0.5
    return out


def _pop(chance: np.random.Generator) -> NDArray[np.float64]:
    time = _time(0.16)
    return np.sin(2 * np.pi * (520 + 1900 * time) * time) * np.exp(-time * 26) * np.clip(time / 0.003, 0, 1)


def _hit(chance: np.random.Generator) -> NDArray[np.float64]:
    time = _time(1.3)
    boom = np.sin(2 * np.pi * (34 * time + 5 * (1 - np.exp(-time * 12)))) * np.exp(-time * 3.4)
    return boom + 0.3 * _band(chance, time.size, 60, 600) * np.exp(-time * 8)


def _clang(chance: np.random.Generator) -> NDArray[np.float64]:
    time = _time(0.9)
    ring = sum(
        np.sin(2 * np.pi * hertz * (1 + 0.02 * chance.random()) * time) * np.exp(-time * decay)
        for hertz, decay in ((2310, 7), (3170, 9), (4580, 12), (1440, 6))
    )
    return np.asarray(ring) * 0.22


def _step(chance: np.random.Generator) -> NDArray[np.float64]:
    time = _time(0.14)
    return _band(chance, time.size, 90, 900) * np.exp(-time * 38) * np.clip(time / 0.004, 0, 1)


def _splash(chance: np.random.Generator) -> NDArray[np.float64]:
    time = _time(0.8)
    return _band(chance, time.size, 400, 4200) * np.exp(-time * 6) * np.clip(time / 0.03, 0, 1)


_SOUNDS: Final[Mapping[str, Callable[[np.random.Generator], NDArray[np.float64]]]] = {
    "whoosh": _whoosh, "whip": _whip, "swell": _swell, "chime": _chime, "pop": _pop, "hit": _hit, "clang": _clang,
    "step": _step, "splash": _splash,
}  # fmt: skip
