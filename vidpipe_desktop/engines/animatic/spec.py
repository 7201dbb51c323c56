"""What the animatic stages in one scene, as data. Kept as JSON in `Scene.staging`; editing it re-renders the scene.

Stage units: the picture is 1920 x 1080 units with the origin at the top left, whatever its size in pixels; a narrower
film shows the middle of that width, a wider one more on both sides. Depth 1 is the plane of focus, larger is farther.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, cast

from vidpipe_desktop.core.models import Json
from vidpipe_desktop.core.recipes import canonical

STAGE_WIDTH = 1920.0
STAGE_HEIGHT = 1080.0

PICTOGRAM = "pictogram:"
"""Prefix of characters that are a picture of an emoji, as in "pictogram:🚀", or of a thing that has none."""


@dataclass(frozen=True, slots=True)
class ActorSpec:
    """Somebody or something on the stage.

    character: a name from `actors.cast`, or PICTOGRAM plus an emoji.
    x: where it stands when the scene begins, in stage units; move: how far it goes to the right until the end.
    height: in stage units; None = its natural height. scale multiplies either.
    facing: 1 = to the right, -1 = to the left.
    phase: offset into its cycle, in seconds. lift: height above the ground. width: of the seat it sits on, in stage
    units, 0 = the ground. look: who it is in particular; the same word gives the same face, hair and clothes.
    ink: its colour, as "#rrggbb"; of people, that of their clothes. holds: what is in a person's hand, as
    "umbrella #rrggbb". wears: what a person wears besides, parted by semicolons, as "coat #rrggbb; glasses"; the names
    are those of actors/people/garments.toml. called: what the prompt calls it, as in "puppy" or "Maria".
    "" = as it comes.
    """

    character: str
    x: float = 960.0
    height: float | None = None
    action: str = "stand"
    facing: int = 1
    move: float = 0.0
    depth: float = 1.0
    scale: float = 1.0
    phase: float = 0.0
    lift: float = 0.0
    width: float = 0.0
    look: str = ""
    ink: str = ""
    holds: str = ""
    wears: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class DiagramSpec:
    """A graphic: kind is title, orbit, bloch, flow, network, bars, brand, comparison, timeline, cycle or parts.

    hero and items are emoji. labels: words or numbers under the items, in their order; "" = none.
    """

    kind: str
    text: str = ""
    subtitle: str = ""
    hero: str = ""
    items: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SceneSpec:
    """One scene, completely: two equal specs give the same picture on the same machine and version.

    shot: wide, medium, close, low, action, insert or graphic.
    set: a name from `scenery.sets`; with table_top, a table in front of it out of focus.
    time_of_day: dawn, day, golden, sunset, dusk, night, overcast or storm.
    palette: the place that tints the light ("" = none): mars, desert, snow, neon, underwater, jungle, spooky.
    tags: weather and condition of the set: rain, storm, snow, fog, overcast, autumn, ruin, spooky; and what stands
    behind it, a name from `scenery.landmarks`.
    camera: push, pull, pan_left, pan_right, tilt_up, crane_up, crane_down, track, handheld, shake, whip or static.
    effects: fire, sparks, fade, flames, smoke, splash, confetti, hearts.
    transition: into this scene: none, push, whip, ink, dissolve, light, match or fade.
    language: of title and caption, as ISO 639-1 ("" = unknown).
    hue: accent colour, 0…1. seed: of the set's shapes. score_seed: of the whole film's music.
    chosen: what a person chose by hand, as fields and values (director/choosing.py); as_written: the JSON of the spec
    without it ("" = nothing was chosen), so that each choice can be taken back, and outlives other words.
    """

    shot: str
    set: str
    time_of_day: str
    genre: str
    style: str
    mood: str
    seed: int
    score_seed: int
    hue: float = 0.0
    palette: str = ""
    tags: tuple[str, ...] = ()
    camera: str = "push"
    actors: tuple[ActorSpec, ...] = ()
    diagram: DiagramSpec | None = None
    effects: tuple[str, ...] = ()
    transition: str = "none"
    title: str = ""
    caption: str = ""
    table_top: bool = False
    language: str = "en"
    chosen: tuple[tuple[str, str], ...] = ()
    as_written: str = ""

    @property
    def told(self) -> str:
        """The words that narration reads aloud."""
        return self.caption or self.title

    def to_json(self) -> str:
        """Canonical JSON, as kept in `Scene.staging`."""
        known = asdict(self)
        if not self.chosen:
            del known["chosen"], known["as_written"]
        return canonical(cast(Json, known))


def spec_from_json(text: str) -> SceneSpec:
    """The spec written by `SceneSpec.to_json`. Raises ValueError for anything else."""
    try:
        raw = cast(dict[str, Any], json.loads(text))
        parts: dict[str, Any] = {name: tuple(raw.get(name, ())) for name in ("tags", "effects")}
        parts["actors"] = tuple(ActorSpec(**actor) for actor in raw.get("actors", ()))
        parts["chosen"] = tuple((str(field), str(value)) for field, value in raw.get("chosen", ()))
        if raw.get("diagram"):
            diagram = dict[str, Any](raw["diagram"])
            diagram |= {name: tuple(diagram.get(name, ())) for name in ("items", "labels")}
            parts["diagram"] = DiagramSpec(**diagram)
        return SceneSpec(**{**raw, **parts})
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        raise ValueError(f"not a scene spec: {error}") from error
