"""What music a mood makes: tempo, key, chords to choose from, and which instruments play."""

from dataclasses import dataclass
from typing import Final

Chord = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mood:
    """tempo: wanted beats a minute. key: MIDI note of the tonic. home: its chord.

    progressions: rows of four chords, as semitones above the key; each film, and each act of it, takes its own.
    bed, lead, low: instruments of the chords, the tune and the bass ("" = none). density: notes of the tune in a beat.
    drums: patterns by instrument, sixteen steps of a bar, 0…9 how loud. wet: how much reverb, 0…1.
    """

    tempo: int
    key: int
    home: Chord
    progressions: tuple[tuple[Chord, ...], ...]
    bed: str
    lead: str
    low: str
    density: float
    drums: tuple[tuple[str, str], ...] = ()
    wet: float = 0.35


_MAJOR: Final = (
    ((0, 4, 7), (7, 11, 14), (9, 12, 16), (5, 9, 12)),
    ((0, 4, 7), (5, 9, 12), (9, 12, 16), (7, 11, 14)),
    ((0, 4, 7, 11), (9, 12, 16), (2, 5, 9), (7, 11, 14)),
    ((5, 9, 12), (7, 11, 14), (0, 4, 7), (9, 12, 16)),
)
_MINOR: Final = (
    ((0, 3, 7), (8, 12, 15), (3, 7, 10), (10, 14, 17)),
    ((0, 3, 7), (5, 8, 12), (8, 12, 15), (7, 10, 14)),
    ((0, 3, 7), (10, 14, 17), (8, 12, 15), (10, 14, 17)),
)
_DREAMY: Final = (
    ((0, 4, 7, 11), (9, 12, 16, 19), (5, 9, 12, 16), (7, 11, 14, 17)),
    ((5, 9, 12, 16), (4, 7, 11, 14), (2, 5, 9, 12), (0, 4, 7, 14)),
    ((0, 4, 7, 14), (5, 9, 12, 19), (2, 5, 9, 16), (7, 12, 14, 17)),
)
_DARK: Final = (
    ((0, 3, 7, 14), (-2, 3, 7, 10), (-4, 0, 3, 10), (-5, -1, 2, 9)),
    ((0, 3, 6), (1, 5, 8), (0, 3, 7), (-1, 2, 6)),
    ((0, 3, 7, 11), (3, 6, 10), (-1, 3, 6), (0, 5, 8)),
)

MOODS: Final = {
    "calm": Mood(72, 57, (0, 4, 7, 14), _DREAMY, "pad", "piano", "", 0.8, wet=0.5),
    "happy": Mood(
        108, 60, (0, 4, 7), _MAJOR, "strum", "marimba", "bass", 1.6,
        (("kick", "9000000090000000"), ("clap", "0000600000006000"), ("shaker", "3020302030203020")), 0.22,
    ),
    "sad": Mood(60, 57, (0, 3, 7), _MINOR, "strings", "piano", "", 0.6, wet=0.55),
    "epic": Mood(
        88, 50, (0, 3, 7), _MINOR, "strings", "brass", "low", 0.7,
        (("drum", "9003006090036006"), ("crash", "4000000000000000")), 0.5,
    ),
    "tense": Mood(
        118, 50, (0, 3, 7), (*_MINOR[1:], ((0, 3, 7), (0, 3, 8), (1, 5, 8), (0, 3, 7))), "strings", "pulse", "pulse_low", 3.2,
        (("drum", "9000003090000030"), ("shaker", "2121212121212121")), 0.3,
    ),
    "mystery": Mood(76, 54, (0, 3, 7, 14), _DARK, "glass", "bell", "low", 0.7, (("drum", "3000000000000000"),), 0.6),
    "romantic": Mood(70, 60, (0, 4, 7, 14), (_DREAMY[0], _DREAMY[2], _MAJOR[2]), "strings", "harp", "low", 1.5, wet=0.5),
    "tech": Mood(
        112, 57, (0, 3, 7, 10), (((0, 3, 7, 10), (-4, 0, 3, 7), (3, 7, 10, 14), (-2, 2, 5, 9)), *_MINOR), "pad", "pulse",
        "bass", 2.6, (("kick", "9000900090009000"), ("hat", "0040004000400043")), 0.3,
    ),
}  # fmt: skip
"""Every mood that the director knows."""
