"""What worker processes do for the animatic. Each: f(args, report) -> dict, JSON in and out."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.memory import give_back

if TYPE_CHECKING:
    from vidpipe_desktop.engines.animatic.director.direct import PlannedScene
    from vidpipe_desktop.engines.animatic.film.filming import Film

Report = Callable[[float], None]

_KEPT = 2
"""Scenes a worker keeps built: 10 to 15 MB each at 1280x720."""


def storyboard(args: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """Read the prompt and stage it: style_guide and scenes, each with its staging as JSON."""
    from vidpipe_desktop.engines.animatic.director.direct import direct
    from vidpipe_desktop.engines.animatic.language.reading import read_prompt

    reading = read_prompt(args["prompt"])
    report(0.5)
    planned = direct(
        args["prompt"],
        reading,
        style=args["style"],
        scene_count=args["scene_count"],
        seconds=args["seconds"],
        aspect_ratio=AspectRatio(args["aspect_ratio"]),
        seed=args["seed"],
    )
    return {
        "style_guide": planned.style_guide,
        "scenes": [_draft(scene, args["narration"]) for scene in planned.scenes],
    }


def restage(args: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """Stage one scene anew from its words: the scene as `storyboard` gives it."""
    from vidpipe_desktop.engines.animatic.director.direct import restage as staged
    from vidpipe_desktop.engines.animatic.spec import spec_from_json

    return _draft(
        staged(
            args["prompt"],
            args["words"],
            style=args["style"],
            aspect_ratio=AspectRatio(args["aspect_ratio"]),
            index=args["index"],
            count=args["count"],
            seed=args["seed"],
            before=spec_from_json(args["staging"]) if args["staging"] else None,
        ),
        args["narration"],
    )


def _draft(scene: "PlannedScene", narrated: bool) -> dict[str, Any]:
    from vidpipe_desktop.engines.animatic.sound.narration import seconds_to_tell

    words = asdict(scene)
    del words["spec"]
    least = seconds_to_tell(scene.spec.told) if narrated else 0.0
    return {**words, "seed": scene.spec.seed, "staging": scene.spec.to_json(), "least": least}


def keyframe(args: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """Paint the first or last picture of a scene as PNG."""
    renderer = _renderer(args, args["seed"])
    report(0.5)
    image = renderer.world(0.0 if args["kind"] == "start" else args["seconds"])
    if not image.save(args["path"], "PNG", 80):  # pyright: ignore[reportArgumentType] - Qt takes the format as text
        raise OSError(f"{args['path']} cannot be written")
    return {"path": args["path"]}


def clip(args: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """Film a scene from its first to its last picture, with its slice of the film's sound, as MP4."""
    from vidpipe_desktop.engines.animatic.film.filming import film_scene
    from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice

    index, count, *rest = args["place_in_film"]
    frames = film_scene(
        _film(args),
        Path(args["path"]),
        rate=Fraction(args["frame_rate"]),
        place=Slice(index, count, args["seconds"], *rest),
        captions=args["captions"],
        narration=args["narration"],
        report=report,
    )
    return {"path": args["path"], "frames": frames}


def rough_cut(args: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """Film all scenes, one after the other; each begins with the picture that the one before ends with."""
    from vidpipe_desktop.engines.animatic.film.filming import film_scene
    from vidpipe_desktop.engines.animatic.film.scene import StagedFilm
    from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice

    last = None
    for number, scene in enumerate(args["scenes"]):
        renderer, (index, count, *rest) = _renderer({**args, **scene}, scene["world_seed"]), scene["place_in_film"]
        first, last = last or renderer.world(0.0), renderer.world(scene["seconds"])
        part = Path(scene["path"]).with_suffix(".part.mp4")
        film_scene(
            StagedFilm(renderer, first, last),
            part,
            rate=Fraction(args["frame_rate"]),
            place=Slice(index, count, scene["seconds"], *rest),
            captions=args["captions"],
            narration=args["narration"],
            report=lambda _: None,
        )
        part.replace(scene["path"])
        report((number + 1) / len(args["scenes"]))
    return {}


def _film(args: Mapping[str, Any]) -> "Film":
    """What the clip shows: the staged scene, or pictures that somebody else painted of it."""
    from vidpipe_desktop.engines.animatic.film.filming import read_picture
    from vidpipe_desktop.engines.animatic.film.given import GivenFilm
    from vidpipe_desktop.engines.animatic.film.scene import StagedFilm
    from vidpipe_desktop.engines.animatic.spec import spec_from_json

    width, height = args["size"]
    first, last = (
        read_picture(Path(path), (width, height)) if path else None for path in (args["first"], args["last"])
    )
    assert first is not None
    given = tuple(args["given"])
    if last is None or not any(given):
        return StagedFilm(_renderer(args, args["world_seed"]), first, last)
    _have_fonts()
    return GivenFilm(
        spec_from_json(args["staging"]),
        float(args["seconds"]),
        first,
        last,
        given=given,
        words=args["words"],
        seed=args["seed"],
        world=None if all(given) else _renderer(args, args["world_seed"]),
    )


def _renderer(args: Mapping[str, Any], seed: int) -> Any:
    width, height = args["size"]
    return _built(args["staging"], (width, height), float(args["seconds"]), seed)


@lru_cache(maxsize=_KEPT)
def _built(staging: str, size: tuple[int, int], seconds: float, seed: int) -> Any:
    """The scene's renderer; a worker keeps the last few, as a scene's clip often follows its pictures."""
    from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
    from vidpipe_desktop.engines.animatic.language.meanings import forget_meanings
    from vidpipe_desktop.engines.animatic.spec import spec_from_json

    _have_fonts()
    forget_meanings()
    renderer = SceneRenderer(spec_from_json(staging), size, seconds, seed)
    give_back()
    return renderer


def _have_fonts() -> None:
    """Qt sets text only where there is an application."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        QGuiApplication([])
