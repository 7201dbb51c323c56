"""From a scene to its clip: frames and sound, encoded as they are drawn."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import av
from av.video.reformatter import VideoReformatter
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from vidpipe_desktop.engines.animatic.memory import give_back
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, pixels
from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice, soundtrack
from vidpipe_desktop.engines.animatic.spec import SceneSpec
from vidpipe_desktop.media.encoding import DRAWN, PACKET, SAMPLE_RATE, Writer


class Film(Protocol):
    """What is filmed: pictures of `size` pixels at any moment of its `duration` in seconds.

    first, last: what the clip begins and ends with, exactly; no last: with whatever comes last.
    legible: whether its words can be written into its pictures.
    """

    spec: SceneSpec
    size: tuple[int, int]
    duration: float
    first: QImage
    last: QImage | None
    legible: bool

    def frame(self, number: int, t: float, *, captions: bool) -> QImage:
        """Frame `number` of the clip, t seconds into it."""
        ...


def film_scene(
    film: Film,
    target: Path,
    *,
    rate: Fraction,
    place: Slice,
    captions: bool,
    narration: bool = False,
    report: Callable[[float], None],
) -> int:
    """Write the clip; returns its number of frames. place: where the clip stands in the film.

    captions: drawn into the picture; the clip says so if they aren't. narration: read aloud.
    """
    duration = film.duration
    frames = max(2, round(duration * rate))
    reformatter = VideoReformatter()
    drawn = captions and film.legible
    with Writer(target, film.size, rate, DRAWN, bare=not drawn) as writer:
        for number in range(frames):
            if number == 0:
                image = film.first
            elif number == frames - 1 and film.last is not None:
                image = film.last
            else:
                image = film.frame(number, number * duration / (frames - 1), captions=captions)
            picture = av.VideoFrame.from_numpy_buffer(pixels(image), format="bgra")  # the image's own memory
            writer.picture(reformatter.reformat(picture, format="yuv420p", dst_colorspace=1))
            report((number + 1) / frames)
        give_back()
        # One packet more than the picture has, so that the music runs on where the next clip's grid begins a bit later.
        samples = round(frames / rate * SAMPLE_RATE) + PACKET
        writer.sound(soundtrack(film.spec, place, samples, narration=narration))
    return frames


def read_picture(path: Path, size: tuple[int, int]) -> QImage:
    """The picture in this size; what sticks out on two sides is cut off. Raises ValueError if it cannot be read."""
    image = QImage(str(path))
    if image.isNull():
        raise ValueError(f"the picture {path.name} cannot be read")
    if (image.width(), image.height()) != size:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(*size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, smooth)
        image = image.copy((image.width() - size[0]) // 2, (image.height() - size[1]) // 2, *size)
    return image.convertToFormat(OPAQUE)
