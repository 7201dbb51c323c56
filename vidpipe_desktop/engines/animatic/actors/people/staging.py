"""How people play what the director wrote where they are: on foot, in water, in space, on seats."""

from dataclasses import dataclass
from typing import Final

from vidpipe_desktop.engines.animatic.actors.people.actions import POSES
from vidpipe_desktop.engines.animatic.actors.people.resting import HOVERING
from vidpipe_desktop.engines.animatic.spec import ActorSpec

_GOING: Final = {
    "walk": "walk",
    "explore": "walk",
    "march": "march",
    "run": "run",
    "chase": "run",
    "flee": "run",
    "lost": "search",
    "carry": "carry_walk",
    "led_walk": "led_walk",
    "leads_walk": "leads_walk",
}
"""Actions that cover ground, and how."""
_NO_WAY = 100.0
"""Who goes less far than this, in stage units, and isn't on the way anywhere, stays on the spot."""
_LEAST_WAY = 24.0
_SEATED: Final = {
    "sit": "seat", "rest": "seat", "read": "seat_read", "drink": "seat_drink", "write": "seat_write", "talk": "seat_talk",
    "sad": "seat_sad", "instrument": "seat_instrument", "knit": "seat_knit", "piano": "seat_piano", "eat": "seat_eat",
    "type": "seat_piano", "work": "seat_piano", "think": "seat_think", "phone": "seat_phone",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Play:
    """What is really played. move: how far it goes until the end of the scene."""

    action: str
    move: float


def played(actor: ActorSpec, medium: str) -> Play:
    """The action and the way of a person in air, sea, water, space or air_fly."""
    action = actor.action
    match medium:
        case "space":
            return Play(action if action in ("float", "fly", "sleep") else "float", actor.move)
        case "water":
            swims = action in ("walk", "run", "swim", "fly", "lost", "ride")
            return Play("swim" if swims else "float", actor.move)
        case "air_fly":
            return Play(action if action in ("fly", "float") or actor.lift else "fly", actor.move)
        case _:
            pass
    if actor.lift:  # on something that carries it
        return Play(action if action not in _GOING else "stand", actor.move)
    if action == "ride":
        action = "run"
    if actor.width:
        return Play(_SEATED.get(action, action), 0.0)
    if action in HOVERING or action in ("climb", "pedal"):
        return Play(action, actor.move)
    return _on_foot(action, actor.move)


def _on_foot(action: str, move: float) -> Play:
    """No walking on the spot, and no sliding while standing."""
    goes = action in _GOING
    if abs(move) < (_LEAST_WAY if goes else _NO_WAY):
        return Play(action if action not in _GOING or action in ("lost", "carry") else "stand", 0.0)
    if goes:
        return Play(_GOING[action], move)
    return Play("walk", move) if action in POSES else Play(action, move)
