"""What actors hold and wear, in words."""

from typing import Final

from vidpipe_desktop.engines.animatic.director.naming import with_article
from vidpipe_desktop.engines.animatic.language.details import ink_name
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import ActorSpec

_CALLED: Final = {
    "wateringcan": "watering can", "closed_book": "book", "rod": "fishing rod", "net": "butterfly net", "teddy": "teddy bear",
    "fork": "pitchfork", "icecream": "ice cream", "crystalball": "crystal ball", "tophat": "top hat",
}  # fmt: skip
_BARE: Final = ("hair", "glasses", "braids", "boots", "trousers", "wings", "balloons", "knitting", "bread")
"""What takes no article."""
_STATES: Final = {"aged": "old", "bald": "bald"}


def described(actor: ActorSpec) -> str:
    """As in "wearing a red coat and glasses, holding a newspaper, all in blue"; "" if nothing is told."""
    states: list[str] = []
    clothes: list[str] = []
    for piece in filter(None, (part.strip() for part in actor.wears.split(";"))):
        name, *details = piece.split()
        if name in _STATES:
            states.append(_STATES[name])
        else:
            clothes.append(_called(name, details))
    parts = [*states]
    parts += [f"with {' and '.join(clothes)}"] if clothes else []
    if actor.holds:
        name, *details = actor.holds.split()
        parts.append(f"holding {_called(name, details)}")
    if actor.ink:
        parts.append(f"coloured {ink_name(actor.ink)}")
    return ", ".join(parts)


def _called(name: str, details: list[str]) -> str:
    said = [ink_name(detail) if detail.startswith("#") else detail for detail in details]
    noun = " ".join((*said, _CALLED.get(name, name)))
    return noun if name in _BARE else with_article(Subject("", noun))
