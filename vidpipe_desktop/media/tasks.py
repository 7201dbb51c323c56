"""What worker processes do with media. Each: f(args, report) -> dict, JSON in and out."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.cues import written
from vidpipe_desktop.media.frames import clip_thumbnail, last_picture, light_picture, picture_thumbnail
from vidpipe_desktop.media.probe import check_clip, check_picture, probe
from vidpipe_desktop.media.stitch import Told
from vidpipe_desktop.media.stitch import stitch as stitch_clips
from vidpipe_desktop.media.text_track import captions_in
from vidpipe_desktop.media.writing import whole


def be_ready(_args: Mapping[str, Any], _report: Callable[[float], None]) -> dict[str, Any]:
    """Nothing: by now all that the other tasks need has been imported."""
    return {}


def inspect_clip(args: Mapping[str, Any], _report: Callable[[float], None]) -> dict[str, Any]:
    """Check the clip at args["path"] (thorough: every frame) and write args["thumbnail"]. Raises MediaError."""
    path = Path(args["path"])
    info = check_clip(path) if args["thorough"] else probe(path)
    clip_thumbnail(path, Path(args["thumbnail"]))
    return {"width": info.width, "height": info.height, "duration": info.duration, "frames": info.frames}


def inspect_picture(args: Mapping[str, Any], _report: Callable[[float], None]) -> dict[str, Any]:
    """Check the picture at args["path"] and write args["thumbnail"]. Raises MediaError."""
    path = Path(args["path"])
    width, height = check_picture(path)
    picture_thumbnail(path, Path(args["thumbnail"]))
    return {"width": width, "height": height}


def last_frame(args: Mapping[str, Any], _report: Callable[[float], None]) -> dict[str, Any]:
    """Write the picture that args["clip"] ends with to args["path"], and args["thumbnail"]. Raises MediaError."""
    path = Path(args["path"])
    width, height = args["size"]
    last_picture(Path(args["clip"]), path, (width, height))
    picture_thumbnail(path, Path(args["thumbnail"]))
    return {"width": width, "height": height}


def lighten_picture(args: Mapping[str, Any], _report: Callable[[float], None]) -> dict[str, Any]:
    """Write args["path"] to args["target"] as a JPEG of at most args["most"] bytes. Raises MediaError, StorageError."""
    light_picture(Path(args["path"]), Path(args["target"]), args["most"])
    return {}


def stitch(args: Mapping[str, Any], report: Callable[[float], None]) -> dict[str, Any]:
    """Join args["clips"] into args["target"], with the captions of args["told"], if given (see `stitch.Told`).

    args["enlarge"]: a film of smaller clips is no smaller than args["size"].

    Raises MediaError that names the scene of a broken clip, StorageError.
    """
    width, height = args["size"]
    rate = Fraction(args["frame_rate"])
    clips = [Path(path) for path in args["clips"]]
    film = stitch_clips(
        clips,
        Path(args["target"]),
        crossfade=args["crossfade"],
        size=(width, height),
        rate=rate,
        enlarge=args.get("enlarge", False),
        report=report,
        told=Told(**args.get("told", {})),
    )
    return {"frames": film.frames, "duration": float(film.frames / film.rate)}


def save_captions(args: Mapping[str, Any], _report: Callable[[float], None]) -> dict[str, Any]:
    """Write what args["film"] says to args["target"], whose suffix says how. Raises MediaError, StorageError."""
    told, target = captions_in(Path(args["film"])), Path(args["target"])
    if not told:
        raise MediaError(
            "This film carries no captions.",
            "Its scenes tell nothing, or it was stitched by an earlier version. "
            "With another clip, or another crossfade, it is stitched anew.",
        )
    with whole(target) as part:
        part.write_text(written(told, target.suffix.lower()), encoding="utf-8", newline="\n")
    return {}
