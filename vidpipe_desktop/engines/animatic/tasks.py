"""What worker processes do for the animatic. Each: f(args, report) -> dict, JSON in and out."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.memory import give_back

if TYPE_CHECKING:
    from vidpipe_desktop.engines.animatic.director.direct import PlannedScene
    from vidpipe_desktop.engines.animatic.film.filming import Film
    from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
    from vidpipe_desktop.engines.animatic.spec import SceneSpec

Report = Callable[[float], None]

_kept: "dict[tuple[str, tuple[int, int], float, int], SceneRenderer]" = {}
"""The scenes that this worker keeps built, the last ones, by all that determines them."""
_HD = 1_000_000
"""Pixels. Of larger pictures a worker keeps one scene only."""


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
    from vidpipe_desktop.engines.animatic.director.handwork import lost

    before = _before(args["staging"], beside=args["beside"])
    scene = staged(
        args["prompt"],
        args["words"],
        style=args["style"],
        aspect_ratio=AspectRatio(args["aspect_ratio"]),
        index=args["index"],
        count=args["count"],
        seed=args["seed"],
        before=before,
    )
    return {**_draft(scene, args["narration"]), "lost": lost(before, scene.spec) if before else ()}


def _before(staging: str, *, beside: bool) -> "SceneSpec | None":
    """The scene as it was; what was chosen by hand in one beside it is how that one looks."""
    from vidpipe_desktop.engines.animatic.spec import spec_from_json

    if not staging:
        return None
    spec = spec_from_json(staging)
    return replace(spec, chosen=(), as_written="") if beside else spec


def choose(args: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """Stage a scene as a person chose: staging as JSON, texts, and the fields that can be chosen."""
    from vidpipe_desktop.engines.animatic.director.handwork import as_wished
    from vidpipe_desktop.engines.animatic.director.handwork import choose as chosen
    from vidpipe_desktop.engines.animatic.director.premise import view_of

    choices = [(str(field), str(value)) for field, value in args["choices"]]
    view_width = view_of(AspectRatio(args["aspect_ratio"]))
    staging = str(args["staging"])
    if args["written"]:
        staging, choices = as_wished(staging, choices, view_width), []
    return asdict(chosen(staging, choices, args["texts"], view_width))


def vocabulary(args: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """The fields that can be chosen in any scene."""
    from vidpipe_desktop.engines.animatic.director.menu import vocabulary as general

    return {"fields": [asdict(field) for field in general()]}


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
    if not image.save(args["path"], "PNG", 80):  # pyright: ignore[reportArgumentType, reportCallIssue] - Qt takes text
        raise OSError(f"{args['path']} cannot be written")
    return {"path": args["path"]}


def clip(args: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """Film a scene from its first to its last picture, with its slice of the film's sound, as MP4.

    lacking: names of the scripts in which words should have been drawn, but no font has them.
    """
    from vidpipe_desktop.engines.animatic.film.filming import film_scene
    from vidpipe_desktop.engines.animatic.film.scripts import missing_scripts
    from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice

    index, count, *rest = args["place_in_film"]
    film = _film(args)
    frames = film_scene(
        film,
        Path(args["path"]),
        rate=Fraction(args["frame_rate"]),
        place=Slice(index, count, args["seconds"], *rest),
        captions=args["captions"],
        narration=args["narration"],
        report=report,
    )
    lacking = missing_scripts(film.spec) if args["captions"] else []
    return {"path": args["path"], "frames": frames, "lacking": lacking}


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


def _renderer(args: Mapping[str, Any], seed: int) -> "SceneRenderer":
    """The scene's renderer; a worker keeps its last ones, as a scene's two pictures and its clip often come together.

    The oldest goes before the next is built: sets take 10 to 15 MB each in HD, and what they are made of much more.
    """
    width, height = args["size"]
    wanted = (args["staging"], (width, height), float(args["seconds"]), seed)
    if wanted not in _kept:
        while len(_kept) >= (2 if width * height < _HD else 1):
            del _kept[next(iter(_kept))]
            gc.collect()  # what a set draws refers to the set
        _kept[wanted] = _built(*wanted)
    return _kept[wanted]


def _built(staging: str, size: tuple[int, int], seconds: float, seed: int) -> "SceneRenderer":
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
