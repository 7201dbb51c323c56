"""What a place sounds like: wind, waves, rain, birds, crickets, streets, rooms, fire, the deep, space."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.sound.instruments import RATE
from vidpipe_desktop.engines.animatic.spec import SceneSpec

Stereo = NDArray[np.float64]
_EDGE = 0.3
"""Seconds in which the sound of a place comes and goes at a scene's ends."""
_WOODS: Final = frozenset(("forest", "meadow", "farm", "jungle", "lake", "island", "road", "mountain"))
_STREETS: Final = frozenset(("city", "neon_alley", "rome"))
_WINDY: Final = frozenset(
    ("desert", "mountain", "snow_mountain", "arctic", "canyon", "mars", "clouds", "ruins", "battlefield")
)


def ambience(spec: SceneSpec, samples: int) -> Stereo:
    """Two rows of `samples` samples that begin and end in silence."""
    chance = np.random.default_rng((spec.seed, 77))
    out = np.zeros((2, samples))
    for name, level in sounds_of(spec):
        out += _SOUNDS[name](chance, samples) * level
    time = np.arange(samples) / RATE
    edge = min(_EDGE, samples / RATE / 4)
    return out * np.clip(np.minimum(time, time[-1] - time) / edge, 0, 1)


def sounds_of(spec: SceneSpec) -> tuple[tuple[str, float], ...]:
    """Names and levels of what is heard at the scene's place, in its light and weather."""
    place, tags = world().places.get(spec.set), set(spec.tags)
    kind = place.kind if place else "graphic"
    found: dict[str, float] = {}
    match kind:
        case "sea" | "shore":
            found["waves"] = 0.034 if kind == "sea" else 0.03
        case "deep":
            found["bubbles"] = 0.03
        case "space":
            found["hum"] = 0.03
        case "dark":
            found["drips"] = 0.03
        case "room":
            found["room"] = 0.009
        case "air":
            found["wind"] = 0.03
        case "land":
            found |= _on_land(spec)
        case _:
            pass
    if kind in ("land", "shore", "sea"):
        if tags & {"rain", "storm"}:
            found = {name: level for name, level in found.items() if name not in ("birds", "crickets")}
            found["rain"] = 0.04
        if "storm" in tags:
            found |= {"wind": 0.03, "thunder": 0.12}
    if "fire" in spec.effects:
        found["fire"] = 0.03
    return tuple(found.items())


def _on_land(spec: SceneSpec) -> dict[str, float]:
    dark = spec.time_of_day in ("night", "dusk")
    found: dict[str, float] = {}
    if spec.set in _STREETS:
        found["street"] = 0.026
    if spec.set in _WINDY or "snow" in spec.tags:
        found["wind"] = 0.026
    if spec.set in _WOODS and "snow" not in spec.tags:
        found["crickets" if dark else "birds"] = 0.016 if dark else 0.024
    return found or {"wind": 0.012}


def _noise(chance: np.random.Generator, samples: int, low: float, high: float) -> Stereo:
    """Two rows of noise between two frequencies, of strength 1."""
    spectrum = np.fft.rfft(chance.normal(0, 1, (2, samples)).astype(np.float32))
    hertz = np.maximum(np.fft.rfftfreq(samples, 1 / RATE), 1.0)
    spectrum *= (1 / (1 + (hertz / high) ** 4) / (1 + (low / hertz) ** 4)).astype(np.float32)
    noise = np.fft.irfft(spectrum, samples)
    return noise / (noise.std() + np.float32(1e-9))


def _breath(samples: int, hertz: float, least: float, phase: float = 0.0) -> Stereo:
    """Slowly louder and softer, out of step on both sides."""
    time = np.arange(samples) / RATE
    rows = [least + (1 - least) * (0.5 + 0.5 * np.sin(2 * np.pi * hertz * time + phase + side)) for side in (0.0, 0.9)]
    return np.array(rows)


def _waves(chance: np.random.Generator, samples: int) -> Stereo:
    return _noise(chance, samples, 60, 1300) * _breath(samples, 0.13, 0.2, chance.uniform(0, 6)) ** 2


def _wind(chance: np.random.Generator, samples: int) -> Stereo:
    return _noise(chance, samples, 120, 520) * _breath(samples, 0.16, 0.35, chance.uniform(0, 6))


def _rain(chance: np.random.Generator, samples: int) -> Stereo:
    return 0.7 * _noise(chance, samples, 900, 8000) + 0.3 * _noise(chance, samples, 200, 1200)


def _thunder(chance: np.random.Generator, samples: int) -> Stereo:
    time = np.arange(samples) / RATE
    start = chance.uniform(0.15, 0.5) * samples / RATE
    since = np.maximum(0, time - start)
    return _noise(chance, samples, 25, 130) * np.exp(-since * 0.9) * np.clip(since / 0.12, 0, 1)


def _street(chance: np.random.Generator, samples: int) -> Stereo:
    return _noise(chance, samples, 50, 380) + 0.25 * _noise(chance, samples, 300, 1500) * _breath(samples, 0.11, 0.1)


def _room(chance: np.random.Generator, samples: int) -> Stereo:
    return _noise(chance, samples, 70, 400)


def _hum(chance: np.random.Generator, samples: int) -> Stereo:
    time = np.arange(samples) / RATE
    tone = np.sin(2 * np.pi * 55 * time) + np.sin(2 * np.pi * 55.4 * time)
    return 0.7 * _noise(chance, samples, 30, 160) + 0.35 * np.array([tone, tone[::-1]])


def _fire(chance: np.random.Generator, samples: int) -> Stereo:
    crackles = (chance.random((2, samples)) < 0.0006) * chance.normal(0, 12, (2, samples))
    return _noise(chance, samples, 60, 700) * _breath(samples, 0.7, 0.6) + crackles


def _crickets(chance: np.random.Generator, samples: int) -> Stereo:
    time = np.arange(samples) / RATE
    rows = [
        np.sin(2 * np.pi * pitch * time)
        * np.clip(np.sin(2 * np.pi * 21 * time) * 3, 0, 1)
        * np.clip(np.sin(2 * np.pi * pace * time + phase) * 4, 0, 1)
        for pitch, pace, phase in ((4300, 1.1, 0.0), (4050, 0.9, 1.7))
    ]
    return 0.7 * np.array(rows) + 0.3 * _noise(chance, samples, 150, 700)


def _birds(chance: np.random.Generator, samples: int) -> Stereo:
    def chirps(pitch: float) -> NDArray[np.float64]:
        time = np.arange(int(0.5 * RATE)) / RATE
        call = np.zeros(time.size)
        for number in range(int(chance.integers(2, 5))):
            since = time - 0.11 * number
            shape = np.sin(np.pi * np.clip(since / 0.08, 0, 1)) * (since > 0)
            call += shape * np.sin(2 * np.pi * (pitch + 900 * np.sin(since * 50)) * since)
        return call

    calls = (chirps(chance.uniform(2400, 4600)) for _ in range(max(1, round(samples / RATE * 1.1))))
    return _scattered(chance, samples, calls) + 0.12 * _noise(chance, samples, 200, 1200)


def _bubbles(chance: np.random.Generator, samples: int) -> Stereo:
    time = np.arange(int(0.09 * RATE)) / RATE
    pops = (
        np.sin(2 * np.pi * (chance.uniform(500, 1300) + 5000 * time) * time) * np.exp(-time * 45)
        for _ in range(round(samples / RATE * 5))
    )
    return 0.8 * _scattered(chance, samples, pops) + 0.8 * _noise(chance, samples, 50, 420)


def _drips(chance: np.random.Generator, samples: int) -> Stereo:
    time = np.arange(int(0.35 * RATE)) / RATE
    drops = (
        np.sin(2 * np.pi * chance.uniform(900, 1700) * (1 + 0.4 * time) * time) * np.exp(-time * 16)
        for _ in range(round(samples / RATE * 1.2))
    )
    return 1.6 * _scattered(chance, samples, drops) + 0.3 * _noise(chance, samples, 40, 220)


def _scattered(chance: np.random.Generator, samples: int, sounds: Iterable[NDArray[np.float64]]) -> Stereo:
    """Short sounds at times and places of their own."""
    out = np.zeros((2, samples))
    for sound in sounds:
        at, pan = int(chance.uniform(0, max(1, samples - sound.size))), chance.uniform(0.1, 0.9)
        part = sound[: samples - at]
        out[0, at : at + part.size] += part * (1 - pan)
        out[1, at : at + part.size] += part * pan
    return out


_SOUNDS: Final[Mapping[str, Callable[[np.random.Generator, int], Stereo]]] = {
    "waves": _waves, "wind": _wind, "rain": _rain, "thunder": _thunder, "street": _street, "room": _room, "hum": _hum,
    "fire": _fire, "crickets": _crickets, "birds": _birds, "bubbles": _bubbles, "drips": _drips,
}  # fmt: skip
