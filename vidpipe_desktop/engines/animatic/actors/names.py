"""Who moves how, and which emoji shows a character. No Qt."""

from functools import cache

from vidpipe_desktop.engines.animatic.actors.catalog import size_of
from vidpipe_desktop.engines.animatic.language.lexicon import lexicon
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM

FLYING = frozenset({"bird", "eagle", "owl", "dove", "seagull", "crow", "parrot", "phoenix", "dragon", "ghost"})
SWIMMING = frozenset({"fish", "whale", "shark", "dolphin", "diver"})

_HEIGHTS = {
    "boy": 300, "girl": 300,
}  # fmt: skip
_NO_EMOJI = {
    "knight": "🤺", "soldier": "💂", "legionary": "💂", "emperor": "🤴", "samurai": "🥷", "viking": "🧔", "pirate": "🏴‍☠️",
    "hiker": "🧗", "monk": "🧘", "barista": "🧑‍🍳", "hero": "🦸", "person": "🚶", "phoenix": "🐦", "diver": "🤿", "dancer": "💃",
    "seagull": "🕊", "crow": "🐦‍⬛", "eagle": "🦅", "old": "🧓", "man": "🚶‍♂️", "woman": "🚶‍♀️", "boy": "🧍‍♂️",
    "girl": "🧍‍♀️",
}  # fmt: skip


def natural_height(character: str) -> float:
    """How high the character stands on the plane of focus, in stage units."""
    if size := size_of(character):
        return size.height
    return float(_HEIGHTS.get(character, 250 if character.startswith(PICTOGRAM) else 380))


def emoji_of(character: str) -> str:
    """The emoji that shows the character."""
    if character.startswith(PICTOGRAM):
        return character.removeprefix(PICTOGRAM)
    return _NO_EMOJI.get(character) or _shown().get(character, "✨")


@cache
def _shown() -> dict[str, str]:
    """Character to the first emoji that the lexicon knows for it."""
    found: dict[str, str] = {}
    for emoji, concepts in lexicon().emoji.items():
        for concept in concepts:
            if concept.kind == "subject":
                found.setdefault(concept.name, emoji)
    return found
