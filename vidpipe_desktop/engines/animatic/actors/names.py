"""Who moves how, how large everybody is, and which emoji shows a character. No Qt."""

from functools import cache
from typing import Final

from vidpipe_desktop.engines.animatic.actors.catalog import size_of
from vidpipe_desktop.engines.animatic.language.lexicon import lexicon
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM

FLYING = frozenset({"bird", "eagle", "owl", "dove", "seagull", "crow", "parrot", "phoenix", "dragon", "ghost"})
SWIMMING = frozenset({"fish", "whale", "shark", "dolphin"})

UPRIGHT: Final = frozenset(
    ("stand", "walk", "lost", "talk", "teach", "think", "drink", "eat", "phone", "read", "write", "cry", "sad", "laugh", "wave", "point", "sing", "look",
     "cook", "paint", "violin", "instrument", "carry", "knit", "led", "leads", "led_walk", "leads_walk", "hug"),
)  # fmt: skip
"""What people do on their feet, and with their hands at most."""

ADULT: Final = 390.0
"""Height of a grown-up on the plane of focus, in stage units."""
_HEIGHTS = {
    "boy": 285, "girl": 285, "baby": 200, "sister": 365, "brother": 370, "teenager": 360, "student": 370,
    "woman": 375, "mother": 375, "old": 368, "grandmother": 350, "fairy": 250, "elf": 300, "dwarf": 270, "robot": 395,
    "knight": 410, "king": 400, "viking": 410, "hero": 410, "astronaut": 410, "santa": 390, "blacksmith": 405,
}  # fmt: skip
_NO_EMOJI = {
    "blackcat": "🐈‍⬛", "dino": "🦕", "polarbear": "🐻‍❄️", "phoenix": "🐦", "seagull": "🕊", "crow": "🐦‍⬛", "eagle": "🦅",
}  # fmt: skip


def natural_height(character: str) -> float:
    """How high the character stands on the plane of focus, in stage units."""
    if size := size_of(character):
        return size.height
    return float(_HEIGHTS.get(character, 250 if character.startswith(PICTOGRAM) else ADULT))


def emoji_of(character: str) -> str:
    """The emoji that shows the character."""
    if character.startswith(PICTOGRAM):
        return character.removeprefix(PICTOGRAM)
    return _NO_EMOJI.get(character) or _shown().get(character, "🧍")


@cache
def _shown() -> dict[str, str]:
    """Character to the first emoji that the lexicon knows for it."""
    found: dict[str, str] = {}
    for emoji, concepts in lexicon().emoji.items():
        for concept in concepts:
            if concept.kind == "subject":
                found.setdefault(concept.name, emoji)
    return found
